/** What `repair` says of what labd has done, and of what it would do. */
import ava from 'ava';
import type {RepairAnswer} from '../../lib/labd/repair.js';
import type {Repair} from '../../lib/observe/repairs.js';
import {apiLab} from '../helpers/api-lab.js';

const test = ava.serial;

const route = 'route 10.244.2.0/24';
const done: readonly Repair[] = [
	{place: 'node-1', what: `${route} dev eth0`, was: 'missing', did: 'added', is: 'present', why: 'why it is'},
	{
		place: 'node-1',
		what: 'table ip mine',
		was: 'present',
		did: 'removed',
		is: 'absent',
		text: 'table x {\n}\n',
	},
	{place: 'node-2', what: route, was: 'via 1.2.3.4', did: 'changed', is: 'via 1.2.3.5'},
	{place: 'node-3', what: 'node node-3', was: 'dead', did: 'started', is: 'alive'},
	{place: 'node-4', what: route, was: 'missing', did: 'awaited', is: 'present', by: 'bird'},
];

const answer = (dryRun: boolean): RepairAnswer => ({lab: 'three', dryRun, ms: 7, done, left: []});

test('what repair has done is told as done', async t => {
	const {run} = await apiLab(t, {}, {'/repair': async () => answer(false)});
	const {stdout, code} = await run('repair');
	t.is(code, 0);
	t.deepEqual(stdout.split('\n').slice(0, 7), [
		'node-1: route 10.244.2.0/24 dev eth0 was missing: added — why it is',
		'node-1: table ip mine was there: removed',
		'    table x {',
		'    }',
		'node-2: route 10.244.2.0/24 was via 1.2.3.4: is via 1.2.3.5 again',
		'node-3: node node-3 was dead: started',
		'node-4: route 10.244.2.0/24 was missing: bird has made it again',
	]);
});

test('with --dry-run nothing is told as done', async t => {
	const asked: unknown[] = [];
	const handler = async (body: unknown) => {
		asked.push(body);
		return answer(true);
	};
	const {run} = await apiLab(t, {}, {'/repair': handler});
	const {stdout} = await run('repair --dry-run');
	t.deepEqual(asked, [{dryRun: true}]);
	t.deepEqual(stdout.trimEnd().split('\n'), [
		'node-1: route 10.244.2.0/24 dev eth0 is missing: would be added — why it is',
		'node-1: table ip mine is there: would be removed',
		'    table x {',
		'    }',
		'node-2: route 10.244.2.0/24 is via 1.2.3.4: would be via 1.2.3.5 again',
		'node-3: node node-3 is dead: would be started',
		'node-4: route 10.244.2.0/24 is missing: bird would make it again',
		'5 things would be mended: npx cnilab repair three (7 ms)',
	]);
	const {done: nothing, todo} = JSON.parse((await run('repair --dry-run --json')).stdout);
	t.deepEqual(nothing, []);
	t.deepEqual(
		todo.map((each: {do: string}) => each.do),
		['add', 'remove', 'change', 'start', 'await'],
	);
	t.false('did' in todo[0]);
});
