/** `nft -j -n list ruleset` → tables, chains, sets. Pure; what the rules mean is read when a packet comes to them. */
import {once} from '../../plan/remember.js';
import {type Elements, elementsOf} from './elements.js';
import {isObject, type Json} from './values.js';
import {WalkError} from './walk-error.js';

export type NftFamily = 'ip' | 'ip6' | 'inet' | 'bridge' | 'netdev' | 'arp';

export type Hook = 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting' | 'ingress' | 'egress';

export type Base = {
	readonly type: 'filter' | 'nat' | 'route';
	readonly hook: Hook;
	readonly priority: number;
	readonly policy: 'accept' | 'drop';
	/** The devices that an ingress or egress chain hangs on. */
	readonly devices: readonly string[];
};

export type Rule = {
	readonly handle: number;
	readonly comment?: string;
	readonly statements: readonly Json[];
};

export type Chain = {
	/** `ip calico` */
	readonly table: string;
	readonly family: NftFamily;
	readonly name: string;
	/** Not set: others jump to it. */
	readonly base?: Base;
	readonly rules: readonly Rule[];
};

export type Ruleset = {
	readonly bases: readonly Chain[];
	/** Throws a WalkError if there is none. */
	chain(table: string, name: string): Chain;
	/** A named set or map. Throws a WalkError if there is none. */
	elements(table: string, name: string): Elements;
};

/** Throws a SyntaxError or a WalkError for what is not such a listing. */
export function readRuleset(listing: string): Ruleset {
	const {nftables: list} = JSON.parse(listing) as {nftables?: Json};
	if (!Array.isArray(list)) throw new WalkError('no list of tables');
	const chains = new Map<string, Chain & {rules: Rule[]}>();
	const sets = new Map<string, () => Elements>();
	const dormant = new Set<string>();
	for (const item of list as readonly {readonly [key: string]: Json}[]) {
		const [[kind, fields] = ['', null]] = Object.entries(item);
		if (!isObject(fields)) continue;
		const table = `${fields.family} ${fields.table ?? fields.name}`;
		const key = `${table} ${fields.name}`;
		if (kind === 'table' && listed(fields.flags).includes('dormant')) dormant.add(table);
		else if (kind === 'chain') chains.set(key, readChain(table, fields));
		else if (kind === 'rule') chains.get(`${table} ${fields.chain}`)?.rules.push(readRule(fields));
		else if (kind === 'set' || kind === 'map')
			// A set that no packet asks is never read: what is in it may be of a form that the walker has no need to know.
			sets.set(
				key,
				once(() => readSet(kind, fields)),
			);
	}
	return {
		bases: [...chains.values()].filter(({base, table}) => base && !dormant.has(table)),
		chain: (table, name) => chains.get(`${table} ${name}`) ?? fail(`chain ${name} of table ${table}`),
		elements: (table, name) => (sets.get(`${table} ${name}`) ?? fail(`set ${name} of table ${table}`))(),
	};
}

type Fields = {readonly [key: string]: Json};

function readChain(table: string, fields: Fields): Chain & {rules: Rule[]} {
	const {family, name, hook, type, prio, policy, dev} = fields;
	const chain = {table, family: family as NftFamily, name: String(name), rules: []};
	if (hook === undefined) return chain;
	const base = {
		type: type as Base['type'],
		hook: hook as Hook,
		priority: Number(prio),
		policy: policy === 'drop' ? 'drop' : 'accept',
		devices: listed(dev).map(String),
	} as const;
	return {...chain, base};
}

function readRule({handle, comment, expr}: Fields): Rule {
	return {
		handle: Number(handle),
		...(typeof comment === 'string' && {comment}),
		statements: Array.isArray(expr) ? expr : [],
	};
}

function readSet(kind: 'set' | 'map', {elem}: Fields): Elements {
	return elementsOf(listed(elem), kind === 'map');
}

function listed(json: Json | undefined): readonly Json[] {
	if (json === undefined || json === null) return [];
	return Array.isArray(json) ? json : [json as Json];
}

function fail(what: string): never {
	throw new WalkError(`there is no ${what}`);
}
