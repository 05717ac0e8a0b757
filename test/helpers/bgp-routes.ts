/** The routes that BIRD has put into a kernel, and those that a plan says that it will, in the same words. */
import type {Machine} from '../../lib/plan/ops.js';

/** `ip -j route show proto bird`'s. */
export type KernelRoute = {
	readonly dst: string;
	readonly type?: string;
	readonly gateway?: string;
	readonly dev?: string;
	readonly metric?: number;
	readonly nexthops?: ReadonlyArray<{readonly gateway: string; readonly dev: string}>;
};

/** Sorted. */
export function plannedRoutes({ops}: Machine): string[] {
	const routes = ops.flatMap(op => {
		if ((op.kind !== 'route' && op.kind !== 'blackhole') || op.by !== 'bird') return [];
		const family = op.to.includes(':') ? 'ipv6' : 'ipv4';
		const to = op.to.replace(/\/(32|128)$/, '');
		if (op.kind === 'blackhole') return [line(family, `blackhole ${to}`, [])];
		const hops = [{via: op.via, dev: op.dev}, ...(op.also ?? [])];
		return [
			line(
				family,
				to,
				hops.map(({via, dev}) => `${via} ${dev}`),
			),
		];
	});
	return routes.sort();
}

/** Sorted. */
export function kernelRoutes(routes: readonly KernelRoute[]): string[] {
	return routes
		.map(({dst, type, gateway, dev, metric, nexthops = []}) => {
			const hops = type === 'blackhole' ? [] : nexthops.length > 0 ? nexthops : [{gateway, dev}];
			const said = type === undefined ? dst : `${type} ${dst}`;
			const words = hops.map(hop => `${hop.gateway} ${hop.dev}`);
			return `${[said, ...words.sort()].join(' via ')}${metric === undefined ? '' : ` metric ${metric}`}`;
		})
		.sort();
}

/** The kernel gives an IPv6 route that says none a metric of 1024 (IP6_RT_PRIO_USER). */
function line(family: 'ipv4' | 'ipv6', to: string, hops: string[]): string {
	return `${[to, ...hops.sort()].join(' via ')}${family === 'ipv6' ? ' metric 1024' : ''}`;
}
