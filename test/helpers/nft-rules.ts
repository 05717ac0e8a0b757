/** Rulesets by hand, as `nft -j -n list ruleset` writes them. */
import {type Ruleset, readRuleset} from '../../lib/observe/policy/ruleset.js';
import type {Json} from '../../lib/observe/policy/values.js';

export type HandRule = readonly Json[] | {readonly comment: string; readonly expr: readonly Json[]};

export type HandTable = {
	readonly family?: string;
	readonly table?: string;
	readonly sets?: Readonly<Record<string, readonly Json[]>>;
	readonly maps?: Readonly<Record<string, readonly Json[]>>;
	/** By name; `[hook, priority, policy]` of a base chain. */
	readonly bases?: Readonly<
		Record<string, readonly [hook: string, priority: number, policy?: string, type?: string]>
	>;
	readonly chains: Readonly<Record<string, readonly HandRule[]>>;
};

export function rulesOf(...tables: readonly HandTable[]): Ruleset {
	return readRuleset(JSON.stringify({nftables: tables.flatMap(listingOf)}));
}

function listingOf({
	family = 'ip',
	table = 'filter',
	sets = {},
	maps = {},
	bases = {},
	chains,
}: HandTable): Json[] {
	const own = {family, table};
	let handle = 0;
	return [
		{table: {family, name: table}},
		...Object.entries(sets).map(([name, elem]) => ({set: {...own, name, elem}})),
		...Object.entries(maps).map(([name, elem]) => ({map: {...own, name, elem}})),
		...Object.keys(chains).map(name => {
			const [hook, prio, policy = 'accept', type = 'filter'] = bases[name] ?? [];
			return {chain: {...own, name, ...(hook !== undefined && {type, hook, prio: prio ?? 0, policy})}};
		}),
		...Object.entries(chains).flatMap(([chain, rules]) =>
			rules.map(rule => ({
				rule: {...own, chain, handle: ++handle, ...('expr' in rule ? rule : {expr: rule})},
			})),
		),
	] as Json[];
}

export function match(left: Json, right: Json, op = '=='): Json {
	return {match: {op, left, right}};
}

export function meta(key: string): Json {
	return {meta: {key}};
}

/** `field('ip saddr')` */
export function field(name: string): Json {
	const [protocol = '', part = ''] = name.split(' ');
	return {payload: {protocol, field: part}};
}

export const ct = (key: string): Json => ({ct: {key}});

export const accept: Json = {accept: null};
export const drop: Json = {drop: null};
export const jump = (target: string): Json => ({jump: {target}});
export const goto = (target: string): Json => ({goto: {target}});
export const back: Json = {return: null};

export function setMark(value: Json): Json {
	return {mangle: {key: meta('mark'), value}};
}
