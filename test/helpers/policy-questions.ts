/** Four pods on two nodes, and what the model answers about them. */
import type {Behaviour} from '../../lib/plan/policy/enforcement.js';
import {answerOf} from '../../lib/plan/policy/evaluate.js';
import type {Answer, Flow, FlowEnd} from '../../lib/plan/policy/flow.js';
import type {EndpointSelector, Policy, PolicyModel, Tier} from '../../topology/policy/types.js';
import {clusterOf} from './cluster.js';
import {felix, modelOf, podOf, policyOf, tierOf} from './policy-cluster.js';

export const {nodes} = clusterOf({mode: 'flannel-vxlan'});
export const web = podOf('shop/web', 1, {labels: {app: 'web'}, ports: {http: 80, dns: '53/UDP'}});
export const alt = podOf('shop/alt', 2, {labels: {app: 'web'}, ports: {http: 8080}});
export const client = podOf('shop/client', 3, {labels: {app: 'client'}, node: 'node-2'});
export const other = podOf('ops/client', 4, {labels: {app: 'client'}, node: 'node-2'});
export const pods = [web, alt, client, other];
export const webs: EndpointSelector = {labels: {is: '==', label: 'app', value: 'web'}};
export const clients: EndpointSelector = {labels: {is: '==', label: 'app', value: 'client'}};

type Asked = {
	readonly tiers: readonly Tier[];
	readonly behaviour?: Behaviour;
	readonly model?: Partial<PolicyModel>;
};

export function ask(flow: Flow, {tiers, behaviour = felix, model = {}}: Asked): Answer {
	return answerOf(flow, {nodes, pods, policy: modelOf({...model, tiers})}, behaviour);
}

/** Whether it passes with these policies in the tier `default`. */
export function passes(flow: Flow, ...policies: readonly Policy[]): boolean {
	return ask(flow, {tiers: [tierOf(policies)]}).allowed;
}

/** Of the pods `app=web`. */
export const ingress = (name: string, ...rules: readonly Policy['ingress'][number][]) =>
	policyOf({name, subject: webs, ingress: rules, directions: ['ingress']});

export const outside: FlowEnd = {is: 'outside', address: '203.0.113.7'};
