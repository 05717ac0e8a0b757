/** Plans of the clusters of test/helpers/cases.ts with policies, made by hand: all forms of a rule, and changes of all kinds. */
import type {NftOp} from '../../lib/plan/ops.js';
import {planCluster} from '../../lib/plan/planner.js';
import {parseSelector, type Selector} from '../../topology/calico/selector.js';
import type {Pod} from '../../topology/model.js';
import type {Policy, PolicyModel, PolicyRule} from '../../topology/policy/types.js';
import {caseNamed} from './cases.js';
import {modelOf, policyOf, ruleOf, tierOf} from './policy-cluster.js';

/** The tables of a node; `pods`: others than the cluster's own. */
export function tablesOf(
	name: string,
	policy: PolicyModel,
	{node = 'node-1', pods}: {readonly node?: string; readonly pods?: readonly Pod[]} = {},
): NftOp[] {
	const {cluster, mode, options} = caseNamed(name);
	const plan = planCluster({...cluster, policy, pods: pods ?? cluster.pods}, mode, options);
	const machine = plan.machines.find(each => each.name === node);
	return (machine?.ops ?? []).filter((op): op is NftOp => op.kind === 'nft');
}

export function selectorOf(text: string): Selector {
	const parsed = parseSelector(text);
	if ('error' in parsed) throw new Error(parsed.error);
	return parsed.selector;
}

const web = {labels: selectorOf("app == 'web'")};
const tool = {labels: selectorOf("app == 'tool'")};

const forms: readonly PolicyRule[] = [
	ruleOf('Allow', {protocol: 'TCP', source: {endpoints: tool}, destination: {ports: [{from: 80, to: 80}]}}),
	ruleOf('Allow', {
		protocol: 'UDP',
		source: {endpoints: tool, notEndpoints: selectorOf("zone == 'x'")},
		destination: {
			ports: [{from: 53, to: 53}, {from: 5000, to: 6000}, {from: 5500, to: 7000}, {name: 'http'}],
		},
	}),
	ruleOf('Allow', {protocol: 'TCP', destination: {ports: [{name: 'http'}, {name: 'metrics'}]}}),
	ruleOf('Deny', {protocol: 'TCP', destination: {notPorts: [{from: 1, to: 9}, {name: 'http'}]}}),
	ruleOf('Allow', {family: 'ipv4', source: {nets: ['10.0.0.0/8', '10.1.0.0/16'], notNets: ['10.9.0.0/16']}}),
	ruleOf('Allow', {source: {nets: ['192.0.2.0/24', '198.51.100.7/32', '2001:db8::/32']}}),
	ruleOf('Allow', {source: {nets: ['0.0.0.0/0']}}),
	ruleOf('Allow', {protocol: 'ICMP', icmp: {type: 8, code: 0}}),
	ruleOf('Allow', {protocol: 'ICMPv6', icmp: {type: 128}}),
	ruleOf('Deny', {protocol: 'ICMP', notIcmp: {type: 8, code: 0}}),
	ruleOf('Deny', {protocol: 'ICMPv6', notIcmp: {type: 128}}),
	ruleOf('Log', {protocol: 'SCTP', destination: {ports: [{from: 9999, to: 9999}]}}),
	ruleOf('Pass', {notProtocol: 'UDPLite'}),
	ruleOf('Deny', {protocol: 47, source: {service: {namespace: 'default', name: 'web'}}}),
	ruleOf('Allow', {protocol: 'TCP', destination: {service: {namespace: 'default', name: 'web'}}}),
];

const isolated = policyOf({
	name: 'isolated',
	subject: web,
	directions: ['ingress', 'egress'],
	ingress: [ruleOf('Allow', {protocol: 'TCP', source: {endpoints: tool}})],
});

const services = [
	{
		namespace: 'default',
		name: 'web',
		endpoints: [{address: '10.244.1.2', ports: [{port: 80, protocol: 'TCP' as const}]}],
	},
];

const networkSet = {name: 'office', labels: {app: 'tool'}, nets: ['203.0.113.0/24', '2001:db8:1::/48']};

const hostEndpoints = ['eth0', '*'].map((dev, index) => ({
	name: `endpoint-${index}`,
	node: 'node-1',
	interface: dev,
	addresses: ['192.168.50.11'],
	labels: {app: 'web'},
	ports: [{name: 'http', port: 80, protocol: 'TCP' as const}],
	profiles: index === 0 ? [] : ['projectcalico-default-allow'],
}));

const ofNodes = [{}, {applyOnForward: true}, {preDNAT: true}, {doNotTrack: true}].map((flags, index) =>
	policyOf({
		name: `stage-${index}`,
		subject: web,
		ingress: forms,
		egress: 'preDNAT' in flags ? [] : forms,
		...(flags as Partial<Policy>),
	}),
);

/** Each is reached from the one before and from the one after. */
export const models: readonly PolicyModel[] = [
	modelOf(),
	modelOf({tiers: [tierOf([isolated])]}),
	modelOf({
		tiers: [tierOf([isolated, policyOf({name: 'all-forms', ingress: forms, egress: forms})])],
		services,
	}),
	modelOf({
		tiers: [
			tierOf([policyOf({name: 'first', egress: [ruleOf('Pass')]})], {name: 'admin', order: 10}),
			tierOf([policyOf({name: 'all-forms', ingress: forms.toReversed()})], {defaultAction: 'Pass'}),
		],
		// The set of what is called tool is of intervals now.
		networkSets: [networkSet],
	}),
	modelOf({tiers: [tierOf([isolated])], networkSets: [networkSet]}),
	modelOf({tiers: [tierOf([isolated])], networkSets: [{...networkSet, nets: ['203.0.0.0/16']}]}),
	modelOf({tiers: [tierOf([isolated, ...ofNodes])], hostEndpoints}),
	modelOf({hostEndpoints: hostEndpoints.slice(1)}),
	modelOf({tiers: [tierOf(many(60))]}),
	modelOf({tiers: [tierOf(many(61))]}),
];

/** More than a plain user may say to the kernel at once. */
function many(count: number): Policy[] {
	return Array.from({length: count}, (_, index) =>
		policyOf({
			name: `policy-${index}`,
			subject: index % 2 ? web : {},
			ingress: forms.map(rule => ({...rule, path: `ingress[${index}]`})),
			egress: forms,
		}),
	);
}
