/** A lab's task in a running lab: packets say how far it is done, and silence counts only where both ends are alive. */
import {join} from 'node:path';
import test from 'ava';
import type {TaskProof} from '../../lib/cli/labs/prove-task.js';
import type {TaskReport} from '../../lib/labd/task.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';

const denied = {from: 'a-1', to: 'b-2', allowed: false};

const policy = {
	apiVersion: 'networking.k8s.io/v1',
	kind: 'NetworkPolicy',
	metadata: {name: 'b'},
	spec: {podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: [{port: 9}]}]},
};

function files(probes: readonly object[]): Readonly<Record<string, string>> {
	const {'lab.yaml': lab, ...others} = labFiles({mode: 'calico-vxlan'});
	const task = {goal: 'g', checks: probes.map(probe => ({probe})), solution: ['solution.yaml']};
	const own = {...JSON.parse(lab), task, checks: []};
	return {...others, 'lab.yaml': JSON.stringify(own), 'solution.yaml': JSON.stringify(policy)};
}

for (const user of anyUser) {
	test.serial(`as ${user}: a task is done when all of its checks hold, and not before`, async t => {
		const seat = seatOf(
			t,
			user,
			files([
				{...denied, port: 8080},
				{...denied, protocol: 'ICMP'},
				{from: 'a-1', to: 'router', port: 53},
			]),
		);
		const lab = join(seat.folder, 'lab.yaml');
		t.is((await seat.run(['up', lab])).code, 0);
		const look = async () => {
			const {code, stdout} = await seat.run(['task', '--json']);
			const {done, checks} = JSON.parse(stdout) as TaskReport;
			return {code, done, holds: checks.map(({findings}) => findings.length === 0)};
		};
		t.deepEqual(await look(), {code: 3, done: false, holds: [false, false, true]});
		t.is((await seat.run(['apply', '-f', join(seat.folder, 'solution.yaml')])).code, 0);
		t.deepEqual(await look(), {code: 0, done: true, holds: [true, true, true]});
	});

	test.serial(`as ${user}: who does not answer itself is not said to be denied`, async t => {
		const seat = seatOf(
			t,
			user,
			files([
				{...denied, port: 9999},
				{...denied, port: 8080},
			]),
		);
		const {code, stdout} = await seat.run(['lab', join(seat.folder, 'lab.yaml'), '--check', '--json']);
		const {task} = JSON.parse(stdout) as {task: TaskProof};
		t.is(code, 3);
		// Nobody listens there: neither the refusal before nor the silence after is a policy's.
		for (const look of [task.before, task.after])
			t.regex(look?.checks[0]?.findings[0]?.found ?? '', /^nothing can be said/);
		t.deepEqual(task.after?.checks[1]?.findings, []);
	});

	test.serial(`as ${user}: what is done from the beginning is no task`, async t => {
		const seat = seatOf(t, user, files([{from: 'a-1', to: 'b-2', port: 8080}]));
		const {code, stdout} = await seat.run(['lab', join(seat.folder, 'lab.yaml'), '--check', '--json']);
		const {task, report} = JSON.parse(stdout) as {task: TaskProof; report: {ok: boolean}};
		t.deepEqual([code, report.ok, task.ok, task.before.done, task.after], [3, true, false, true, undefined]);
	});
}
