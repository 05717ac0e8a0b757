/**
 * From what is wrong to the change that mends it. The plan as the kernel has it, compared with the plan: so what hangs on
 * what is known as for any other change. Pure.
 */
import {diffPlans, type PlanChange} from '../plan/diff.js';
import {identityOf} from '../plan/identity.js';
import {type Machine, machineOf, type Op, type Plan} from '../plan/ops.js';
import {type Check, linkKey} from './check.js';
import type {Facts} from './facts.js';

/**
 * To be applied with `resume`: what is said again may be there, what is removed may be gone. `dead`: machines whose holder
 * is dead; they are started again. `strays`: machines that are not in the plan; they are stopped.
 */
export function mend(
	plan: Plan,
	checks: readonly Check[],
	{dead = [], strays = []}: Partial<Pick<Facts, 'dead' | 'strays'>> = {},
): PlanChange {
	const notes = notesOf(checks.filter(({wrong}) => wrong.length > 0));
	const found = (place: string, ops: readonly Op[]) => [
		...ops.flatMap(op => foundOp(op, notes)),
		...(notes.extra.get(place)?.values() ?? []),
	];
	const wanted = (place: string, ops: readonly Op[]) =>
		notes.said.size === 0
			? ops
			: [...ops.flatMap(op => [op, ...(notes.said.get(op) ?? [])]), ...(notes.said.get(place) ?? [])];
	const {underlay, machines} = withOps(plan, found);
	const others = strays.map((name): Machine => ({name, kind: 'node', ops: []}));
	const before = {underlay, machines: [...machines, ...others]};
	return diffPlans(before, withOps(plan, wanted), new Set(dead));
}

type Notes = {
	readonly out: ReadonlySet<Op>;
	readonly instead: ReadonlyMap<Op, Op>;
	/** Links whose neighbours will be gone. */
	readonly flushed: ReadonlySet<string>;
	/** By machine, then by identity: the rules of a table are several findings. */
	readonly extra: ReadonlyMap<string, ReadonlyMap<string, Op>>;
	/** After an op, or at the end of a machine. */
	readonly said: ReadonlyMap<Op | string, readonly Op[]>;
};

function notesOf(wrong: readonly Check[]): Notes {
	const remedies = wrong.flatMap(({remedy}) => remedy ?? []);
	const extra = new Map<string, Map<string, Op>>();
	for (const op of remedies.flatMap(remedy => remedy.extra ?? [])) {
		const machine = machineOf(op.in);
		const known = extra.get(machine) ?? new Map<string, Op>();
		extra.set(machine, known.set(identityInExtra(op), op));
	}
	const said = new Map<Op | string, Op[]>();
	for (const {after, op} of remedies.flatMap(remedy => remedy.say ?? [])) {
		const anchor = after ?? machineOf(op.in);
		said.set(anchor, [...(said.get(anchor) ?? []), op]);
	}
	return {
		out: new Set(remedies.flatMap(remedy => remedy.out ?? [])),
		instead: new Map(remedies.flatMap(remedy => remedy.instead ?? [])),
		flushed: new Set(remedies.flatMap(({flushed}) => flushed ?? [])),
		extra,
		said,
	};
}

function identityInExtra(op: Op): string {
	return `${op.kind} ${identityOf(op)}`;
}

function foundOp(op: Op, {out, instead, flushed}: Notes): readonly Op[] {
	const other = instead.get(op);
	if (other) return [other];
	const isGone = out.has(op) || (op.kind === 'neighbour' && flushed.has(linkKey(op.in, op.dev)));
	return isGone ? [] : [op];
}

function withOps(
	{underlay, machines}: Plan,
	change: (place: string, ops: readonly Op[]) => readonly Op[],
): Plan {
	return {
		underlay: change('underlay', underlay),
		machines: machines.map(machine => ({...machine, ops: change(machine.name, machine.ops)})),
	};
}
