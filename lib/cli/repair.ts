import {askLabd} from '../labd/client.js';
import type {RepairAnswer, RepairRequest} from '../labd/repair.js';
import {intentWords, type Repair, repairWords} from '../observe/repairs.js';
import type {Finding} from '../observe/report.js';
import {runningLab} from './labs/running.js';
import type {Output} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/** Mends what the kernel has otherwise than the lab says. Exit code 3 if something could not be mended. */
export const run: RunVerb = async invocation => {
	const {name} = runningLab(invocation, 'argument');
	const request: RepairRequest = {dryRun: invocation.flag('dryRun')};
	const answer = await askLabd<RepairAnswer>(name, '/repair', request);
	const json = request.dryRun ? intended(answer) : answer;
	return {exit: answer.left.length === 0 ? 0 : 3, json, text: describe(answer, invocation.output)};
};

/** Nothing has been done: what would be stands in `todo`. */
function intended({done, ...answer}: RepairAnswer) {
	const todo = done.map(({did, ...repair}) => ({...repair, do: infinitives[did]}));
	return {...answer, done: [], todo};
}

const infinitives: Readonly<Record<Repair['did'], string>> = {
	added: 'add',
	removed: 'remove',
	changed: 'change',
	started: 'start',
	awaited: 'await',
};

function describe(answer: RepairAnswer, output: Output): string {
	const {done, left, failed, dryRun} = answer;
	const words = dryRun ? intentWords : repairWords;
	return [
		...done.flatMap(repair => repairLines(repair, words(repair), output)),
		...left.map(finding => leftLine(finding, output)),
		...(failed === undefined ? [] : [failed]),
		verdict(answer, output),
	].join('\n');
}

function repairLines({place, why, text}: Repair, words: string, {paint}: Output): string[] {
	const reason = why === undefined ? '' : ` — ${why}`;
	return [
		`${paint('bold', place)}: ${words}${reason}`,
		...(text === undefined
			? []
			: text
					.trimEnd()
					.split('\n')
					.map(line => `    ${line}`)),
	];
}

function leftLine({place, what, expected, found}: Finding, {paint}: Output): string {
	return `${paint('red', 'not mended')} ${place}: ${what}: expected ${expected}, found ${found}`;
}

function verdict({lab, dryRun, done, left, ms}: RepairAnswer, {paint}: Output): string {
	const things = (count: number) => `${count} ${count === 1 ? 'thing' : 'things'}`;
	if (left.length > 0)
		return `${paint('red', 'not as it should be')}: ${things(left.length)} of lab ${lab} could not be mended (${ms} ms)`;
	if (done.length === 0) return `nothing to do: the kernel has what lab ${lab} says (${ms} ms)`;
	if (dryRun) return `${things(done.length)} would be mended: npx cnilab repair ${lab} (${ms} ms)`;
	return `${paint('green', 'mended')}: ${things(done.length)} of lab ${lab}, and looked again (${ms} ms)`;
}
