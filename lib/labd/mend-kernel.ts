/** The kernel made equal to a plan, whatever it has now: what a user has broken, or a labd has left half done. */
import {verifyKernel} from '../observe/kernel.js';
import {mend} from '../observe/mend.js';
import {type Repair, repairsOf} from '../observe/repairs.js';
import type {Finding} from '../observe/report.js';
import type {PlanChange} from '../plan/diff.js';
import {netnsOf, type Plan} from '../plan/ops.js';
import {daemonsOf} from '../plan/passive.js';
import type {Runtime} from '../run/runtime.js';

export type Mended = {
	/** What was wrong and is right now, the roots first. */
	readonly done: readonly Repair[];
	/** What is still wrong. */
	readonly left: readonly Finding[];
	/** What the kernel refused, if it did. */
	readonly failed?: string;
};

export type MendSettings = {
	/** Only tells what it would do: `done` is what would be done, `left` is empty. */
	readonly dryRun?: boolean;
	/** Before and after the kernel changes: places of pods whose namespace goes, or comes anew. */
	readonly around?: (places: ReadonlySet<string>, change: () => Promise<void>) => Promise<void>;
	/** Resolves when the daemons have mended what is theirs, or do not. */
	readonly settle?: () => Promise<void>;
};

/** Looks again afterwards, and tells what it finds. Throws a CommandError if a machine can't be read. */
export async function mendKernel(
	plan: Plan,
	runtime: Runtime,
	{dryRun = false, around = (_, change) => change(), settle = async () => {}}: MendSettings = {},
): Promise<Mended> {
	const {findings, checks, machines} = await verifyKernel(plan, runtime);
	if (findings.length === 0 || dryRun) return {done: repairsOf(checks, []), left: []};
	const change = mend(plan, checks, machines);
	let failed: string | undefined;
	await around(placesOf(change), async () => {
		try {
			await runtime.apply(change, () => {}, {resume: true});
		} catch (error) {
			failed = error instanceof Error ? error.message : String(error);
		}
	});
	if (plan.machines.some(machine => daemonsOf(machine).length > 0)) await settle();
	const {findings: left} = await verifyKernel(plan, runtime);
	return {done: repairsOf(checks, left), left, ...(failed !== undefined && {failed})};
}

/** Of pods: in namespaces of their own that come, and in machines that start. */
function placesOf({machines, starts}: PlanChange): ReadonlySet<string> {
	const changed = machines.flatMap(({changes}) => changes.map(({op}) => op));
	const ops = [...changed, ...starts.flatMap(machine => machine.ops)];
	return new Set(ops.flatMap(op => (op.kind === 'netns' && !netnsOf(op.in) ? [`${op.in}/${op.name}`] : [])));
}
