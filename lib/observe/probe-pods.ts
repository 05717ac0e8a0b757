/** `probe`: who reaches whom, on which port, and as whom; from real pods to real pods. */
import {addressOf} from '../../topology/addresses.js';
import {type Cluster, families, type Pod} from '../../topology/model.js';
import {nameOfPod, placeOfPod} from '../plan/places.js';
import type {Runtime} from '../run/runtime.js';
import {type ProbeProtocol, type ProbeRequest, probe} from './probe.js';

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
	const targets = choose(cluster, query.to).flatMap(pod => portsOf(pod, query).map(port => ({pod, ...port})));
	const asked = choose(cluster, query.from).flatMap(from =>
		targets
			.filter(({pod}) => pod !== from)
			.flatMap(target => requestsTo(from, target, query.timeoutMs ?? 1000)),
	);
	const results = await probe(asked, place => runtime.netns(place), {listens: sctpListeners(cluster)});
	const probes = results.map((result, index): PodProbe => {
		const {from = '', to = ''} = asked[index]?.names ?? {};
		const {protocol, address, port, allowed, ms, seen, error} = result;
		return {
			from,
			to,
			via: 'pod',
			protocol,
			address,
			port,
			allowed,
			seenSource: seen?.address ?? null,
			ms,
			...(error && {error}),
		};
	});
	return {probes};
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

type Named = ProbeRequest & {readonly names: {readonly from: string; readonly to: string}};

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
			},
		];
	});
}
