/** Taints keep pods away from a node that do not tolerate them. */
import type {PodSpec, Taint, Toleration} from 'kubernetes-types/core/v1.js';
import type {NodeFacts} from './controllers.js';

export const cordonTaint = {key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule'} as const;

/** Why the node can't take the pod, in Kubernetes' words. */
export function taintFilter({tolerations = []}: PodSpec, node: NodeFacts): string | undefined {
	const taint = untolerated(tolerations, node, ['NoSchedule', 'NoExecute']);
	return taint && `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
}

export function toleratesCordon({tolerations = []}: PodSpec): boolean {
	return tolerations.some(toleration => tolerates(toleration, cordonTaint));
}

/** The first taint of these effects that nothing tolerates. */
export function untolerated(
	tolerations: readonly Toleration[],
	{taints = []}: NodeFacts,
	effects: readonly string[],
): Taint | undefined {
	return taints.find(
		taint => effects.includes(taint.effect) && !tolerations.some(toleration => tolerates(toleration, taint)),
	);
}

/** The tolerations that these taints need; undefined if there are none for one of them. */
export function usedTolerations(
	taints: readonly Taint[],
	tolerations: readonly Toleration[],
): Toleration[] | undefined {
	const used = taints.map(taint => tolerations.filter(toleration => tolerates(toleration, taint)));
	return used.every(({length}) => length > 0) ? used.flat() : undefined;
}

/** No key tolerates every key, no effect every effect. */
function tolerates({key, operator = 'Equal', value = '', effect}: Toleration, taint: Taint): boolean {
	if (effect && effect !== taint.effect) return false;
	if (key && key !== taint.key) return false;
	return operator === 'Exists' || (Boolean(key) && value === (taint.value ?? ''));
}
