/** The lab's own checks, tried on what is running. */

import type {
	ExecExpectation,
	Expectation,
	MissingExpectation,
	RouteExpectation,
} from '../plan/expectation.js';
import {machineOf} from '../plan/ops.js';
import {CommandError, run} from '../run/door.js';
import type {Runtime} from '../run/runtime.js';
import {onNodeOff, runProbe} from './probe-check.js';
import type {Finding, Tally} from './report.js';

/** Tries all of them; a check that fails is a Finding in the area `check`. `absent`: nodes that are off. */
export async function runChecks(
	expectations: readonly Expectation[],
	runtime: Runtime,
	absent: ReadonlySet<string> = new Set(),
): Promise<{findings: Finding[]; tally: Tally}> {
	const results = await tryEach(expectations, runtime, absent);
	const findings = results.flat();
	const right = results.filter(found => found.length === 0).length;
	return {findings, tally: {tried: expectations.length, right, of: expectations.length}};
}

/** Of each what is wrong with it, in their order. */
export function tryEach(
	expectations: readonly Expectation[],
	runtime: Runtime,
	absent: ReadonlySet<string> = new Set(),
): Promise<Finding[][]> {
	return Promise.all(expectations.map(expectation => runCheck(expectation, runtime, absent)));
}

async function runCheck(
	expectation: Expectation,
	runtime: Runtime,
	absent: ReadonlySet<string>,
): Promise<Finding[]> {
	const off = nodeOf(expectation);
	if (off !== undefined && absent.has(off)) return [onNodeOff(expectation, off)];
	switch (expectation.kind) {
		case 'probe':
			return runProbe(expectation, runtime, absent);
		case 'route':
			return runRoute(expectation, runtime);
		case 'exec':
			return runExec(expectation, runtime);
		case 'missing':
			return [missing(expectation)];
	}
}

/** The machine that a check looks at from inside. */
function nodeOf(expectation: Expectation): string | undefined {
	switch (expectation.kind) {
		case 'route':
			return expectation.node;
		case 'exec':
			return machineOf(expectation.place);
		case 'probe':
		case 'missing':
			return undefined;
	}
}

function missing({title}: MissingExpectation): Finding {
	const why = 'a check of the lab means it';
	return {area: 'check', place: 'lab', what: title, expected: 'present', found: 'absent', why};
}

async function runRoute(check: RouteExpectation, runtime: Runtime): Promise<Finding[]> {
	const {node, to, title} = check;
	const why = `the lab's own check: ${title}`;
	const family = to.includes(':') ? '-6' : '-4';
	const {stdout} = await run({
		argv: [...runtime.enter(node), 'ip', family, '-j', 'route', 'show', to],
		why,
		place: node,
	});
	const routes = JSON.parse(stdout || '[]') as readonly {dev?: string; gateway?: string; prefsrc?: string}[];
	const wanted = {dev: check.dev, gateway: check.via, prefsrc: check.src};
	const fits = routes.some(route =>
		Object.entries(wanted).every(
			([key, value]) => value === undefined || route[key as keyof typeof wanted] === value,
		),
	);
	if (fits) return [];
	const words = [
		check.via && `via ${check.via}`,
		check.dev && `dev ${check.dev}`,
		check.src && `src ${check.src}`,
	].filter(Boolean);
	return [
		{
			area: 'check',
			place: node,
			what: `route ${to}`,
			expected: words.join(' ') || 'present',
			found: describeRoutes(routes),
			why,
		},
	];
}

function describeRoutes(routes: readonly {dev?: string; gateway?: string}[]): string {
	const words = routes.map(({dev, gateway}) =>
		[gateway && `via ${gateway}`, dev && `dev ${dev}`].filter(Boolean).join(' '),
	);
	return words.join('; ') || 'missing';
}

async function runExec(
	{place, run: command, stdout: pattern, title}: ExecExpectation,
	runtime: Runtime,
): Promise<Finding[]> {
	const why = `the lab's own check: ${title}`;
	const finding = (expected: string, found: string): Finding[] => [
		{area: 'check', place, what: command.join(' '), expected, found, why},
	];
	try {
		const {stdout} = await run({argv: [...runtime.enter(place), ...command], why, place, timeoutMs: 30_000});
		if (pattern === undefined || new RegExp(pattern, 'm').test(stdout)) return [];
		return finding(`output that matches /${pattern}/`, stdout.trim() || 'no output');
	} catch (error) {
		if (error instanceof CommandError) return finding('exit code 0', error.message);
		throw error;
	}
}
