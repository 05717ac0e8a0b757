/**
 * What a pod asks of Calico's IPAM, by its annotations or those of its namespace. Facts: projectcalico/calico
 * cni-plugin/pkg/k8s/k8s.go (CmdAddK8s) and cni-plugin/internal/pkg/utils (ResolvePools).
 */
import {formatAddress, parseAddress} from '../../../topology/addresses.js';
import type {PodObject} from '../../../topology/kubernetes/objects.js';
import type {Labels, PerFamily} from '../../../topology/model.js';
import {namespaceOf} from '../owned.js';
import {perFamily} from '../per-family.js';

export type NamespaceFacts = (name: string) => {
	readonly labels: Labels;
	readonly annotations: Readonly<Record<string, string>>;
};

/** By the node's name; undefined for one that nobody knows more of. */
export type NodeLabels = (name: string) => Labels | undefined;

/** Namespaces of which nothing but the name is known. */
export const noNamespaces: NamespaceFacts = name => ({
	labels: {'kubernetes.io/metadata.name': name},
	annotations: {},
});

export type PodRequest =
	/** An address of each family; names or CIDRs of pools that it must be from, if any are asked for. */
	| {readonly wants: 'any'; readonly pools: PerFamily<readonly string[]>}
	| {readonly wants: 'fixed'; readonly addresses: PerFamily<string>};

const prefix = 'cni.projectcalico.org';
const poolKeys = {ipv4: `${prefix}/ipv4pools`, ipv6: `${prefix}/ipv6pools`} as const;
const addressesKey = `${prefix}/ipAddrs`;

/** A text says what is wrong with the annotations. The pod's own come before those of its namespace. */
export function podRequest(pod: PodObject, namespaces: NamespaceFacts): PodRequest | string {
	const own = pod.metadata.annotations ?? {};
	const fixed = own[addressesKey];
	if (fixed) return fixedRequest(fixed);
	const around = namespaces(namespaceOf(pod)).annotations;
	const pools: {ipv4?: readonly string[]; ipv6?: readonly string[]} = {};
	for (const family of ['ipv4', 'ipv6'] as const) {
		const key = poolKeys[family];
		const text = own[key] || around[key];
		if (!text) continue;
		const list = listIn(text);
		if (!list) return noList(key, text);
		pools[family] = list;
	}
	return {wants: 'any', pools};
}

/** One address in a family at most: a CNI result has no more. */
function fixedRequest(text: string): PodRequest | string {
	const list = listIn(text);
	if (!list || list.length === 0) return noList(addressesKey, text);
	const parsed = list.map(parseAddress);
	const wrong = list.find((_, index) => parsed[index] === undefined);
	if (wrong !== undefined) return `invalid IP format: ${wrong}`;
	const addresses = perFamily(family => {
		const address = parsed.find(each => each?.family === family);
		return address && formatAddress(family, address.value);
	});
	if (Object.keys(addresses).length < list.length)
		return `annotation ${addressesKey} has more than one address of a family: ${text}`;
	return {wants: 'fixed', addresses};
}

function noList(key: string, text: string): string {
	return `annotation ${key} is no list of texts in JSON: ${text}`;
}

function listIn(text: string): readonly string[] | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) && value.every(item => typeof item === 'string') ? value : undefined;
	} catch {
		return undefined;
	}
}
