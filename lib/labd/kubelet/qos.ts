/** A pod's quality of service, from its containers' resources (pkg/apis/core/v1/helper/qos). Pure. */
import type {Container, PodSpec} from 'kubernetes-types/core/v1.js';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

const kinds = ['cpu', 'memory'] as const;

export function qosClassOf({containers, initContainers = []}: PodSpec): QosClass {
	const all = [...containers, ...initContainers];
	if (!all.some(asksForSomething)) return 'BestEffort';
	return all.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

function asksForSomething({resources: {requests = {}, limits = {}} = {}}: Container): boolean {
	return kinds.some(kind => amount(requests[kind]) > 0 || amount(limits[kind]) > 0);
}

/** A request that is not there is as large as the limit. */
function isGuaranteed({resources: {requests = {}, limits = {}} = {}}: Container): boolean {
	return kinds.every(kind => {
		const limit = amount(limits[kind]);
		return limit > 0 && amount(requests[kind] ?? limits[kind]) === limit;
	});
}

const suffixes: Readonly<Record<string, number>> = {
	...{'': 1, n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18},
	...{Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60},
};

/** `500m` → 0.5, `1Gi` → 1073741824. */
function amount(quantity: string | number | undefined): number {
	if (quantity === undefined) return 0;
	const [, digits, suffix = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)(.*)$/.exec(String(quantity)) ?? [];
	return Number(digits ?? 0) * (suffixes[suffix] ?? 1);
}
