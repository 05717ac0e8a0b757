/** `policy verify`: whether the model, the kernel's rules and packets say the same about who may reach whom. */
import {askLabd} from '../../labd/client.js';
import type {Difference, PolicyProof} from '../../observe/policy/prove-policies.js';
import {endsInWords, flowInWords} from '../../observe/policy/words.js';
import {runningLab} from '../labs/running.js';
import {UsageError} from '../terminal/errors.js';
import type {Output} from '../terminal/output.js';
import {describeFinding} from '../terminal/report-text.js';
import type {Invocation, Result} from '../verbs/verb.js';

/** Exit code 3 where they differ, or where a rule of the kernel is not understood. */
export async function verify(words: readonly string[], invocation: Invocation): Promise<Result> {
	if (words.length > 0)
		throw new UsageError(
			'policy verify takes no words',
			'the lab that is up is asked; of several --lab names one',
		);
	const {name} = runningLab(invocation);
	const proof = await askLabd<PolicyProof & {readonly ms: number}>(name, '/policy/verify');
	const {findings, ...json} = proof;
	return {
		exit: findings.length > 0 ? 3 : 0,
		json: {lab: name, ok: findings.length === 0, ...json, findings},
		text: describeProof(proof, invocation.output),
	};
}

/** At most so many in full: a table that is gone is wrong about all flows. `--json` has all of them. */
const shown = 20;

function describeProof(
	{tally, findings, differences, tried, denied, ms}: PolicyProof & {readonly ms: number},
	output: Output,
): string {
	const {paint} = output;
	const counts = Object.entries(tried).flatMap(([protocol, count]) =>
		count > 0 ? [`${protocol} ${count}`] : [],
	);
	const sample = tally.tried < tally.of ? `, a sample: there are ${tally.of}` : '';
	const agreed = `model, kernel and packets say the same about ${tally.right} of ${tally.tried} flows`;
	const told = `${agreed} (${counts.join(', ')}${sample}); ${denied} of them are denied (${ms} ms)`;
	const mark = findings.length > 0 ? paint('red', '✗') : paint('green', '✓');
	const lines =
		differences.length > 0
			? differences.slice(0, shown).map(each => describeDifference(each, output))
			: findings.map(finding => describeFinding(finding, output));
	const hidden = differences.length - shown;
	return [
		...lines,
		...(hidden > 0 ? [`… and ${hidden} more (--json has all of them)`] : []),
		`${mark} ${told}`,
	].join('\n');
}

function describeDifference({flow, model, kernel, packets}: Difference, {paint}: Output): string {
	return [
		`${paint('red', '✗')} ${paint('bold', endsInWords(flow))}: ${flowInWords(flow)}`,
		`    model:   ${model.because}`,
		`    kernel:  ${kernel.because}`,
		`    packets: ${packets.because}`,
	].join('\n');
}
