/** `policy verify`: whether the model, the kernel's rules and packets say the same about who may reach whom. */
import {askLabd} from '../../labd/client.js';
import type {Difference} from '../../observe/policy/prove-policies.js';
import {endsInWords, flowInWords} from '../../observe/policy/words.js';
import type {PoliciesReport} from '../../observe/verify.js';
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
	const proof = await askLabd<PoliciesReport>(name, '/policy/verify');
	const {findings, ...json} = proof;
	return {
		exit: findings.length > 0 ? 3 : 0,
		json: {lab: name, ok: findings.length === 0, ...json, findings},
		text: describeProof(proof, invocation.output),
	};
}

/** At most so many in full: a table that is gone is wrong about all flows. `--json` has all of them. */
const shown = 20;

function describeProof(report: PoliciesReport, output: Output): string {
	const {tally, findings, rules, differences, tried, denied, wayless, ms} = report;
	const {paint} = output;
	const mark = (isRight: boolean) => (isRight ? paint('green', '✓') : paint('red', '✗'));
	const counts = Object.entries(tried).flatMap(([protocol, count]) =>
		count > 0 ? [`${protocol} ${count}`] : [],
	);
	const sample = tally.tried < tally.of ? `, a sample: there are ${tally.of}` : '';
	const besides = wayless > 0 ? `; ${wayless} more have no way from or to a client outside` : '';
	const agreed = `model, kernel and packets say the same about ${tally.right} of ${tally.tried} flows`;
	// A rule that is not understood is the only other finding.
	const others = differences.length > 0 ? rules.findings : findings;
	const lines = [
		...others.map(finding => describeFinding(finding, output)),
		...differences.map(each => describeDifference(each, output)),
	];
	const hidden = lines.length - shown;
	return [
		...lines.slice(0, shown),
		...(hidden > 0 ? [`… and ${hidden} more (--json has all of them)`] : []),
		`${mark(rules.findings.length === 0)} ${rules.tally.right} of ${rules.tally.tried} tables are as planned`,
		`${mark(tally.right === tally.tried)} ${agreed} (${counts.join(', ')}${sample}); ${denied} are denied${besides} (${ms} ms)`,
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
