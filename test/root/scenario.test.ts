/** A lab's scenario with real faults and real flows, by the command line. */
import {join} from 'node:path';
import test from 'ava';
import {readDesired} from '../../lib/labd/desired.js';
import type {ScenarioReport} from '../../lib/labd/scenario/types.js';
import type {Report} from '../../lib/observe/report.js';
import {eventually} from '../helpers/eventually.js';
import {anyUser, users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';

const first = users[0] ?? 'plain';

/** `far` crosses the cable of node-2, `near` stays on node-1. */
const flows = {
	far: {from: 'a-1', to: 'a-2', rate: 500},
	near: {from: 'a-1', to: 'b-1', rate: 500},
};

function files(scenario: object): Readonly<Record<string, string>> {
	const {'lab.yaml': lab, ...others} = labFiles({mode: 'flannel-vxlan'});
	return {...others, 'lab.yaml': JSON.stringify({...JSON.parse(lab), scenario: {flows, ...scenario}})};
}

type Checked = {readonly scenario: ScenarioReport; readonly reportAfter: Report};

for (const user of anyUser) {
	test.serial(
		`as ${user}: a cut is seen by the flows that it concerns, and by no other, and is healed`,
		async t => {
			const seat = seatOf(
				t,
				user,
				files({
					steps: [
						{
							at: '100ms',
							fault: 'cut node-2',
							expect: [
								{flow: 'far', is: 'broken', within: '5s', for: '300ms'},
								{flow: 'near', is: 'whole'},
								{check: {probe: {from: 'a-1', to: 'a-2', port: 8080, allowed: false}}, within: '5s'},
							],
						},
						{at: '2s', fault: 'heal node-2', expect: {is: 'whole', within: '30s'}},
					],
					end: {far: {outage: {atLeast: '500ms'}, lost: {atLeast: 100}}, near: {lost: 0}},
				}),
			);
			const {code, stdout, stderr} = await seat.run([
				'lab',
				join(seat.folder, 'lab.yaml'),
				'--check',
				'--json',
			]);
			t.is(code, 0, stdout + stderr);
			const {scenario, reportAfter} = JSON.parse(stdout) as Checked;
			t.true(scenario.ok && reportAfter.ok);
			t.deepEqual(
				scenario.steps.map(({fault, expectations}) => [fault?.words, expectations.map(({met}) => met)]),
				[
					['cut node-2', [true, true, true]],
					['heal node-2', [true]],
				],
			);
		},
	);
}

test.serial('what is not as expected ends it with exit code 3 and what was seen', async t => {
	const expect = {flow: 'near', is: 'broken', within: '100ms'};
	const seat = seatOf(t, first, files({steps: [{at: '0s', fault: 'loss node-2 100%', expect}]}));
	t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
	const {code, stdout} = await seat.run(['scenario', '--json']);
	t.is(code, 3);
	const {findings} = JSON.parse(stdout) as ScenarioReport;
	t.like(findings, [{area: 'scenario', what: 'near is broken', found: '1 of 1 are whole'}]);
	t.deepEqual(faultsOf(seat), []);
});

test.serial('when it is ended, or its client is gone, its faults are healed', async t => {
	const expect = {flow: 'far', is: 'whole', within: '10m'};
	const seat = seatOf(t, first, files({steps: [{at: '0s', fault: 'cut node-2', expect}]}));
	t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
	for (const signal of ['SIGINT', 'SIGKILL'] as const) {
		const {process, ended} = seat.start(['scenario']);
		await eventually('the fault', () => faultsOf(seat).length === 1);
		process.kill(signal);
		const {how, stderr} = await ended;
		t.is(how, signal === 'SIGINT' ? 130 : signal, stderr);
		if (signal === 'SIGKILL') await eventually('its end', () => faultsOf(seat).length === 0);
		t.deepEqual(faultsOf(seat), []);
	}
	t.is((await seat.run(['verify'])).code, 0);
});

function faultsOf({state}: Seat) {
	return readDesired(join(state, 'trial')).faults ?? [];
}
