/** A flow as the network has it: as whom the other end sees a node (through a tunnel as its address), and where it comes by. */
import {formatAddress, parseAddress} from '../../../topology/addresses.js';
import {hopsIn} from '../../observe/policy/hops.js';
import {networkOf, sourceTo} from '../../observe/policy/network.js';
import type {Mode} from '../../plan/mode.js';
import {planCluster} from '../../plan/planner.js';
import type {Flow} from '../../plan/policy/flow.js';
import type {HopsOf} from '../../plan/policy/hosts/hop.js';
import type {PolicyLab} from './lab.js';

export type Ways = {readonly seenAs: (flow: Flow) => Flow; readonly hopsOf: HopsOf};

/** Without a plan (of a mode that is not known) a node is seen by its own address, and nobody asks about nodes. Planned if it matters. */
export function waysIn({cluster}: PolicyLab, mode: Mode | undefined): Ways {
	if (!mode) return {seenAs: flow => flow, hopsOf: () => []};
	const later = <Value>(work: () => Value): (() => Value) => {
		let made: {readonly value: Value} | undefined;
		return () => {
			made ??= {value: work()};
			return made.value;
		};
	};
	const network = later(() => networkOf(planCluster(cluster, mode, cluster.mode.options)));
	const hops = later(() => hopsIn({cluster, mode, network: network()}));
	return {
		seenAs: flow => {
			if (flow.from.is !== 'node') return flow;
			const destination = parseAddress(flow.to.address);
			const source =
				destination && sourceTo(network().stack(flow.from.name), destination.value, destination.family);
			if (source === undefined) return flow;
			return {...flow, from: {...flow.from, address: formatAddress(flow.family, source)}};
		},
		hopsOf: flow => (cluster.policy?.hostEndpoints.length ? hops()(flow) : []),
	};
}
