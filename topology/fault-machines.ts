/** Machines, their cables and their segments in the words of a fault. */
import type {Word, Words} from './fault-reader.js';
import type {Cable, FaultOrder} from './faults.js';
import type {Attachment, Node, Underlay} from './model.js';
import {didYouMean, nearest} from './problems.js';

/** What a fault can be about. */
export type Subjects = {
	readonly underlay: Underlay;
	readonly nodes: readonly Pick<Node, 'name' | 'attachment'>[];
};

type MachineKind = 'node' | 'router' | 'client';

type Machine = {readonly name: string; readonly kind: MachineKind; readonly segments: readonly string[]};

/** `node-2`, `core:rack-a` → a cable. Undefined after it has told what is wrong. */
export function readCable(words: Words, subjects: Subjects): Cable | undefined {
	const word = words.next('whose cable', 'MACHINE, or MACHINE:SEGMENT where it has several');
	if (!word) return undefined;
	const [name = '', segment] = word.text.split(/:(.*)/s);
	const machine = findMachine(words, {...word, text: name}, machinesOf(subjects));
	if (!machine) return undefined;
	const cables = machine.segments.map(each => `${name}:${each}`);
	const [only, ...others] = machine.segments;
	if (segment === undefined && only !== undefined && others.length === 0)
		return {machine: name, segment: only};
	if (segment === undefined) {
		const message = `${name} has ${cables.length} cables`;
		return words.wrong(word, {code: 'bad-value', message, hint: `which one: ${cables.join(', ')}`});
	}
	if (machine.segments.includes(segment)) return {machine: name, segment};
	const message = `${name} has no cable to '${segment}'`;
	return words.wrong(word, {code: 'unknown-reference', message, hint: hintFor(word.text, cables)});
}

/** A node; routers and clients are part of what is around the cluster, and are always there. */
export function readNode(words: Words, subjects: Subjects, verb: string): string | undefined {
	const nodes = subjects.nodes.map(({name}) => name);
	const word = words.next('which node', hintFor('', nodes));
	if (!word) return undefined;
	if (nodes.includes(word.text)) return word.text;
	const machines = machinesOf(subjects);
	const other = machines.find(({name, kind}) => name === word.text && kind !== 'node');
	const message = other
		? `${other.name} is a ${other.kind}: only a node can be the subject of '${verb}'`
		: `there is no node '${word.text}'`;
	const cuts = other?.segments.map(segment => `cut ${other.name}:${segment}`).join(', ');
	const hint = cuts === undefined ? hintFor(word.text, nodes) : `what can be cut off are its cables: ${cuts}`;
	return words.wrong(word, {code: other ? 'bad-value' : 'unknown-reference', message, hint});
}

/** `split SEGMENT MACHINE,MACHINE`; the group is put in the segment's order. */
export function readGroup(words: Words, subjects: Subjects): FaultOrder | undefined {
	const segment = readSegment(words, subjects);
	const onIt = machinesOf(subjects)
		.filter(({segments}) => segment === undefined || segments.includes(segment))
		.map(({name}) => name);
	const word = words.next(
		'who shall be on one side',
		`names with commas between them, of: ${onIt.join(', ')}`,
	);
	if (!word) return undefined;
	const group = wordsOf(word).flatMap(each => readMember(words, each, {segment, onIt, subjects}) ?? []);
	const members = onIt.filter(name => group.includes(name));
	if (segment === undefined || group.length < wordsOf(word).length) return undefined;
	if (members.length > 0 && members.length < onIt.length)
		return {do: 'add', fault: {kind: 'split', segment, group: members}};
	const message =
		members.length === 0 ? 'the group is empty' : `that is all of ${segment}: nobody is on the other side`;
	return words.wrong(word, {code: 'bad-value', message, hint: `some of: ${onIt.join(', ')}`});
}

/** `heal`, or `heal` and the name of a machine or a segment. */
export function readHealed(words: Words, subjects: Subjects): FaultOrder | undefined {
	const word = words.optional();
	if (!word) return {do: 'heal'};
	const known = [...machinesOf(subjects), ...subjects.underlay.segments].map(({name}) => name);
	if (known.includes(word.text)) return {do: 'heal', what: word.text};
	const message = `there is no machine and no segment '${word.text}'`;
	return words.wrong(word, {code: 'unknown-reference', message, hint: hintFor(word.text, known)});
}

function readSegment(words: Words, {underlay}: Subjects): string | undefined {
	const known = underlay.segments.map(({name}) => name);
	const word = words.next('which segment', hintFor('', known));
	if (!word || known.includes(word.text)) return word?.text;
	const message = `there is no segment '${word.text}'`;
	return words.wrong(word, {code: 'unknown-reference', message, hint: hintFor(word.text, known)});
}

type Side = {
	readonly segment: string | undefined;
	readonly onIt: readonly string[];
	readonly subjects: Subjects;
};

function readMember(words: Words, word: Word, {segment, onIt, subjects}: Side): string | undefined {
	if (onIt.includes(word.text)) return word.text;
	const machine = findMachine(words, word, machinesOf(subjects));
	if (!machine) return undefined;
	const message = `${machine.name} is not on ${segment}, but on ${machine.segments.join(' and ')}`;
	return words.wrong(word, {code: 'bad-value', message, hint: `on ${segment}: ${onIt.join(', ')}`});
}

/** The names between the commas, each with its place. */
function wordsOf({text, from}: Word): Word[] {
	return [...text.matchAll(/[^,\s]+/g)].map(match => ({text: match[0], from: from + match.index}));
}

function findMachine(words: Words, word: Word, machines: readonly Machine[]): Machine | undefined {
	const found = machines.find(({name}) => name === word.text);
	if (found) return found;
	const names = machines.map(({name}) => name);
	const message = `there is no machine '${word.text}'`;
	return words.wrong(word, {code: 'unknown-reference', message, hint: hintFor(word.text, names)});
}

function machinesOf({underlay, nodes}: Subjects): Machine[] {
	const of = (kind: MachineKind, name: string, attachments: readonly Attachment[]) => ({
		name,
		kind,
		segments: attachments.map(({segment}) => segment),
	});
	return [
		...underlay.routers.map(({name, attachments}) => of('router', name, attachments)),
		...underlay.clients.map(({name, attachment}) => of('client', name, [attachment])),
		...nodes.map(({name, attachment}) => of('node', name, [attachment])),
	];
}

/** A hundred names help nobody: of many, only the nearest. */
function hintFor(word: string, known: readonly string[]): string {
	if (known.length <= 20) return didYouMean(word, known);
	const near = nearest(word, known);
	const all = `there are ${known.length}, ${known[0]} … ${known.at(-1)}`;
	return near === undefined ? all : `did you mean '${near}'? (${all})`;
}
