/** What was wrong and is mended, a thing at a time: what `repair` tells. Pure. */
import {absent, type Check, missing, present} from './check.js';
import {orderedFindings} from './compare.js';
import type {Finding} from './report.js';

export type Repair = {
	/** Where: `node-1`, `node-1/default.web-0`. */
	readonly place: string;
	/** `route 10.244.2.0/24 via 192.168.50.12 dev eth0` */
	readonly what: string;
	/** How it was found. */
	readonly was: string;
	/** What is done about it. */
	readonly did: 'added' | 'removed' | 'changed' | 'started' | 'awaited';
	/** The daemon that has done it, and was waited for. */
	readonly by?: string;
	/** What it is then. */
	readonly is: string;
	/** Why it should be so: the op's reason. */
	readonly why?: string;
	/** Of a table that is removed: all of it, to be loaded again. */
	readonly text?: string;
};

/** One for each thing that is wrong, the roots first. `left`: what is wrong still, and so was not mended. */
export function repairsOf(checks: readonly Check[], left: readonly Finding[]): Repair[] {
	const key = ({place, what}: Pick<Finding, 'place' | 'what'>) => `${place} ${what}`;
	const still = new Set(left.map(key));
	const told = new Set<string>();
	return orderedFindings(checks)
		.filter(({finding}) => !still.has(key(finding)))
		.map(({finding, check}) => {
			const text = textOf(check);
			const isNew = text !== undefined && !told.has(text);
			if (isNew) told.add(text);
			return {...repairOf(finding, check), ...(isNew && {text})};
		});
}

function repairOf({place, what, expected, found, why}: Finding, {starts, by}: Check): Repair {
	const done = {did: doneAbout(), is: expected, ...(by !== undefined && {by})};
	return {place, what, was: found, ...done, ...(why !== undefined && {why})};

	function doneAbout(): Repair['did'] {
		if (starts) return 'started';
		if (by !== undefined) return 'awaited';
		if (expected === absent) return 'removed';
		return expected === present && found.startsWith(missing) ? 'added' : 'changed';
	}
}

/** `route 10.244.2.0/24 via 192.168.50.12 dev eth0 was missing: added` */
export function repairWords({what, was, did, is, by}: Repair): string {
	switch (did) {
		case 'added':
			return `${what} was ${was}: added`;
		case 'removed':
			return `${what} was there: removed`;
		case 'changed':
			return `${what} was ${was}: is ${is} again`;
		case 'started':
			return `${what} was ${was}: started`;
		case 'awaited':
			return `${what} was ${was}: ${by} has made it again`;
	}
}

/** What has not been done: `route 10.244.2.0/24 via 192.168.50.12 dev eth0 is missing: would be added` */
export function intentWords({what, was, did, is, by}: Repair): string {
	switch (did) {
		case 'added':
			return `${what} is ${was}: would be added`;
		case 'removed':
			return `${what} is there: would be removed`;
		case 'changed':
			return `${what} is ${was}: would be ${is} again`;
		case 'started':
			return `${what} is ${was}: would be started`;
		case 'awaited':
			return `${what} is ${was}: ${by} would make it again`;
	}
}

function textOf({remedy}: Check): string | undefined {
	for (const op of remedy?.extra ?? [])
		if (op.kind === 'foreign' && op.thing.what === 'table') return op.thing.text;
	return undefined;
}
