/** Which policies are asked for the pods of a node. */
import type {Pod} from '../../../topology/model.js';
import type {PolicyModel} from '../../../topology/policy/types.js';
import {nameOfPod} from '../places.js';
import {appliedIn} from './applied.js';
import type {PolicyContext} from './enforcement.js';
import {type Resolver, resolverOf} from './members.js';
import type {Asked} from './policy-chains.js';

export type AskedFor = {readonly resolver: Resolver; readonly askedFor: (pod: Pod) => Asked};

/** A cluster without policies asks none. */
export function askedIn(context: Pick<PolicyContext, 'cluster' | 'all'>): AskedFor {
	const {policy = noPolicies} = context.all;
	const resolver = resolverIn(context);
	const applied = appliedIn(policy, resolver);
	return {
		resolver,
		askedFor: pod => ({
			ingress: applied.toPod(nameOfPod(pod), 'ingress'),
			egress: applied.toPod(nameOfPod(pod), 'egress'),
		}),
	};
}

export function resolverIn({cluster, all}: Pick<PolicyContext, 'cluster' | 'all'>): Resolver {
	const {pods, policy = noPolicies} = all;
	return resolverOf({pods, nodes: cluster.nodes, policy});
}

const noPolicies: PolicyModel = {
	tiers: [],
	namespaces: {},
	serviceAccounts: {},
	networkSets: [],
	hostEndpoints: [],
};
