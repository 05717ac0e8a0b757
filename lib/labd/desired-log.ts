/**
 * What has changed of a lab since it was written down as a whole: a line for each change of its pods or policies, and not a file of
 * a thousand of them. Appended with write(2), as the store's log is; a last line that is cut off has not happened.
 */
import {appendFileSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Cluster, Pod} from '../../topology/model.js';
import type {Policy} from '../../topology/policy/types.js';
import {cannotRead, cannotWrite, endTheLab, StateError} from '../run/state-file.js';
import type {Changing, Desired} from './desired.js';

/** In one order: those of the tiers, then the pods. */
export type Piece = {readonly policy: Policy; readonly tier: number} | {readonly pod: Pod};

/** At a place so many pieces go, and these come. */
export type Splice = {readonly at: number; readonly drop: number; readonly put: readonly Piece[]};

/** `of`: what was written down as a whole; a line about something else counts no more. */
export type Line = Splice & {readonly of: string; readonly changing?: Changing};

export function piecesOf({pods, policy}: Pick<Cluster, 'pods' | 'policy'>): Piece[] {
	const ofTiers = policy?.tiers.flatMap(({policies}, tier) => policies.map(each => ({policy: each, tier})));
	return [...(ofTiers ?? []), ...pods.map(pod => ({pod}))];
}

export function spliceBetween(before: readonly Piece[], after: readonly Piece[]): Splice {
	const shorter = Math.min(before.length, after.length);
	let at = 0;
	while (at < shorter && isSame(before[at], after[at])) at++;
	let end = 0;
	while (end < shorter - at && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
	return {at, drop: before.length - at - end, put: after.slice(at, after.length - end)};
}

function isSame(a: Piece | undefined, b: Piece | undefined): boolean {
	if (!a || !b) return false;
	if ('pod' in a) return 'pod' in b && a.pod === b.pod;
	return 'policy' in b && a.policy === b.policy && a.tier === b.tier;
}

/** Returns how long it is. Throws a StateError: the line is then not there, or cut off, and none may follow it. */
export function appendLine(folder: string, line: Line): number {
	const text = `${JSON.stringify(line)}\n`;
	try {
		appendFileSync(fileIn(folder), text, {mode: 0o600});
	} catch (error) {
		throw cannotWrite(fileIn(folder), error);
	}
	return text.length;
}

export function removeLines(folder: string): void {
	rmSync(fileIn(folder), {force: true});
}

/** To be read before what they are about: what is written as a whole later has them in it. Throws a StateError. */
export function readLines(folder: string): Line[] {
	const file = fileIn(folder);
	const lines = textIn(file).split('\n').slice(0, -1);
	return lines.map((line, index) => parseLine(line, `${file}:${index + 1}`));
}

/** `whole`: what was written down so, by the name `id`. */
export function withLines(whole: Desired, id: string, lines: readonly Line[]): Desired {
	const own = lines.filter(({of}) => of === id);
	const last = own.at(-1);
	if (!last) return whole;
	const {changing: _, cluster, ...standing} = whole;
	const pieces = piecesOf(cluster);
	for (const {at, drop, put} of own) pieces.splice(at, drop, ...put);
	return {
		...standing,
		cluster: {...cluster, ...clusterOf(cluster, pieces)},
		...(last.changing && {changing: last.changing}),
	};
}

function clusterOf({policy}: Cluster, pieces: readonly Piece[]): Pick<Cluster, 'pods' | 'policy'> {
	const pods = pieces.flatMap(piece => ('pod' in piece ? [piece.pod] : []));
	if (!policy) return {pods};
	const policies = policy.tiers.map((): Policy[] => []);
	for (const piece of pieces) if ('policy' in piece) policies[piece.tier]?.push(piece.policy);
	const tiers = policy.tiers.map((tier, index) => ({...tier, policies: policies[index] ?? []}));
	return {policy: {...policy, tiers}, pods};
}

function fileIn(folder: string): string {
	return join(folder, 'desired.log');
}

function textIn(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
		throw cannotRead(file, cause);
	}
}

function parseLine(text: string, where: string): Line {
	try {
		const line = JSON.parse(text) as Partial<Line> | null;
		if (typeof line?.of === 'string' && typeof line.at === 'number' && Array.isArray(line.put))
			return line as Line;
	} catch {
		// Told below.
	}
	throw new StateError(
		`${where} is no line of what a lab shall be: something else has written to it; ${endTheLab}`,
	);
}
