import test from 'ava';
import {runChecks} from '../../../lib/observe/checks.js';
import type {Expectation} from '../../../lib/plan/expectation.js';
import type {Runtime} from '../../../lib/run/runtime.js';

/** What must not be done with a node that is off. */
const untouchable = new Proxy({} as Runtime, {
	get: (_, name) => () => {
		throw new Error(`${String(name)} of a node that is off`);
	},
});

const off = new Set(['node-2']);
const to = [{place: 'node-1/default.web-0', addresses: {ipv4: '10.244.1.2'}}];
const probe = {
	kind: 'probe',
	title: 'p',
	from: [{place: 'node-2/default.web-1', addresses: {ipv4: '10.244.2.2'}}],
	to,
	protocol: 'TCP',
	port: 80,
} as const;

const toOff = {...probe, from: probe.to, to: probe.from};

const checks: readonly (readonly [check: Expectation, findings: number])[] = [
	[{kind: 'exec', title: 'e', place: 'node-2/default.web-1', run: ['true']}, 1],
	[{kind: 'route', title: 'r', node: 'node-2', to: 'default'}, 1],
	[{...probe, allowed: true}, 1],
	[{...probe, allowed: false}, 0],
	[{...toOff, allowed: false}, 0],
	[{...toOff, protocol: 'SCTP', allowed: true}, 1],
	[{...toOff, to: [{place: 'node-2', addresses: {ipv4: '192.168.0.2'}, isMachine: true}], allowed: true}, 1],
];

for (const [check, count] of checks) {
	test(`${JSON.stringify(check)}: a node that is off is not entered, and is said to be off`, async t => {
		const {findings, tally} = await runChecks([check], untouchable, off);
		t.is(findings.length, count);
		for (const {area, place, found} of findings) {
			t.deepEqual([area, place], ['check', 'node-2']);
			t.regex(found, /is off/);
		}
		t.deepEqual(tally, {tried: 1, right: 1 - count, of: 1});
	});
}
