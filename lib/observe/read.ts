/** Reads the kernel's state of all machines of a plan. */
import {randomUUID} from 'node:crypto';
import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';
import {packed} from '../plan/nft/commands.js';
import {loadBatches} from '../plan/nft/load.js';
import {machineOf, type Op, type Plan} from '../plan/ops.js';
import type {Runtime} from '../run/runtime.js';
import type {Expected, Facts} from './facts.js';
import {parseOutput, parseQdisc, splitSections} from './parse-facts.js';
import {expectedScript, readScript, type Subject} from './read-script.js';

/** What reads the kernel. */
export type Reader = Pick<Runtime, 'script' | 'isAlive'>;

/**
 * One script a machine, all machines that are alive at once. `isUnruled`: whether a pod, by its place, is known to have no rules of
 * nftables. Throws a CommandError if a machine can't be read.
 */
export async function readFacts(
	plan: Plan,
	runtime: Reader,
	isUnruled: (place: string) => boolean = () => false,
): Promise<Facts> {
	const mark = newMark();
	const isDead = (name: string) => name !== 'underlay' && !runtime.isAlive(name);
	const queue = new PQueue({concurrency: availableParallelism() * 2});
	const outputs = await queue.addAll(
		subjectsOf(plan)
			.filter(({machine}) => !isDead(machine))
			.map(subject => async () => {
				const script = readScript({...subject, unruled: unruledIn(subject, isUnruled)}, mark);
				const output = await runtime.script(subject.machine, script, 'to read what the kernel has');
				return {machine: subject.machine, ...parseOutput(subject, mark, output)};
			}),
	);
	const planned = new Set(plan.machines.map(({name}) => name));
	const named = outputs.find(({machine}) => machine === 'underlay')?.facts.namespaces ?? [];
	return {
		places: Object.assign({}, ...outputs.map(({places}) => places)),
		machines: Object.fromEntries(outputs.map(({machine, facts}) => [machine, facts])),
		dead: [...planned].filter(isDead),
		strays: named.filter(name => !planned.has(name) && runtime.isAlive(name)),
	};
}

/**
 * nft and tc print a thing in their own words, not in the plan's: so the planned ones are made in a namespace of their
 * own and listed there. Throws a CommandError if they are refused.
 */
export async function readExpected(plan: Plan, runtime: Pick<Runtime, 'script'>): Promise<Expected> {
	const {textOf, devices, qdiscs} = toList(plan);
	const rulesets = [...new Map([...textOf.values()].map(loads => [keyOf(loads), loads])).values()];
	const numbers = new Map(rulesets.map((loads, index) => [keyOf(loads), index]));
	if (rulesets.length + qdiscs.length === 0) return {rules: {}, qdiscs: {}};
	const mark = newMark();
	const why = 'to see how nft and tc list what is planned';
	const script = expectedScript({rulesets, devices, qdiscs}, mark);
	const sections = splitSections(await runtime.script('underlay', script, why), mark);
	const listingOf = (name: number, part: string) => sections.get(String(name))?.get(part) ?? '';
	return {
		rules: Object.fromEntries(
			[...textOf].map(([place, loads]) => [place, listingOf(numbers.get(keyOf(loads)) ?? -1, 'nft')]),
		),
		qdiscs: Object.fromEntries(
			qdiscs.map((words, index) => [words, parseQdisc(listingOf(index, 'qdisc'))[0]?.text ?? '']),
		),
	};
}

/** Machines with the same rules have them listed once. */
function keyOf(loads: readonly string[]): string {
	return loads.join('\n');
}

/** `textOf`: by place the transactions that make its tables, and nothing else. */
function toList(plan: Plan) {
	const groups = new Map<string, string[][]>();
	const devices = new Set<string>();
	const qdiscs = new Set<string>();
	for (const op of opsOf(plan)) {
		if (op.kind === 'qdisc') qdiscs.add(op.arguments.join(' '));
		if (op.kind !== 'nft') continue;
		groups.set(op.in, [...(groups.get(op.in) ?? [['flush ruleset']]), ...loadBatches(op)]);
		if (op.dev !== undefined) devices.add(op.dev);
	}
	const textOf = new Map(
		[...groups].map(([place, all]) => [place, packed(all).map(lines => lines.join('\n'))]),
	);
	return {textOf, devices: [...devices], qdiscs: [...qdiscs]};
}

/** All ops of a plan. */
export function opsOf(plan: Plan): Op[] {
	return [...plan.underlay, ...plan.machines.flatMap(machine => machine.ops)];
}

function subjectsOf(plan: Plan): Subject[] {
	const names = ['underlay', ...plan.machines.map(machine => machine.name)];
	const byMachine = new Map(names.map(name => [name, [] as Op[]]));
	for (const op of opsOf(plan)) byMachine.get(machineOf(op.in))?.push(op);
	return names.map(machine => ({machine, ops: byMachine.get(machine) ?? []}));
}

function unruledIn({machine, ops}: Subject, isUnruled: (place: string) => boolean): Set<string> {
	const pods = ops.flatMap(op => (op.kind === 'netns' ? [op.name] : []));
	return new Set(pods.filter(name => isUnruled(`${machine}/${name}`)));
}

function newMark(): string {
	return `cnilab-${randomUUID()}`;
}
