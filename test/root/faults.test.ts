/** Failures on purpose in a running network: seen by packets, exactly as expected; found when they are spoiled; gone when healed. */
import test, {type ExecutionContext} from 'ava';
import type {Finding} from '../../lib/observe/report.js';
import {inSandbox, users} from '../helpers/in-sandbox.js';
import {type Expected, faultStages} from './fault-stages.js';
import type {FaultSeen, FaultStage, Measured} from './faulted.js';

// By twos: a sandbox has a minute.
for (const part of [0, 2, 4, 6].map(first => faultStages.slice(first, first + 2))) {
	const words = part.map(({faults}) => faults.join(' and ')).join('; ');
	test.serial(`${words}: what it must break is broken, and nothing else`, async t => {
		t.timeout(90_000);
		const seen = await play(users[0] ?? 'plain', 'flannel-vxlan/two-racks', part);
		for (const [index, stage] of part.entries()) look(t, stage, seen[index] as FaultSeen);
	});
}

const asPlain: readonly FaultStage[] = [
	{before: ['cut node-1'], faults: ['pause node-3', 'loss node-2 10%', 'limit node-2 1mbit'], drift: []},
	{faults: ['split rack-a node-1,gw'], drift: []},
];

test.serial('pods on the segment itself, both families, as a plain user: the same', async t => {
	t.timeout(90_000);
	const [paused, split] = await play('plain', 'bridge/dual-stack', asPlain);
	for (const seen of [paused, split]) {
		t.deepEqual(seen?.report.findings, []);
		t.deepEqual(seen?.drift, [[]]);
		t.deepEqual(seen?.healed.findings, []);
		t.deepEqual(seen?.healed.renumbered, []);
	}
	// Of node-3 with the others 2 · 2 · 9 ways and 6 among its own pods, those of node-2 with node-1 18; in two families.
	t.like(paused?.report.proofs.podToPod, {unreachable: 84, leftOut: 36, of: 144});
	t.like(split?.report.proofs.podToPod, {unreachable: 72, tried: 144});
});

function look(
	t: ExecutionContext,
	{faults, drift, expected}: (typeof faultStages)[number],
	seen: FaultSeen,
): void {
	const title = faults.join(' and ');
	const {report, missed, healed} = seen;
	t.deepEqual(report.findings, [], title);
	const {unreachable, leftOut, tried, right, of} = report.proofs.podToPod;
	t.deepEqual({unreachable, leftOut}, {unreachable: expected.unreachable, leftOut: expected.leftOut}, title);
	t.deepEqual([tried, right, of], [72 - (leftOut ?? 0), tried, 72], title);
	t.is(missed.length > 0, unreachable !== undefined, `${title}: verify sees when it does not stand`);
	for (const pattern of expected.inside ?? []) t.regex(seen.inside, pattern, title);
	for (const [index, {named}] of drift.entries()) t.deepEqual(namesOf(seen.drift[index])[0], named, title);
	t.deepEqual(seen.drift.at(-1), [], `${title}: mended`);
	t.deepEqual(healed.findings, [], `${title}: healed`);
	const isRestarted = faults.some(fault => fault.startsWith('kill'));
	t.is(healed.renumbered.length > 0, isRestarted, `${title}: links stay`);
	if (seen.measured && healed.measured) lookAtPackets(t, seen.measured, healed.measured, expected);
	else t.true(expected.dropped === undefined && expected.transfer === undefined);
}

function lookAtPackets(
	t: ExecutionContext,
	hindered: Measured,
	healed: Measured,
	{dropped, transfer}: Expected,
): void {
	if (dropped) {
		const {unanswered = 0, dropped: [to = 0, from = 0] = []} = hindered;
		for (const [index, count] of [to, from].entries()) {
			const [least = 0, most = 0] = dropped[index] ?? [];
			t.true(count >= least && count <= most, `${index === 0 ? 'to' : 'from'} node-2: ${count}`);
		}
		// Some of what was dropped may have been ARP.
		t.true(unanswered >= to + from - 10, `${unanswered}`);
		t.is(healed.unanswered, 0);
	}
	if (transfer) {
		for (const ms of hindered.transferMs ?? []) t.true(ms >= transfer[0] && ms <= transfer[1], `${ms} ms`);
		t.is(hindered.transferMs?.length, 2);
		for (const ms of healed.transferMs ?? []) t.true(ms < transfer[0], `healed: ${ms} ms`);
	}
}

function namesOf(findings: readonly Finding[] = []): (readonly string[])[] {
	return findings.map(({place, what}) => [place, what]);
}

function play(
	user: (typeof users)[number],
	name: string,
	stages: readonly FaultStage[],
): Promise<FaultSeen[]> {
	return inSandbox<FaultSeen[]>(user, 'faults.ts', name, JSON.stringify(stages));
}
