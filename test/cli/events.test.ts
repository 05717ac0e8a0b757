/** events against a journal without a lab around it. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import ava, {type ExecutionContext} from 'ava';
import {choiceOf} from '../../lib/cli/journal/choice.js';
import {JournalLines} from '../../lib/cli/journal/lines.js';
import type {Invocation} from '../../lib/cli/verbs/verb.js';
import {type OpenJournal, openJournal} from '../../lib/labd/journal.js';
import {type EventsQuery, journalStream} from '../../lib/labd/journal-stream.js';
import type {JournalEntry} from '../../lib/labd/journal-types.js';
import {type ApiLab, apiLab} from '../helpers/api-lab.js';
import {cnilabMain} from '../helpers/cnilab.js';
import {eventually} from '../helpers/eventually.js';
import {folderWith} from '../helpers/folder.js';

// Each is several processes: not all at once.
const test = ava.serial;
process.env.TZ = 'UTC';

const start = Date.parse('2026-03-04T10:00:00.000Z');

type Fields = Partial<JournalEntry> & Pick<JournalEntry, 'object'>;

/** A second between each. */
function entry(number: number, fields: Fields): JournalEntry {
	const time = new Date(start + number * 1000).toISOString();
	return {number, time, type: 'Normal', reason: 'Told', source: 'test', message: `n ${number}`, ...fields};
}

const past = [
	entry(1, {object: 'Deployment shop/web', reason: 'Created'}),
	entry(2, {object: 'Pod shop/web-0', node: 'node-2', reason: 'Created'}),
	entry(3, {object: 'Pod default/web-0', node: 'node-1', type: 'Warning', reason: 'BackOff'}),
	entry(4, {object: 'Node node-2', node: 'node-2'}),
	entry(5, {object: 'Segment lan'}),
	entry(6, {object: 'Service default/web', message: 'two\n  lines'}),
];

const choices: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly number[]]>> = {
	nothing: [{}, [1, 2, 3, 4, 5, 6]],
	'a number': [{since: '4'}, [5, 6]],
	'a time': [{since: '3s'}, [4, 5, 6]],
	'a time in parts': [{since: '1m500ms'}, [1, 2, 3, 4, 5, 6]],
	'a pod of any namespace': [{for: 'web-0'}, [2, 3]],
	'a pod of one namespace': [{for: 'shop/web-0'}, [2]],
	'a pod, and -n': [{for: 'web-0', namespace: 'shop'}, [2]],
	'a kind and a name': [{for: 'deploy/web'}, [1]],
	'a kind, a namespace and a name': [{for: 'pod/default/web-0'}, [3]],
	'a segment': [{for: 'segment/lan'}, [5]],
	'a node': [{for: 'node-2'}, [4]],
	'-n alone': [{namespace: 'shop'}, [1, 2]],
	'--node': [{node: 'node-2'}, [2, 4]],
	'--type': [{type: 'Warning'}, [3]],
	'all of it': [{node: 'node-2', since: '2', type: 'Normal'}, [4]],
};

function asked(options: Readonly<Record<string, string>>): Pick<Invocation, 'text'> {
	return {text: option => options[option]};
}

for (const [what, [options, wanted]] of Object.entries(choices)) {
	test(`the choice is by ${what}`, t => {
		const choice = choiceOf(asked(options), start + 7000);
		t.deepEqual(
			past.filter(choice.fits).map(({number}) => number),
			[...wanted],
		);
	});
}

for (const [option, word] of [
	['since', 'yesterday'],
	['since', '-3'],
	['for', 'a/b/c/d'],
	['for', 'pod/'],
	['for', 'pot/x/y'],
] as const) {
	test(`--${option} ${word} is told to be wrong`, t => {
		t.throws(() => choiceOf(asked({[option]: word}), start), {name: 'UsageError'});
	});
}

function linesFor(width: number | undefined, more = false): JournalLines {
	return new JournalLines({paint: (_, text) => text, width}, {now: new Date(start), more});
}

test('lines have their columns under each other, and a message is one line', t => {
	t.is(
		linesFor(undefined).table(past.slice(2)),
		[
			'TIME           OBJECT                NODE     REASON    MESSAGE',
			'10:00:03.000   Pod default/web-0     node-1   BackOff   n 3',
			'10:00:04.000   Node node-2           node-2   Told      n 4',
			'10:00:05.000   Segment lan                    Told      n 5',
			'10:00:06.000   Service default/web            Told      two lines',
		].join('\n'),
	);
});

test('a line is no longer than the terminal is wide, and another day is told', t => {
	const before = entry(1, {object: 'Lab x', time: '2026-03-03T23:59:59.000Z', message: 'x'.repeat(99)});
	const [, line = ''] = linesFor(60).table([before]).split('\n');
	t.is(line.length, 60);
	t.true(line.startsWith('2026-03-03 23:59:59.000   Lab x'));
	t.true(line.endsWith('x…'));
});

test('lines that come later stay in their columns', t => {
	const lines = linesFor(undefined, true);
	const [header = ''] = lines.table([]).split('\n');
	for (const each of past) t.is(lines.line(each).indexOf(each.reason), header.indexOf('REASON'));
});

type EventsLab = ApiLab & {readonly journal: OpenJournal};

async function eventsLab(t: ExecutionContext, at = Date.now): Promise<EventsLab> {
	const journal = openJournal(folderWith(t, {}), {now: at});
	t.teardown(() => journal.close());
	const lab = await apiLab(
		t,
		{},
		{
			'/events': (body, gone) => journalStream(journal, body as EventsQuery, gone),
		},
	);
	return {...lab, journal};
}

test('events lists what there is, as text and as one document', async t => {
	const {run, journal} = await eventsLab(t);
	for (const {number: _, time: __, ...each} of past) journal.tell(each);
	const {code, stdout, stderr} = await run('events --for web-0');
	t.deepEqual([code, stderr], [0, '']);
	t.regex(
		stdout,
		/^TIME +OBJECT +NODE +REASON +MESSAGE\n\S+ +Pod shop\/web-0 +node-2 +Created +n 2\n\S+ +Pod default/,
	);
	t.deepEqual(JSON.parse((await run('events --json --since 4')).stdout), {
		events: journal.entries.slice(4),
		labd: 'alive',
	});
	t.deepEqual(await run('events --for web-1'), {
		code: 0,
		stdout: '',
		stderr: "no events that fit; did you mean 'web-0'?\n",
	});
});

test('events of a lab whose labd is dead are those of the file, and that is said', async t => {
	const {run, state} = await apiLab(t, {}, {});
	const journal = openJournal(state);
	for (const {number: _, time: __, ...each} of past) journal.tell(each);
	journal.close();
	rmSync(`${state}/labd.sock`);
	const {code, stdout, stderr} = await run('events --json');
	t.is(code, 0);
	t.regex(stderr, /dead/);
	t.deepEqual(JSON.parse(stdout), {events: journal.entries, labd: 'dead'});
	t.like(await run('events --watch --since 5'), {code: 1});
});

test('a hundred thousand events do not stop it', async t => {
	const {run, journal} = await eventsLab(t);
	for (let n = 0; n < 100_000; n++) journal.tell({...entry(1, {object: `Pod default/p-${n}`})});
	const {stdout} = await run('events --json');
	const {events} = JSON.parse(stdout) as {events: JournalEntry[]};
	t.is(events.length, 10_000);
	t.is(events.at(-1)?.number, 100_000);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	test(`with --watch they come as they happen, until ${signal}`, async t => {
		const {journal, state} = await eventsLab(t);
		for (const object of ['Pod a/before', 'Pod a/other']) journal.tell(entry(1, {object}));
		const child = spawn(process.execPath, [cnilabMain, 'events', '-w', '--json', '--for', 'a/before'], {
			env: {...process.env, CNILAB_STATE: state.replace(/\/three$/, '')},
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let said = '';
		child.stdout.setEncoding('utf8').on('data', text => {
			said += text;
		});
		const lines = () => said.split('\n').slice(0, -1);
		await eventually('the past', () => lines().length === 1);
		for (const object of ['Pod a/other', 'Pod a/before']) journal.tell(entry(1, {object}));
		await eventually('the news', () => lines().length === 2);
		t.deepEqual(
			lines().map(line => JSON.parse(line).number),
			[1, 4],
		);
		const ended = once(child, 'exit');
		child.kill(signal);
		t.deepEqual(await ended, [0, null]);
	});
}

test('a reader that goes away ends --watch', async t => {
	const {journal, state} = await eventsLab(t);
	journal.tell(entry(1, {object: 'Lab x'}));
	const child = spawn(process.execPath, [cnilabMain, 'events', '--watch'], {
		env: {...process.env, CNILAB_STATE: state.replace(/\/three$/, '')},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(child.stdout, 'data');
	child.stdout.destroy();
	const ended = once(child, 'exit');
	const telling = setInterval(() => journal.tell(entry(1, {object: 'Lab x'})), 20);
	t.deepEqual(await ended, [0, null]);
	clearInterval(telling);
});
