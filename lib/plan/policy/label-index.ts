/** Who has a label: so that of a thousand endpoints a selector is asked only about the few that it can mean. */
import type {Selector} from '../../../topology/calico/selector.js';
import type {EndpointSelector} from '../../../topology/policy/types.js';
import type {Endpoint} from './endpoints.js';

export type LabelIndex = {
	/** Nodes too. */
	readonly all: readonly Endpoint[];
	readonly nodes: readonly Endpoint[];
	/** All whom the selector can mean, nodes apart, and perhaps more; each once, in the order of all. */
	candidates(selector: EndpointSelector): readonly Endpoint[];
};

export function labelIndexOf(all: readonly Endpoint[]): LabelIndex {
	const order = new Map(all.map((endpoint, index) => [endpoint, index]));
	const plain = all.filter(({is}) => is !== 'node');
	const lookUp = lookUpIn(plain);
	const byNamespace = inNamespaces(plain);
	return {
		all,
		nodes: all.filter(({is}) => is === 'node'),
		candidates: ({labels, namespaces}) => {
			const ways = [labels && lookUp(labels), ofNamespace(namespaces, byNamespace)];
			const found = smallest(ways) ?? plain;
			return found.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
		},
	};
}

function inNamespaces(endpoints: readonly Endpoint[]): ByNamespace {
	const found = new Map<string | undefined, Endpoint[]>();
	for (const endpoint of endpoints) {
		const others = found.get(endpoint.namespace);
		if (others) others.push(endpoint);
		else found.set(endpoint.namespace, [endpoint]);
	}
	return found;
}

type ByNamespace = ReadonlyMap<string | undefined, readonly Endpoint[]>;

function ofNamespace(
	namespaces: EndpointSelector['namespaces'],
	byNamespace: ByNamespace,
): readonly Endpoint[] | undefined {
	if (namespaces === 'none') return byNamespace.get(undefined) ?? [];
	if (namespaces === undefined || namespaces === 'all' || 'labels' in namespaces) return undefined;
	return byNamespace.get(namespaces.name) ?? [];
}

type LookUp = (selector: Selector) => readonly Endpoint[] | undefined;

/** Undefined: the index does not tell. */
function lookUpIn(endpoints: readonly Endpoint[]): LookUp {
	const byLabel = new Map<string, Map<string, Endpoint[]>>();
	for (const endpoint of endpoints) {
		for (const [label, value] of Object.entries(endpoint.labels)) {
			const values = byLabel.get(label) ?? new Map<string, Endpoint[]>();
			byLabel.set(label, values);
			const found = values.get(value);
			if (found) found.push(endpoint);
			else values.set(value, [endpoint]);
		}
	}
	const lookUp: LookUp = selector => {
		switch (selector.is) {
			case '==':
				return byLabel.get(selector.label)?.get(selector.value) ?? [];
			case 'in':
				return [...new Set(selector.values)].flatMap(value => byLabel.get(selector.label)?.get(value) ?? []);
			case 'has':
				return [...(byLabel.get(selector.label)?.values() ?? [])].flat();
			case 'and':
				return smallest(selector.of.map(lookUp));
			case 'or':
				return union(selector.of.map(lookUp));
			default:
				return undefined;
		}
	};
	return lookUp;
}

function smallest(ways: readonly (readonly Endpoint[] | undefined)[]): readonly Endpoint[] | undefined {
	let best: readonly Endpoint[] | undefined;
	for (const way of ways) if (way && (!best || way.length < best.length)) best = way;
	return best;
}

function union(ways: readonly (readonly Endpoint[] | undefined)[]): readonly Endpoint[] | undefined {
	const known = ways.filter(way => way !== undefined);
	return known.length === ways.length ? [...new Set(known.flat())] : undefined;
}
