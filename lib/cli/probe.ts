import {readFileSync} from 'node:fs';
import {didYouMean} from '../../topology/problems.js';
import {knownReferences, podsOfReference} from '../control/references.js';
import {askLabd} from '../labd/client.js';
import type {Desired} from '../labd/desired.js';
import type {ProbeProtocol} from '../observe/probe.js';
import type {PodProbe, ProbeQuery} from '../observe/probe-pods.js';
import {nameOfPod} from '../plan/places.js';
import {runningLab} from './labs/running.js';
import {runMatrix} from './matrix/run.js';
import {UsageError} from './terminal/errors.js';
import {type Output, table} from './terminal/output.js';
import type {Invocation, RunVerb} from './verbs/verb.js';

/** Who reaches whom: real connections between pods. With --expect, exit code 3 where the answer is another one. */
export const run: RunVerb = async invocation => {
	const record = runningLab(invocation);
	const desired = await askLabd<Desired>(record.name, '/desired');
	if (invocation.flag('matrix')) return runMatrix(record.name, queryOf(invocation, desired), invocation);
	for (const option of ['svg', 'html', 'diff'])
		if (invocation.text(option) !== undefined) throw new UsageError(`--${option} goes with --matrix`);
	if (invocation.flag('watch')) throw new UsageError('--watch goes with --matrix');
	const expected = readExpected(invocation.text('expect'));
	const {probes} = await askLabd<{probes: PodProbe[]}>(record.name, '/probe', queryOf(invocation, desired));
	const differences = expected === undefined ? [] : compare(probes, expected);
	const json = {
		probes: probes.map(({address, ...probe}) => ({...probe, address})),
		...(expected && {differences}),
	};
	const text = [
		describe(probes, invocation.output),
		...differences.map(line => `${invocation.output.paint('red', '✗')} ${line}`),
	].join('\n');
	return {exit: differences.length > 0 ? 3 : 0, json, text};
};

function queryOf({args, text, list}: Invocation, desired: Desired): ProbeQuery {
	const [from = [], to = []] = args.map(word => [word]);
	const [ports, protocols, timeout] = [text('port'), text('protocol'), text('timeout')];
	return {
		...named('from', [...from, ...list('from')], desired),
		...named('to', [...to, ...list('to')], desired),
		...(ports !== undefined && {ports: ports.split(',').map(portNumber)}),
		...(protocols !== undefined && {protocols: protocols.split(',').map(protocolName)}),
		...(timeout !== undefined && {timeoutMs: milliseconds(timeout)}),
	};
}

function named(key: 'from' | 'to', references: readonly string[], desired: Desired) {
	if (references.length === 0) return {};
	const names = references.flatMap(reference => {
		const pods = podsOfReference(reference, desired);
		if (pods.length === 0)
			throw new UsageError(
				`${key} ${reference}: there is no such pod or workload`,
				reference === desired.cluster.name
					? `'--lab ${reference}' names the lab`
					: didYouMean(reference, knownReferences(desired)),
			);
		return pods.map(nameOfPod);
	});
	return {[key]: names};
}

function portNumber(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535)
		throw new UsageError(`--port ${text} is no port`, 'numbers from 1 to 65535, with commas between them');
	return port;
}

const protocols: readonly ProbeProtocol[] = ['TCP', 'UDP', 'SCTP', 'ICMP'];

function protocolName(text: string): ProbeProtocol {
	const name = protocols.find(protocol => protocol === text.toUpperCase());
	if (name === undefined)
		throw new UsageError(`--protocol ${text} is none`, didYouMean(text.toUpperCase(), protocols));
	return name;
}

function milliseconds(text: string): number {
	const ms = Number(text);
	if (!Number.isInteger(ms) || ms < 1)
		throw new UsageError(`--timeout ${text} is no time`, 'milliseconds, a whole number');
	return ms;
}

type Expected = Pick<PodProbe, 'from' | 'to' | 'port' | 'allowed'> &
	Partial<Pick<PodProbe, 'protocol' | 'address'>>;

/** A file in the form that `probe --json` prints. */
function readExpected(file: string | undefined): readonly Expected[] | undefined {
	if (file === undefined) return undefined;
	try {
		const {probes} = JSON.parse(readFileSync(file, 'utf8')) as {probes?: unknown};
		if (Array.isArray(probes)) return probes as Expected[];
	} catch (error) {
		throw new UsageError(
			`--expect ${file} can't be read: ${(error as Error).message}`,
			"write one with 'cnilab probe --json > FILE'",
		);
	}
	throw new UsageError(
		`--expect ${file} has no list 'probes'`,
		"write one with 'cnilab probe --json > FILE'",
	);
}

function compare(probes: readonly PodProbe[], expected: readonly Expected[]): string[] {
	const word = (allowed: boolean) => (allowed ? 'reached' : 'not reached');
	return expected.flatMap(want => {
		const {from, to, port, protocol = 'TCP'} = want;
		const found = probes.filter(
			probe =>
				probe.from === from &&
				probe.to === to &&
				probe.port === port &&
				probe.protocol === protocol &&
				(want.address === undefined || probe.address === want.address),
		);
		const title = `${from} → ${to} ${protocol} ${port}`;
		if (found.length === 0) return [`${title}: expected ${word(want.allowed)}, was not probed`];
		return found
			.filter(({allowed}) => allowed !== want.allowed)
			.map(({allowed}) => `${title}: expected ${word(want.allowed)}, found ${word(allowed)}`);
	});
}

function describe(probes: readonly PodProbe[], output: Output): string {
	if (probes.length === 0) return 'nothing to probe: no pod names a port (give --port)';
	const rows = probes.map(({from, to, protocol, address, port, allowed, seenSource, error, ms}) => [
		from,
		to,
		`${address.includes(':') ? `[${address}]` : address}:${port}/${protocol}`,
		allowed ? output.paint('green', 'reached') : output.paint('red', error ?? 'not reached'),
		seenSource ?? '-',
		`${ms.toFixed(1)} ms`,
	]);
	const reached = probes.filter(({allowed}) => allowed).length;
	return `${table(['FROM', 'TO', 'ADDRESS', 'RESULT', 'SEEN AS', 'TIME'], rows)}\n${reached} of ${probes.length} reached`;
}
