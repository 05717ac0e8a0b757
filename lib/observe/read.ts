/** Reads the kernel's state of all machines of a plan. */
import {randomUUID} from 'node:crypto';
import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';
import {machineOf, type Op, type Plan} from '../plan/ops.js';
import type {Runtime} from '../run/runtime.js';
import type {ExpectedRules, Facts} from './facts.js';
import {parseOutput, splitSections} from './parse-facts.js';
import {readScript, rulesetScript, type Subject} from './read-script.js';

/** One script a machine, all machines at once. Throws a CommandError if a machine can't be read. */
export async function readFacts(plan: Plan, runtime: Pick<Runtime, 'script'>): Promise<Facts> {
	const mark = newMark();
	const queue = new PQueue({concurrency: availableParallelism() * 2});
	const outputs = await queue.addAll(
		subjectsOf(plan).map(subject => async () => {
			const script = readScript(subject, mark);
			const output = await runtime.script(subject.machine, script, 'to read what the kernel has');
			return {machine: subject.machine, ...parseOutput(subject, mark, output)};
		}),
	);
	return {
		places: Object.assign({}, ...outputs.map(({places}) => places)),
		machines: Object.fromEntries(outputs.map(({machine, facts}) => [machine, facts])),
	};
}

/**
 * nft prints a rule in its own words, not in the plan's: so the planned tables are loaded into a namespace of their
 * own and listed there. Throws a CommandError if nft refuses them.
 */
export async function readExpectedRules(
	plan: Plan,
	runtime: Pick<Runtime, 'script'>,
): Promise<ExpectedRules> {
	const textOf = new Map<string, string>();
	for (const op of opsOf(plan)) {
		if (op.kind === 'nft') textOf.set(op.in, `${textOf.get(op.in) ?? ''}${op.text}\n`);
	}
	const rulesets = [...new Set(textOf.values())];
	if (rulesets.length === 0) return {};
	const mark = newMark();
	const why = 'to see how nft lists the planned rules';
	const sections = splitSections(await runtime.script('underlay', rulesetScript(rulesets, mark), why), mark);
	const listingOf = (text: string) => sections.get(String(rulesets.indexOf(text)))?.get('nft') ?? '';
	return Object.fromEntries([...textOf].map(([place, text]) => [place, listingOf(text)]));
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

function newMark(): string {
	return `cnilab-${randomUUID()}`;
}
