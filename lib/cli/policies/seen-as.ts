/** As whom the other end sees a node: through a tunnel as the tunnel's address, which is what a policy's ipBlock is about. */
import {formatAddress, parseAddress} from '../../../topology/addresses.js';
import {type Network, networkOf, sourceTo} from '../../observe/policy/network.js';
import type {Mode} from '../../plan/mode.js';
import {planCluster} from '../../plan/planner.js';
import type {Flow} from '../../plan/policy/flow.js';
import type {PolicyLab} from './lab.js';

export type SeenAs = (flow: Flow) => Flow;

/** Without a plan (of a mode that is not known) a node is seen by its own address. */
export function seenAs({cluster}: PolicyLab, mode: Mode | undefined): SeenAs {
	let network: Network | undefined;
	return flow => {
		if (flow.from.is !== 'node' || !mode) return flow;
		network ??= networkOf(planCluster(cluster, mode, cluster.mode.options));
		const destination = parseAddress(flow.to.address);
		const source =
			destination && sourceTo(network.stack(flow.from.name), destination.value, destination.family);
		if (source === undefined) return flow;
		return {...flow, from: {...flow.from, address: formatAddress(flow.family, source)}};
	};
}
