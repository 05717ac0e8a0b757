import test from 'ava';
import type {ScenarioExpectation} from '../../../../topology/scenario.js';
import {cutAt, healAt, play} from '../../../helpers/scenario-lab.js';

const flow = (
	is: 'whole' | 'lossy' | 'broken',
	more: Partial<ScenarioExpectation> = {},
): ScenarioExpectation => {
	return {subject: {kind: 'flow', is}, withinMs: 1000, forMs: 0, ...more};
};

test('steps are run at their times, and what is expected is met when it is so', async t => {
	const {report, told, standing} = await play(
		{steps: [cutAt(2000, [flow('broken')]), healAt(6000, [flow('whole')])]},
		{orderMs: 30},
	);
	t.deepEqual(told, [
		'0 begin',
		'2000 step cut node-2',
		'2030 cut node-2:lan',
		'2030 true after 30',
		'2030 met after 0: every flow is broken',
		'6000 step heal',
		'6030 heal',
		'6030 true after 30',
		'6030 met after 0: every flow is whole',
		'6030 flows end',
	]);
	t.like(report, {ok: true, interrupted: false, ms: 6030, findings: []});
	t.deepEqual(standing, []);
	t.deepEqual(
		report.steps.map(({atMs, startedMs, fault}) => [atMs, startedMs, fault?.words, fault?.tookMs]),
		[
			[2000, 2000, 'cut node-2', 30],
			[6000, 6000, 'heal', 30],
		],
	);
});

test('what is not so in time is a finding with what was seen, and the steps go on', async t => {
	const {report, told} = await play(
		{steps: [cutAt(100, [flow('broken', {withinMs: 500})]), healAt(2000, [flow('whole')])]},
		{state: () => 'whole'},
	);
	t.true(told.includes('600 not met after 500: every flow is broken'));
	t.true(told.includes('2000 met after 0: every flow is whole'));
	t.deepEqual(report.findings, [
		{
			area: 'scenario',
			place: 'at 0.6 s',
			what: 'every flow is broken',
			expected: 'within 500 ms',
			found: '1 of 1 are whole',
		},
	]);
	t.false(report.ok);
});

test('the time of an expectation is when it was seen, and the last look is when its time is over', async t => {
	const from = (ms: number) => ({state: (now: number) => (now >= ms ? 'broken' : 'whole')}) as const;
	const steps = [cutAt(100, [flow('broken', {withinMs: 310})])];
	const seen = async (ms: number) => (await play({steps}, from(ms))).report.steps[0]?.expectations[0];
	t.like(await seen(250), {met: true, afterMs: 160});
	t.like(await seen(410), {met: true, afterMs: 310});
	t.like(await seen(411), {met: false, afterMs: 310});
});

test('what shall stay so is looked at for as long', async t => {
	const steps = [cutAt(0, [flow('whole', {withinMs: 100, forMs: 1000})])];
	const staying = await play({steps}, {state: () => 'whole'});
	t.like(staying.report.steps[0]?.expectations[0], {met: true, afterMs: 0});
	t.is(staying.report.ms, 1000);
	const ending = await play({steps}, {state: now => (now < 500 ? 'whole' : 'lossy')});
	t.like(ending.report.findings[0], {
		expected: 'within 100 ms, for 1000 ms',
		found: 'a → b is lossy, after it had been so for 500 ms',
	});
	// A first try that does not last is no reason to stop while there is time.
	const later = [cutAt(0, [flow('whole', {withinMs: 900, forMs: 500})])];
	const second = await play({steps: later}, {state: now => (now >= 100 && now < 300 ? 'lossy' : 'whole')});
	t.like(second.report.steps[0]?.expectations[0], {met: true, afterMs: 300});
});

test('a step that takes long makes the next one late, and that is told', async t => {
	const {report} = await play({steps: [cutAt(0, [flow('whole', {withinMs: 2000})]), healAt(1000)]});
	t.deepEqual(
		report.steps.map(({atMs, startedMs}) => [atMs, startedMs]),
		[
			[0, 0],
			[1000, 2000],
		],
	);
});

test('nothing is done to a lab whose flows are not whole before', async t => {
	const {report, told} = await play({steps: [cutAt(0)]}, {state: () => 'lossy'});
	t.deepEqual(told, ['5000 flows end']);
	t.like(report, {ok: false, steps: [], findings: [{place: 'before it began', found: 'a → b is lossy'}]});
});

test('what a scenario leaves broken is healed, after its flows have ended', async t => {
	const {told, standing, report} = await play({steps: [cutAt(10)]});
	t.deepEqual(told.slice(-3), ['10 flows end', '10 heal', '10 healed cut node-2:lan']);
	t.deepEqual(standing, []);
	t.true(report.ok);
});

test('who ends it gets what was run until then, and all is healed', async t => {
	const {report, told, standing} = await play(
		{
			steps: [cutAt(1000, [flow('whole', {withinMs: 60_000})]), healAt(2000)],
			end: [{flow: 'web', what: 'lost', atLeast: 9}],
		},
		{stopAt: 1500},
	);
	t.like(report, {ok: false, interrupted: true, findings: []});
	t.is(report.steps.length, 1);
	t.deepEqual(standing, []);
	t.true(told.includes('1500 flows end'));
});

test('a fault that can not be made ends it with the reason', async t => {
	const {report, told} = await play(
		{steps: [cutAt(0, [flow('broken')]), healAt(100)]},
		{refuses: 'this kernel has no netem'},
	);
	t.like(report.findings, [{what: 'cut node-2', expected: 'done', found: 'this kernel has no netem'}]);
	t.is(report.findings.length, 1);
	t.false(told.includes('100 step heal'));
});

test('it does not begin while faults stand', async t => {
	const standing = [{kind: 'stop', node: 'node-1'}] as const;
	const error = await t.throwsAsync(play({steps: [healAt(0)]}, {standing}));
	t.is(error?.name, 'ScenarioError');
	t.regex(error?.message ?? '', /stop node-1/);
});

test('it looks at nodes, pods and checks too', async t => {
	const subject = {kind: 'node', name: 'node-2', is: 'NotReady'} as const;
	const {report} = await play(
		{flows: [], steps: [cutAt(0, [{subject, withinMs: 60_000, forMs: 0}])]},
		{look: now => ({met: now >= 50_000, words: 'node-2 is Ready'})},
	);
	t.like(report.steps[0]?.expectations[0], {met: true, afterMs: 50_000, what: 'node node-2 is NotReady'});
});

test('totals are measured at the end', async t => {
	const outage = {begin: '', end: '', ms: 4100, lost: 410};
	const report = {lost: 410, sent: 1000, longestOutage: outage};
	const steps = [healAt(0)];
	const found = async (...end: Parameters<typeof play>[0]['end'] & object) =>
		(await play({steps, end}, {report})).report.findings.map(({place, what, expected, found}) => [
			place,
			what,
			expected,
			found,
		]);
	t.deepEqual(
		await found(
			{flow: 'web', what: 'outage', atLeast: 3000, atMost: 5000},
			{flow: 'web', what: 'lost', atMost: 410},
		),
		[],
	);
	t.deepEqual(
		await found(
			{flow: 'web', what: 'outage', atMost: 4000},
			{flow: 'web', what: 'lost', atLeast: 411, atMost: 500},
		),
		[
			['web', 'outage in all', 'at most 4000 ms', '4100 ms, a → b'],
			['web', 'lost in all', 'at least 411, at most 500', '410 lost of 1000'],
		],
	);
});
