/** Words of the command line → the connections that are meant: `client`, `shop/web:80`, `node-1:22`, `203.0.113.7`, `[fd00::1]:53/UDP`. */
import {addressOf, parseAddress} from '../../../topology/addresses.js';
import {
	type Cluster,
	type Family,
	families,
	type PerFamily,
	type Pod,
	type Protocol,
} from '../../../topology/model.js';
import {didYouMean} from '../../../topology/problems.js';
import {knownReferences, podsOfReference} from '../../control/references.js';
import {nameOfPod} from '../../plan/places.js';
import type {Flow, FlowEnd} from '../../plan/policy/flow.js';
import {machinesOf} from '../labs/place.js';
import {UsageError} from '../terminal/errors.js';
import type {PolicyLab} from './lab.js';

export type FlowWords = {
	readonly from: string;
	readonly to: string;
	readonly namespace: string;
	readonly protocol?: string | undefined;
	readonly family?: Family | undefined;
};

type End = {readonly end: FlowEnd; readonly pod?: Pod};

/** In each family that both ends have. Throws a UsageError. */
export function flowsOf(words: FlowWords, lab: PolicyLab): Flow[] {
	const target = targetOf(words.to);
	const from = endsOf(words.from, words.namespace, lab);
	const to = endsOf(target.who, words.namespace, lab);
	const flows = from.flatMap(source =>
		to.flatMap(({end, pod}): Flow[] => {
			const family = familyOf(end.address);
			if (familyOf(source.end.address) !== family || (words.family ?? family) !== family) return [];
			const ends = {from: source.end, to: end, family};
			return servicesOf(target, pod, words).map(service => ({...ends, ...service}));
		}),
	);
	if (flows.length > 0) return flows;
	throw new UsageError(`${words.from} and ${target.who} have no address of the same family`);
}

type Target = {readonly who: string; readonly port?: string; readonly protocol?: string};

/** `web:80`, `web:http`, `dns:53/UDP`, `[fd00::1]:80`, `fd00::1` */
function targetOf(word: string): Target {
	const bracketed = /^\[([^\]]+)\](?::([\w-]+)(?:\/(\w+))?)?$/.exec(word);
	const plain = parseAddress(word) ? undefined : /^([^:]+):([\w-]+)(?:\/(\w+))?$/.exec(word);
	const [, who = word, port, protocol] = bracketed ?? plain ?? [];
	return {who, ...(port !== undefined && {port}), ...(protocol !== undefined && {protocol})};
}

type Service = Pick<Flow, 'protocol' | 'port'>;

/** Without a port: those that the pod's containers name. */
function servicesOf({port, protocol}: Target, pod: Pod | undefined, words: FlowWords): Service[] {
	const wanted = protocolOf(protocol ?? words.protocol);
	if (wanted === 'ICMP') return [{protocol: wanted}];
	const named = pod?.containers.flatMap(({ports}) => ports) ?? [];
	if (port === undefined) {
		const own = named.filter(each => wanted === undefined || each.protocol === wanted);
		if (own.length > 0) return own.map(each => ({protocol: each.protocol, port: each.port}));
		throw new UsageError(
			`${words.to} names no port: which one is meant?`,
			`${words.to}:80, or --protocol ICMP`,
		);
	}
	if (/^\d+$/.test(port)) return [{protocol: wanted ?? 'TCP', port: portNumber(port)}];
	const found = named.filter(each => each.name === port && each.protocol === (wanted ?? each.protocol));
	if (found.length > 0) return found.map(each => ({protocol: each.protocol, port: each.port}));
	const names = named.flatMap(({name}) => name ?? []);
	const hint = names.length > 0 ? didYouMean(port, names) : 'give its number';
	throw new UsageError(`${words.to}: nothing there calls a port '${port}'`, hint);
}

function portNumber(text: string): number {
	const port = Number(text);
	if (port >= 1 && port <= 65_535) return port;
	throw new UsageError(`${text} is no port`, 'a number from 1 to 65535');
}

function protocolOf(text: string | undefined): Protocol | 'ICMP' | undefined {
	const name = text?.toUpperCase();
	if (name === undefined || name === 'TCP' || name === 'UDP' || name === 'SCTP' || name === 'ICMP')
		return name;
	throw new UsageError(`${text} is no protocol`, didYouMean(name, ['TCP', 'UDP', 'SCTP', 'ICMP']));
}

/** Who a word means: an address of the lab's is whose it is. */
function endsOf(word: string, namespace: string, lab: PolicyLab): readonly End[] {
	const {cluster} = lab;
	const address = parseAddress(word) ? word : undefined;
	if (address !== undefined) return [ownerOf(address, cluster) ?? {end: {is: 'outside', address}}];
	const machine = machineEnds(word, cluster);
	if (machine) return machine;
	const reference = word.includes('/') ? word : `${namespace}/${word}`;
	const pods = podsOfReference(reference, lab);
	if (pods.length > 0) return pods.flatMap(pod => podEnds(pod, cluster));
	throw new UsageError(
		`there is no pod, workload or machine ${word}`,
		didYouMean(word, [...machinesOf(cluster), ...shortNames(lab, namespace)]),
	);
}

function shortNames(lab: PolicyLab, namespace: string): string[] {
	const own = `${namespace}/`;
	return knownReferences(lab).map(name =>
		name.startsWith(own) && name.split('/').length === 2 ? name.slice(own.length) : name,
	);
}

/** A pod on its node's network is the node. */
function podEnds(pod: Pod, cluster: Cluster): readonly End[] {
	if (pod.hostNetwork) return machineEnds(pod.node, cluster) ?? [];
	return addressesOf(pod.addresses).map(address => ({end: {is: 'pod', name: nameOfPod(pod), address}, pod}));
}

/** Routers and clients belong to no cluster. */
function machineEnds(word: string, {nodes, underlay}: Cluster): readonly End[] | undefined {
	const node = nodes.find(({name}) => name === word);
	if (node) {
		return addressesOf(node.attachment.addresses).map(address => ({end: {is: 'node', name: word, address}}));
	}
	const client = underlay.clients.find(({name}) => name === word);
	const router = underlay.routers.find(({name}) => name === word);
	const attachment = client?.attachment ?? router?.attachments[0];
	return (
		attachment &&
		addressesOf(attachment.addresses).map(address => ({end: {is: 'outside', name: word, address}}))
	);
}

function ownerOf(address: string, cluster: Cluster): End | undefined {
	const ends = [
		...cluster.pods.filter(({hostNetwork}) => !hostNetwork).flatMap(pod => podEnds(pod, cluster)),
		...[...cluster.nodes, ...cluster.underlay.clients].flatMap(({name}) => machineEnds(name, cluster) ?? []),
	];
	return ends.find(({end}) => end.address === address);
}

function addressesOf(addresses: PerFamily<string>): string[] {
	return families.flatMap(family => (addresses[family] === undefined ? [] : [addressOf(addresses[family])]));
}

function familyOf(address: string): Family {
	return address.includes(':') ? 'ipv6' : 'ipv4';
}
