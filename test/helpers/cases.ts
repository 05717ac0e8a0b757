/** Each mode in each situation that it can carry: what goldens and kernel tests go through. */
import {Value} from '@sinclair/typebox/value';
import type {Mode} from '../../lib/plan/mode.js';
import type {Plan} from '../../lib/plan/ops.js';
import {planCluster} from '../../lib/plan/planner.js';
import {modes} from '../../plugins/index.js';
import type {Cluster, Family} from '../../topology/model.js';
import {withPools} from './calico-cluster.js';
import {clusterOf} from './cluster.js';

export type Case = {
	/** `flannel-vxlan/two-racks`: the folder under test/golden. */
	readonly name: string;
	readonly mode: Mode;
	readonly options: unknown;
	readonly cluster: Cluster;
};

type Situation = {
	readonly name: string;
	readonly families: readonly Family[];
	readonly twoRacks?: boolean;
	readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const situations: readonly Situation[] = [
	{name: 'one-segment', families: ['ipv4']},
	{
		name: 'two-racks',
		families: ['ipv4'],
		twoRacks: true,
		options: {
			'flannel-vxlan': {directRouting: true},
			'calico-ipip': {crossSubnet: true},
			'calico-vxlan': {crossSubnet: true},
		},
	},
	{name: 'dual-stack', families: ['ipv4', 'ipv6']},
	{name: 'ipv6-only', families: ['ipv6']},
];

/** The mode of that name. Throws if there is none. */
export function modeOf(name: string): Mode {
	const mode = modes.find(each => each.name === name);
	if (!mode) throw new Error(`no mode ${name}`);
	return mode;
}

export const cases: readonly Case[] = modes.flatMap(mode =>
	situations.map(situation => caseOf(mode, situation)).filter(isCarried),
);

/**
 * Those whose plan is true when it is applied, by whoever can make links: daemons take their time, and IP in IP is not everybody's.
 * The others are tried with labd around them: test/contract.
 */
export const immediateCases = cases.filter(({cluster}) => cluster.bgp === undefined);

export function isDual({name}: Case): boolean {
	return name.endsWith('/dual-stack');
}

/** One family is a part of two. What racks have of their own, and one mode in every situation. */
export function isOfItsOwn(each: Case): boolean {
	return each.name.startsWith('flannel-vxlan/') || each.name.endsWith('/two-racks') || isDual(each);
}

/** What a mode refuses has no plan; test/plugins asserts which. */
function isCarried({mode, cluster, options}: Case): boolean {
	return [...mode.refuses(cluster, options)].length === 0;
}

/** The case of that name. Throws if there is none. */
export function caseNamed(name: string): Case {
	const found = cases.find(each => each.name === name);
	if (!found) throw new Error(`no case ${name}`);
	return found;
}

export function planOf({cluster, mode, options}: Case): Plan {
	return planCluster(cluster, mode, options);
}

function caseOf(mode: Mode, {name, families, twoRacks = false, options: all = {}}: Situation): Case {
	const said = all[mode.name] ?? {};
	const onSegment = mode.addressing === 'segment';
	const cluster = clusterOf({mode: mode.name, options: said, families, twoRacks, onSegment});
	const options = Value.Default(mode.options, structuredClone(said));
	return {
		name: `${mode.name}/${name}`,
		mode,
		options,
		cluster: withPools(cluster, mode, options),
	};
}
