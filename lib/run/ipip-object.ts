/** The tc programs that stand for ipip: made once a lab, in the sandbox, before a machine names them. */
import {existsSync, mkdirSync, renameSync} from 'node:fs';
import {dirname} from 'node:path';
import type {PlanChange} from '../plan/diff.js';
import type {Op} from '../plan/ops.js';
import {ipipCompile, ipipObject} from '../render/ipip.js';
import {ipipProgram} from '../render/ipip-program.js';
import {run} from './door.js';

/** Throws a CommandError: clang is missing, or does not like them. */
export async function makeIpipObject({machines, starts}: PlanChange): Promise<void> {
	const coming = [
		...starts.flatMap(({ops}) => ops),
		...machines.flatMap(({changes}) => changes.flatMap(each => (each.do === 'remove' ? [] : [each.op]))),
	];
	if (!coming.some(isSubstitute) || existsSync(ipipObject)) return;
	mkdirSync(dirname(ipipObject), {recursive: true});
	const half = `${ipipObject}.new`;
	const argv = [...ipipCompile.split(' '), half, '-'];
	await run({
		argv,
		input: ipipProgram,
		why: 'makes the tc programs that stand for ipip, which this kernel has not',
	});
	// Whole or not at all: a compiler that was killed leaves a piece.
	renameSync(half, ipipObject);
}

function isSubstitute(op: Op): boolean {
	return op.kind === 'ipip' && op.by === 'tc-bpf';
}
