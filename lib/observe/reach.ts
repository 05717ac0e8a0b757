/** The Kubernetes network model of a lab, tried with packets: pods and nodes, each with each, without NAT. */
import type {Family, Node, Pod} from '../../topology/model.js';
import type {Mode} from '../plan/mode.js';
import {bareAddresses, placeOfPod} from '../plan/places.js';
import {familyOf} from '../run/socket-address.js';
import {meshProbe} from './mesh.js';
import type {Mesh, MeshEnd} from './mesh-trials.js';
import {ownPoliced} from './policy/enforced.js';
import {openResponders} from './responders.js';
import type {Proving} from './verify.js';

/** Some 5,000 pairs in all, of a lab that has too many to try them all. */
const samples = {pods: 2500, nodes: 1250} as const;

/** Throws a SystemCallError if a socket can't be opened in a place. */
export async function proveReach(lab: Proving) {
	const {cluster, mode, runtime, sample, absent, ways, denied, isNeighbourless} = lab;
	const pods = cluster.pods.filter(({hostNetwork}) => !hostNetwork).map(podEnd);
	const nodes = cluster.nodes.map(nodeEnd);
	const netnsOf = (place: string) => runtime.netns(place);
	const places = [...pods, ...nodes]
		.filter(({node, place}) => !absent.has(node) && (sample?.has(place) ?? true))
		.map(({place}) => place);
	const responders = await openResponders(places, netnsOf);
	const mesh = (ends: Pick<Mesh, 'from' | 'to' | 'why' | 'seenAs' | 'sample'>) =>
		meshProbe({
			...ends,
			responders,
			netnsOf,
			...(sample && {among: sample}),
			absent,
			wayOf: (from, to, family) => {
				const way = ways(from.node, to.node, family);
				// Nobody listens in a node that is off.
				if (way !== 'whole') return way;
				const [address = '', port] = [to.addresses[family], responders.portOf(to.place)];
				const asked = {from: from.place, to: to.place, family, protocol: 'TCP', address, port} as const;
				return isNeighbourless(asked) ? 'disturbed' : way;
			},
			isOwnPoliced: ownPoliced(cluster),
			deniedBy: ({from, to, address, port}) =>
				denied({from, to, address, port, protocol: 'TCP', family: familyOf(address)}),
		});
	try {
		// All at once: in a broken lab each of them waits for answers that don't come.
		const [podToPod, nodeToPod, podToNode] = await Promise.all([
			mesh({
				from: pods,
				to: pods,
				sample: samples.pods,
				why: 'Kubernetes: every pod reaches every pod without NAT',
			}),
			mesh({
				from: nodes,
				to: pods,
				sample: samples.nodes,
				why: 'Kubernetes: every node reaches every pod without NAT',
			}),
			mesh({
				from: pods,
				to: nodes,
				sample: samples.nodes,
				why: whyPodToNode(mode),
				seenAs: (from, to, family) => podSeenAs(lab, {from, to, family}),
			}),
		]);
		return {podToPod, nodeToPod, podToNode};
	} finally {
		await responders.close();
	}
}

function whyPodToNode(mode: Mode): string {
	return mode.podSeenBy
		? 'every pod reaches every node; another node sees it as the mode masquerades it'
		: 'Kubernetes: every pod reaches every node without NAT';
}

/** What a node of another pod sees; a pod's own node sees the pod itself. */
function podSeenAs(
	{mode, viewOf}: Proving,
	{from, to, family}: {from: MeshEnd; to: MeshEnd; family: Family},
): string | undefined {
	if (from.node === to.node) return undefined;
	const address = from.addresses[family];
	return mode.podSeenBy?.(viewOf(to.node).node, viewOf(from.node).context, {family, address});
}

function podEnd(pod: Pod): MeshEnd {
	return {place: placeOfPod(pod), node: pod.node, addresses: bareAddresses(pod.addresses)};
}

function nodeEnd({name, attachment}: Node): MeshEnd {
	return {place: name, node: name, addresses: bareAddresses(attachment.addresses)};
}
