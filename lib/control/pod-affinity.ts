/** Required affinity and anti-affinity between pods, over any node label as the topology. */
import type {PodAffinityTerm} from 'kubernetes-types/core/v1.js';
import type {LabelSelectorRequirement} from 'kubernetes-types/meta/v1.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import {selects} from '../../topology/kubernetes/selectors.js';
import {namespaceOf} from './owned.js';
import type {NodeFilter, World} from './scheduler.js';

type Side = 'podAffinity' | 'podAntiAffinity';

export function affinityFilter(pod: PodObject, world: World): NodeFilter {
	const filters = [wantedFilter(pod, world), unwantedFilter(pod, world), unwillingFilter(pod, world)];
	return node => {
		for (const filter of filters) {
			const reason = filter(node);
			if (reason !== undefined) return reason;
		}
		return undefined;
	};
}

/** The node must be in the topology of a pod that matches all terms; the first pod of a group may match itself. */
function wantedFilter(pod: PodObject, world: World): NodeFilter {
	const terms = termsOf(pod, 'podAffinity');
	if (terms.length === 0) return () => undefined;
	const matchesAll = (other: PodObject) => terms.every(term => matchesTerm(other, {term, of: pod, world}));
	const friends = world.placed.filter(({pod: other}) => matchesAll(other));
	const alone = friends.length === 0 && matchesAll(pod);
	const topologies = terms.map(({topologyKey}) => ({
		topologyKey,
		values: new Set(friends.map(({node}) => node.labels[topologyKey])),
	}));
	return node => {
		const fits = topologies.every(({topologyKey, values}) => {
			const value = node.labels[topologyKey];
			return value !== undefined && (alone || values.has(value));
		});
		return fits ? undefined : "node(s) didn't match pod affinity rules";
	};
}

/** No pod that a term matches may be in the node's topology. */
function unwantedFilter(pod: PodObject, world: World): NodeFilter {
	const blocked = termsOf(pod, 'podAntiAffinity').map(term => ({
		topologyKey: term.topologyKey,
		values: new Set(
			world.placed
				.filter(({pod: other}) => matchesTerm(other, {term, of: pod, world}))
				.map(({node}) => node.labels[term.topologyKey]),
		),
	}));
	return node => {
		const clash = blocked.some(({topologyKey, values}) => {
			const value = node.labels[topologyKey];
			return value !== undefined && values.has(value);
		});
		return clash ? "node(s) didn't match pod anti-affinity rules" : undefined;
	};
}

/** No pod in the node's topology may have an anti-affinity against this one. */
function unwillingFilter(pod: PodObject, world: World): NodeFilter {
	const blocked = world.averse.flatMap(({pod: other, node}) =>
		termsOf(other, 'podAntiAffinity')
			.filter(
				term => node.labels[term.topologyKey] !== undefined && matchesTerm(pod, {term, of: other, world}),
			)
			.map(({topologyKey}) => ({topologyKey, value: node.labels[topologyKey]})),
	);
	return node =>
		blocked.some(({topologyKey, value}) => node.labels[topologyKey] === value)
			? "node(s) didn't satisfy existing pods anti-affinity rules"
			: undefined;
}

const none: readonly PodAffinityTerm[] = [];

function termsOf({spec}: PodObject, side: Side): readonly PodAffinityTerm[] {
	return spec.affinity?.[side]?.requiredDuringSchedulingIgnoredDuringExecution ?? none;
}

/** Whether a pod is meant by a term of another pod. */
function matchesTerm(
	pod: PodObject,
	{term, of, world}: {readonly term: PodAffinityTerm; readonly of: PodObject; readonly world: World},
): boolean {
	const {
		labelSelector,
		namespaceSelector,
		namespaces = [],
		matchLabelKeys = [],
		mismatchLabelKeys = [],
	} = term;
	const namespace = namespaceOf(pod);
	const inNamespace =
		namespaces.length === 0 && !namespaceSelector
			? namespace === namespaceOf(of)
			: namespaces.includes(namespace) || selects(namespaceSelector, world.namespaces.get(namespace) ?? {});
	if (!inNamespace || !labelSelector) return false;
	const more = [...requirements(of, matchLabelKeys, 'In'), ...requirements(of, mismatchLabelKeys, 'NotIn')];
	const matchExpressions = [...(labelSelector.matchExpressions ?? []), ...more];
	return selects({...labelSelector, matchExpressions}, pod.metadata.labels ?? {});
}

function requirements(
	{metadata}: PodObject,
	keys: readonly string[],
	operator: string,
): LabelSelectorRequirement[] {
	return keys.flatMap(key => {
		const value = metadata.labels?.[key];
		return value === undefined ? [] : [{key, operator, values: [value]}];
	});
}
