/** A lab whose nodes peer with short timers, and what packets and BIRD notice of what is done to it. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {DatagramReport, FlowReport} from '../../lib/observe/flow/types.js';
import {until} from '../helpers/eventually.js';
import type {Seat} from '../helpers/seat.js';

/** Seconds. */
export const timers = {holdTime: 6, keepaliveTime: 2, restartTime: 4, connectDelay: 1, connectRetry: 1};
/** Milliseconds for which a loaded machine may keep a timer waiting. */
export const slack = 3000;

export const pod = (name: string, nodeName: string) => ({
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: {name},
	spec: {nodeName, terminationGracePeriodSeconds: 1, containers: [{name: 'web', image: 'nginx'}]},
});

/** A block is four addresses, so that a node soon needs another one. */
const meshMode = {name: 'calico-bgp', options: {...timers, errorWait: 1, errorWaitMax: 2, blockSize: 30}};

type Lab = {
	readonly nodes: readonly string[];
	readonly objects: readonly object[];
	readonly mode?: object;
	readonly policy?: string;
};

export function write({folder}: Seat, {nodes, objects, mode = meshMode, ...more}: Lab): void {
	const lab = {
		...{summary: 'a mesh that runs', name: 'trial', manifests: ['objects.yaml']},
		...more,
		mode,
		cluster: {
			segments: {lan: {ipv4: '192.168.50.0/24'}},
			nodes: Object.fromEntries(nodes.map(name => [name, {}])),
		},
	};
	writeFileSync(join(folder, 'lab.yaml'), JSON.stringify(lab));
	writeFileSync(join(folder, 'objects.yaml'), documents(objects));
}

export const documents = (objects: readonly object[]) =>
	objects.map(each => JSON.stringify(each)).join('\n---\n');

export type Stage = {
	readonly t: ExecutionContext;
	readonly seat: Seat;
	/** Runs it; it must end with exit code 0. */
	readonly says: (line: string) => Promise<string>;
};

export function stageOf(t: ExecutionContext, seat: Seat): Stage {
	const says = async (line: string) => {
		const {code, stdout, stderr} = await seat.run(line.split(' '), {cwd: seat.folder});
		t.is(code, 0, `${line}: ${stdout}${stderr}`);
		return stdout;
	};
	return {t, seat, says};
}

/** `to` is reached from these, at once. */
export async function isReached({t, seat, says}: Stage, to: string, from: readonly string[]): Promise<void> {
	const {status} = JSON.parse(await says(`get pod ${to} -o json`)) as {status: {podIP: string}};
	for (const place of from) {
		const {code, stdout} = await seat.run(['exec', place, '--', 'ping', '-n', '-c1', '-W2', status.podIP]);
		t.is(code, 0, `${place} → ${to}: ${stdout}`);
	}
}

type Traffic = {readonly end: () => Promise<readonly FlowReport[]>};

/** What a place has been given so far. */
async function datagramsAt({seat}: Stage, place: string): Promise<number> {
	const counters = await seat.sh(place, 'grep ^Udp: /proc/net/snmp');
	return Number(/^Udp: (\d+)/m.exec(counters)?.[1]);
}

/** Runs until it is ended; resolves when datagrams arrive. */
export async function traffic(stage: Stage, ways: readonly string[]): Promise<Traffic> {
	const {seat} = stage;
	const ends = ways.flatMap(way => (way.endsWith('TCP') ? [] : [way.split(' ')[1] ?? '']));
	const before = await Promise.all(ends.map(to => datagramsAt(stage, to)));
	const flows = ways.map((way, index) => {
		const file = join(seat.temporary, `flow-${index}`);
		const [from = '', to = '', protocol = 'UDP'] = way.split(' ');
		return {file, ...seat.start(['flow', from, to, '--protocol', protocol, '--json'], file)};
	});
	for (const [index, to] of ends.entries())
		await until(async () => (await datagramsAt(stage, to)) > (before[index] ?? 0) + 20, `it flows to ${to}`);
	return {
		end: async () => {
			for (const {process} of flows) process.kill('SIGINT');
			await Promise.all(flows.map(({ended}) => ended));
			return flows.map(({file}) => {
				const {flows: reports} = JSON.parse(readFileSync(file, 'utf8')) as {flows: [FlowReport]};
				return reports[0];
			});
		},
	};
}

/** When sessions were established: milliseconds of the day by their names. BIRD tells them now and then with one more or less. */
export async function sessionsOn({seat}: Stage, node: string): Promise<ReadonlyMap<string, number>> {
	const lines = (await seat.sh(node, 'birdc show protocols')).split('\n');
	return new Map(
		lines.flatMap(line => {
			const [, name, hours, minutes, seconds] =
				/^(Mesh\S+) .* up +(\d+):(\d+):([\d.]+) +Established/.exec(line) ?? [];
			if (name === undefined) return [];
			return [[name, ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000]];
		}),
	);
}

export function areTheSame(
	t: ExecutionContext,
	[before, after]: readonly ReadonlyMap<string, number>[],
): void {
	t.deepEqual(
		[...(after ?? [])].map(([name]) => name).sort(),
		[...(before ?? [])].map(([name]) => name).sort(),
	);
	for (const [name, since] of before ?? [])
		t.true(Math.abs((after?.get(name) ?? 0) - since) < 100, `${name} was established again`);
}

export function onlyOutage(t: ExecutionContext, report: FlowReport | undefined) {
	const {outages, from, to, ours} = report as DatagramReport;
	t.is(outages.length, 1, `${from} → ${to}: ${JSON.stringify({outages, ours})}`);
	const {begin, end, ms} = outages[0] ?? {begin: '', end: null, ms: 0};
	return {begin: Date.parse(begin), end: end === null ? Number.POSITIVE_INFINITY : Date.parse(end), ms};
}

export function isWhole(t: ExecutionContext, report: FlowReport | undefined): void {
	const {from, to, lost, received} = report as DatagramReport;
	t.is(lost, 0, `${from} → ${to}`);
	t.true(received > 500, `${from} → ${to}: ${received} received`);
}
