import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type JournalOptions, openJournal, readJournal} from '../../../lib/labd/journal.js';
import type {JournalEntry} from '../../../lib/labd/journal-types.js';
import {eventually} from '../../helpers/eventually.js';
import {folderWith} from '../../helpers/folder.js';

function told(message: string): Omit<JournalEntry, 'number' | 'time'> {
	return {type: 'Normal', reason: 'Told', object: 'Lab three', source: 'test', message};
}

/** Opens it, tells so much, and closes it. */
function tell(folder: string, messages: readonly string[], options: JournalOptions = {}): void {
	const journal = openJournal(folder, options);
	for (const message of messages) journal.tell(told(message));
	journal.close();
}

function numbersOf(entries: readonly JournalEntry[]): number[] {
	return entries.map(({number}) => number);
}

function upTo(last: number, first = 1): number[] {
	return Array.from({length: last - first + 1}, (_, index) => first + index);
}

function open(t: ExecutionContext, folder: string, options: JournalOptions = {}) {
	const journal = openJournal(folder, options);
	t.teardown(() => journal.close());
	return journal;
}

test('entries have numbers without gaps, times, and go on when it is opened again', t => {
	const folder = folderWith(t, {});
	tell(folder, ['a', 'b'], {now: () => 1_704_067_200_123});
	const journal = open(t, folder);
	journal.tell({...told('ü\n"c"'), node: 'node-1', type: 'Warning'});
	journal.flush();
	t.deepEqual(numbersOf(journal.entries), [1, 2, 3]);
	t.deepEqual(readJournal(folder), journal.entries);
	t.is(journal.entries[0]?.time, '2024-01-01T00:00:00.123Z');
	t.like(journal.entries[2], {message: 'ü\n"c"', node: 'node-1', type: 'Warning'});
});

test('a crash at any byte leaves what was before it, and nothing that is broken', t => {
	const whole = folderWith(t, {});
	tell(whole, ['a', 'ü', 'c']);
	const bytes = readFileSync(join(whole, 'events.jsonl'));
	for (let length = 0; length <= bytes.length; length++) {
		const folder = folderWith(t, {'events.jsonl': bytes.subarray(0, length)});
		const lines = bytes.subarray(0, length).toString('latin1').split('\n').length - 1;
		t.deepEqual(numbersOf(readJournal(folder)), upTo(lines), `${length}`);
		tell(folder, ['next']);
		t.deepEqual(numbersOf(readJournal(folder)), upTo(lines + 1), `${length}`);
	}
});

test('the disk has two files and no more, and the newest entries', t => {
	const folder = folderWith(t, {});
	for (let turn = 0; turn < 20; turn++) tell(folder, ['x'.repeat(400), 'y'.repeat(400)], {fileBytes: 3000});
	t.true(statSync(join(folder, 'events.jsonl')).size < 4500);
	t.true(statSync(join(folder, 'events.jsonl.1')).size < 4500);
	const numbers = numbersOf(readJournal(folder));
	t.deepEqual(numbers, upTo(40, 41 - numbers.length));
	t.true(numbers.length >= 6);
});

test('a crash between two files loses no number', t => {
	const folder = folderWith(t, {});
	tell(folder, ['x'.repeat(900), 'b'], {fileBytes: 100});
	tell(folder, ['c'], {fileBytes: 100});
	rmSync(join(folder, 'events.jsonl'));
	tell(folder, ['again'], {fileBytes: 100});
	t.deepEqual(numbersOf(readJournal(folder)), [1, 2, 3]);
});

test('memory keeps the newest ones', t => {
	const journal = open(t, folderWith(t, {}), {kept: 100});
	for (let n = 0; n < 100_000; n++) journal.tell(told('x'));
	t.deepEqual(numbersOf(journal.entries), upTo(100_000, 99_901));
});

test('a very long message is cut', t => {
	const journal = open(t, folderWith(t, {}));
	journal.tell(told('x'.repeat(5000)));
	t.is(journal.entries[0]?.message.length, 1024);
});

test('who watches is told of each entry from now on, once and in order, when it is in the file', async t => {
	const folder = folderWith(t, {});
	const journal = open(t, folder, {kept: 10_000});
	journal.tell(told('before'));
	const seen: number[] = [];
	const end = journal.watch(({number}) => {
		seen.push(number);
		t.true(readFileSync(join(folder, 'events.jsonl'), 'utf8').includes(`"number":${number},`));
	});
	for (const message of ['a', 'b']) journal.tell(told(message));
	t.deepEqual(seen, []);
	await eventually('told', () => seen.length === 2);
	journal.tell(told('c'));
	journal.flush();
	end();
	journal.tell(told('d'));
	journal.flush();
	t.deepEqual(seen, [2, 3, 4]);
});

test('what is no entry is passed over', t => {
	const folder = folderWith(t, {});
	tell(folder, ['a']);
	const file = join(folder, 'events.jsonl');
	writeFileSync(file, `not json\n[]\n{"message":"x"}\nnull\n${readFileSync(file, 'utf8')}`);
	tell(folder, ['b']);
	t.deepEqual(numbersOf(readJournal(folder)), [1, 2]);
});

test('a file that can’t be written stops nobody: what came meanwhile is written when it can be', async t => {
	const folder = folderWith(t, {});
	const file = join(folder, 'events.jsonl');
	const journal = open(t, folder);
	// open(2) fails as it does for want of room.
	mkdirSync(file);
	const seen: number[] = [];
	journal.watch(({number}) => seen.push(number));
	for (const message of ['a', 'b']) journal.tell(told(message));
	journal.flush();
	t.deepEqual(seen, [1, 2]);
	t.deepEqual(numbersOf(journal.entries), [1, 2]);
	rmSync(file, {recursive: true});
	await eventually('written', () => existsSync(file));
	t.deepEqual(readJournal(folder), journal.entries);
});
