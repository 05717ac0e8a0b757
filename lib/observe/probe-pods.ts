/** `probe`: who reaches whom, on which port, and as whom; from real pods to real pods. */
import {addressOf} from '../../topology/addresses.js';
import {type Cluster, families, type Pod} from '../../topology/model.js';
import {nameOfPod, placeOfPod} from '../plan/places.js';
import {offMessage} from '../run/machine-files.js';
import type {Runtime} from '../run/runtime.js';
import {type ProbeProtocol, type ProbeRequest, type ProbeResult, probe} from './probe.js';

export type ProbeQuery = {
	/** `namespace/pod`; all pods if not set. */
	readonly from?: readonly string[];
	readonly to?: readonly string[];
	/** If not set: the ports that the containers of the target name. */
	readonly ports?: readonly number[];
	/** With `ports`; TCP if not set. Without: narrows the containers' ports. */
	readonly protocols?: readonly ProbeProtocol[];
	readonly timeoutMs?: number;
};

export type PodProbe = {
	/** `namespace/pod` */
	readonly from: string;
	readonly to: string;
	readonly via: 'pod';
	readonly protocol: ProbeProtocol;
	readonly address: string;
	readonly port: number;
	readonly allowed: boolean;
	/** The client that the server saw; null if the server is a program that does not tell. */
	readonly seenSource: string | null;
	readonly ms: number;
	readonly error?: string;
};

/** Every ordered pair of different pods, port and family; all at once. */
export async function probePods(
	cluster: Cluster,
	runtime: Runtime,
	query: ProbeQuery,
): Promise<{probes: PodProbe[]}> {
	const off = offNodes(cluster, runtime);
	const targets = choose(cluster, query.to).flatMap(pod => portsOf(pod, query).map(port => ({pod, ...port})));
	const wanted = choose(cluster, query.from).flatMap(from =>
		targets
			.filter(({pod}) => pod !== from)
			.flatMap(target => requestsTo(from, target, query.timeoutMs ?? 1000)),
	);
	const asked = wanted.filter(request => offOf(request, off) === undefined);
	const results = await probe(asked, place => runtime.netns(place), {listens: sctpListeners(cluster)});
	const answers = new Map(asked.map((request, index) => [request, results[index]]));
	return {probes: wanted.map(request => toPodProbe(request, answers.get(request) ?? unasked(request, off)))};
}

function toPodProbe({names, ...request}: Named, {allowed, ms, seen, error}: Answer): PodProbe {
	const {protocol, address, port} = request;
	const seenSource = seen?.address ?? null;
	return {...names, via: 'pod', protocol, address, port, allowed, seenSource, ms, ...(error && {error})};
}

type Answer = Pick<ProbeResult, 'allowed' | 'ms' | 'seen'> & {readonly error?: string};

function unasked(request: Named, off: ReadonlySet<string>): Answer {
	return {allowed: false, ms: 0, error: offMessage(offOf(request, off) ?? request.nodes[0])};
}

/** The node that is off, and so keeps it from being tried: SCTP is spoken and heard by us, at both ends. */
function offOf({nodes, protocol}: Named, off: ReadonlySet<string>): string | undefined {
	return nodes.find((node, end) => off.has(node) && (end === 0 || protocol === 'SCTP'));
}

/** Nobody can be asked there; who is asked for one of their pods gets no answer. */
export function offNodes({nodes}: Cluster, runtime: Runtime): ReadonlySet<string> {
	return new Set(nodes.flatMap(({name}) => (runtime.isAlive(name) ? [] : [name])));
}

export function choose({pods}: Cluster, names: readonly string[] | undefined): readonly Pod[] {
	return names === undefined ? pods : pods.filter(pod => names.includes(nameOfPod(pod)));
}

type Port = {readonly port: number; readonly protocol: ProbeProtocol};

export function portsOf({containers}: Pod, {ports, protocols}: ProbeQuery): Port[] {
	if (ports !== undefined)
		return (protocols ?? ['TCP']).flatMap((protocol): Port[] =>
			protocol === 'ICMP' ? [{port: 0, protocol}] : ports.map(port => ({port, protocol})),
		);
	const named = containers.flatMap(container => container.ports);
	const echo: Port[] = protocols?.includes('ICMP') ? [{port: 0, protocol: 'ICMP'}] : [];
	return [...named.filter(({protocol}) => protocols === undefined || protocols.includes(protocol)), ...echo];
}

/** Kernels mostly have no SCTP: who has such a port is spoken for. */
export function sctpListeners({pods}: Cluster): (place: string, port: number) => boolean {
	const listening = new Set(pods.flatMap(pod => sctpPorts(pod).map(port => `${placeOfPod(pod)} ${port}`)));
	return (place, port) => listening.has(`${place} ${port}`);
}

function sctpPorts({containers}: Pod): number[] {
	return containers.flatMap(({ports}) =>
		ports.flatMap(({port, protocol}) => (protocol === 'SCTP' ? [port] : [])),
	);
}

/** `nodes`: the client's, the target's. */
type Named = ProbeRequest & {
	readonly names: {readonly from: string; readonly to: string};
	readonly nodes: readonly [string, string];
};

function requestsTo(from: Pod, {pod, port, protocol}: {pod: Pod} & Port, timeoutMs: number): Named[] {
	return families.flatMap(family => {
		const address = pod.addresses[family];
		if (address === undefined) return [];
		const names = {from: nameOfPod(from), to: nameOfPod(pod)};
		return [
			{
				from: placeOfPod(from),
				to: placeOfPod(pod),
				address: addressOf(address),
				port,
				protocol,
				timeoutMs,
				names,
				nodes: [from.node, pod.node],
			},
		];
	});
}
