/** A verify report as a person reads it. */
import type {Finding, Report, Tally} from '../../observe/report.js';
import {noticeLine} from './loud-lines.js';
import type {Output} from './output.js';

const meanings: Readonly<Record<keyof Report['proofs'], readonly [name: string, meaning: string]>> = {
	kernel: ['kernel', 'pieces of kernel state are as planned, and nothing else is there'],
	podToPod: ['pod → pod', 'connected, and the other end saw the address that it must see'],
	nodeToPod: ['node → pod', 'connected, and the other end saw the address that it must see'],
	podToNode: ['pod → node', 'connected, and the other end saw the address that it must see'],
	policies: ['policies', 'flows on which model, kernel and packets say the same'],
	wire: ['wire', 'ways between nodes look on the underlay as the mode says'],
	size: ['size', 'ways carry a packet of the full size unfragmented, and not one byte more'],
	checks: ['checks', 'checks of the lab itself'],
};

/** At most this many findings in full: a dead node breaks hundreds of things. `--json` has all of them. */
const shown = 20;

export function describeReport(report: Report, output: Output): string {
	const rows = Object.entries(meanings).flatMap(([proof, words]) => {
		const tally = report.proofs[proof as keyof Report['proofs']];
		return tally ? [tallyLine(tally, words, output)] : [];
	});
	const findings = report.findings.slice(0, shown).map(finding => describeFinding(finding, output));
	const hidden = report.findings.length - findings.length;
	return [
		...report.faults.map(fault => `${output.paint('yellow', '!')} on purpose: ${fault}`),
		...rows,
		...report.notices.map(notice => noticeLine(notice, output)),
		...findings,
		...(hidden > 0 ? [`… and ${hidden} more (--json has all of them)`] : []),
		verdict(report, output),
	].join('\n');
}

function tallyLine(
	{tried, right, of, unreachable = 0, denied = 0, closed = 0, leftOut = 0}: Tally,
	[name, meaning]: readonly [string, string],
	output: Output,
): string {
	const count = `${right} of ${tried}`.padStart(14);
	const notes = [
		...(tried + leftOut + closed < of ? [`a sample: there are ${of}`] : []),
		...(unreachable > 0
			? [`but for ${unreachable}, which a fault keeps apart: they must get no answer`]
			: []),
		...(denied > 0 ? [`but for ${denied}, which policies deny: they must not connect`] : []),
		...(leftOut > 0 ? [`${leftOut} left out: nobody can say what must come of them`] : []),
		...(closed > 0 ? [`${closed} not tried: policies let nothing pass there`] : []),
	];
	const said = notes.length > 0 ? ` (${notes.join('; ')})` : '';
	const proved = tried === 0 ? ' ' : output.paint('green', '✓');
	const mark = right === tried ? proved : output.paint('red', '✗');
	return tried === 0 && of === 0
		? output.paint('dim', `  ${name.padEnd(10)} ${'none'.padStart(14)}`)
		: `${mark} ${name.padEnd(10)} ${count} ${meaning}${said}`;
}

export function describeFinding({place, what, expected, found, why}: Finding, output: Output): string {
	return [
		`${output.paint('red', '✗')} ${output.paint('bold', place)}: ${what}`,
		`    expected: ${expected}`,
		`    found:    ${found}`,
		...(why === undefined ? [] : [`    why:      ${why}`]),
	].join('\n');
}

function verdict({lab, ok, findings, ms}: Report, {paint}: Output): string {
	if (ok) return `${paint('green', 'proved')}: lab ${lab} is what it says (${ms} ms)`;
	return `${paint('red', 'not as it should be')}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in lab ${lab} (${ms} ms)`;
}
