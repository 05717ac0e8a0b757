/** Who is asked about a packet at a device of a node. */
import type {HostEndpoint, PolicyModel} from '../../../../topology/policy/types.js';
import type {Applied} from '../applied.js';
import type {HostPolicing} from '../enforcement.js';
import type {PolicyCluster} from '../evaluate.js';
import {asks, type HostEndpoints, hostEndpointsOn, type Stage, tiersOf} from './host-endpoints.js';

export type At = {readonly node: string; readonly device: string; readonly stage: Stage};

export type Lookup = (at: At) => HostEndpoint | undefined;

/** Before connection tracking and NAT only those count that have policies there; before tracking none that stands for all devices. */
export function lookupIn(
	{nodes, policy}: Pick<PolicyCluster, 'nodes'> & {readonly policy: PolicyModel},
	applied: Applied,
	policing: HostPolicing,
): Lookup {
	const known = new Map<string, HostEndpoints>();
	const on = (name: string): HostEndpoints => {
		const node = nodes.find(each => each.name === name);
		const found = known.get(name) ?? (node ? hostEndpointsOn(node, policy, policing) : {named: []});
		known.set(name, found);
		return found;
	};
	return ({node, device, stage}) => {
		const {named, all} = on(node);
		const own = named.find(each => each.interface === device)?.endpoint;
		if (stage === 'normal' || stage === 'forward') return own ?? all;
		const others = stage === 'preDNAT' ? [all] : [];
		return [own, ...others].find(each => each && asks(tiersOf(applied, each, stage)));
	};
}
