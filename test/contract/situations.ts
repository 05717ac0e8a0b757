/** The situations in which a mode is tried. */
import type {Family} from '../../topology/model.js';
import type {Situation} from './mode.js';

export const familySets: readonly (readonly [name: string, families: readonly Family[]])[] = [
	['IPv4', ['ipv4']],
	['IPv6', ['ipv6']],
	['dual stack', ['ipv4', 'ipv6']],
];

/** The same in each family and in both. */
export function inEachFamily({title, ...rest}: Omit<Situation, 'families'>): Situation[] {
	return familySets.map(([family, families]) => ({title: `${title}, ${family}`, families, ...rest}));
}
