/** Is on the underlay's wire what the mode says? One marked datagram per ordered pair of nodes and family, captured and decoded. */
import {randomBytes} from 'node:crypto';
import type {Wire} from '../plan/mode.js';
import {wireDifferences, wireInWords} from './compare-wire.js';
import {type Answer, type DatagramEnd, markIn, openDatagramMesh} from './datagram-mesh.js';
import {decodeFrame, defaultVxlanPorts} from './decode.js';
import {formatFrame} from './format-frame.js';
import type {NetnsOf} from './probe.js';
import type {Finding, Tally} from './report.js';
import {inWindow} from './window.js';
import {type CapturedFrame, captureWhile} from './wire.js';
import type {WirePair} from './wire-ends.js';

export type WireCheck = {
	readonly pairs: readonly WirePair[];
	/** The ports of the underlay at which frames are looked for: those of all nodes. */
	readonly ports: readonly string[];
	readonly netnsOf: NetnsOf;
	/** What must be on the wire from one end's node to the other's: the mode's word. */
	readonly expected: (pair: WirePair) => Wire;
	readonly timeoutMs?: number;
};

export type WireResult = {readonly tally: Tally; readonly findings: readonly Finding[]};

/**
 * Datagrams under way at a time. An unprivileged packet socket has some 400 kB for what nobody has read yet, and
 * 32 questions with their answers are half of it.
 */
export const wireWindow = 32;

/** Asks and captures in one go. Throws a SystemCallError when a socket can't be opened. */
export async function checkWire(check: WireCheck): Promise<WireResult> {
	const {pairs} = check;
	const run = randomBytes(4).toString('hex');
	const mesh = openDatagramMesh(pairs.flatMap(endsOf), check.netnsOf, run);
	try {
		const seen = await observe(pairs, check, {mesh, run});
		const findings = seen.flatMap(observed => findingOf(observed, check) ?? []);
		return {tally: {tried: pairs.length, right: pairs.length - findings.length, of: pairs.length}, findings};
	} finally {
		mesh.close();
	}
}

export function endsOf(pair: WirePair): readonly DatagramEnd[] {
	return [sourceOf(pair), targetOf(pair)];
}

/** The pod of one side of a pair, in the pair's family. */
export function sourceOf({from, family}: WirePair): DatagramEnd {
	return {place: from.place, address: from.addresses[family] ?? ''};
}

export function targetOf({to, family, port}: WirePair): DatagramEnd {
	return {place: to.place, address: to.addresses[family] ?? '', ...(port !== undefined && {port})};
}

type Observed = {
	readonly pair: WirePair;
	readonly answer: Answer;
	/** The frames with the pair's mark, wherever they entered the underlay. */
	readonly frames: readonly CapturedFrame[];
	/** Frames that the capture lost: any pair's. */
	readonly lost: number;
};

type Running = {readonly mesh: ReturnType<typeof openDatagramMesh>; readonly run: string};

async function observe(
	pairs: readonly WirePair[],
	check: WireCheck,
	{mesh, run}: Running,
): Promise<Observed[]> {
	const answers: {mark: string; answer: Answer}[] = [];
	const options = {
		netns: check.netnsOf('underlay'),
		ports: check.ports,
		keep: (frame: Uint8Array) => markIn(frame, run) !== undefined,
	};
	const {frames, lost} = await captureWhile(options, async drain => {
		const asked = await inWindow(pairs, wireWindow, async pair => {
			const {mark, answer} = mesh.ask({
				from: sourceOf(pair),
				to: targetOf(pair),
				size: 64,
				timeoutMs: check.timeoutMs ?? 1000,
			});
			const result = {mark, answer: await answer};
			drain();
			return result;
		});
		answers.push(...asked);
	});
	const byMark = groupBy(frames, frame => markIn(frame.bytes, run) ?? '');
	return pairs.map((pair, index) => {
		const {mark = '', answer = {kind: 'lost'} as const} = answers[index] ?? {};
		return {pair, answer, frames: byMark.get(mark) ?? [], lost};
	});
}

function findingOf({pair, answer, frames, lost}: Observed, check: WireCheck): Finding | undefined {
	const wire = check.expected(pair);
	const pods = {from: sourceOf(pair).address, to: targetOf(pair).address};
	const ports = wire.encapsulation === 'vxlan' ? [...defaultVxlanPorts, wire.port] : defaultVxlanPorts;
	const decoded = frames.map(({port, bytes}) => ({port, layers: decodeFrame(bytes, ports)}));
	const own = decoded.filter(({port}) => port === pair.from.port);
	const differences = own.flatMap(({layers}) => wireDifferences(layers, wire, pods));
	const strays = decoded.filter(({port}) => port !== pair.from.port);
	if (own.length > 0 && differences.length === 0 && strays.length === 0) return undefined;
	const evidence = [...own, ...strays].map(({port, layers}) => `at ${port}: ${formatFrame(layers)}`);
	return {
		area: 'wire',
		place: `${pair.from.node} → ${pair.to.node}`,
		what: `UDP ${pods.from} > ${pods.to}`,
		expected: wireInWords(wire, pods),
		found: own.length === 0 ? nothing(answer, lost, evidence) : [...differences, ...evidence].join('; '),
		why: wire.why,
	};
}

function nothing(answer: Answer, lost: number, strays: readonly string[]): string {
	const told = {
		answered: 'though the datagram was answered',
		lost: 'and the datagram was not answered',
		'too-large': 'the datagram could not be sent (EMSGSIZE)',
		failed: `the datagram could not be sent (${'code' in answer ? answer.code : ''})`,
	}[answer.kind];
	const frames = `no frame of it left the node, ${told}`;
	const missed = lost > 0 ? `; the capture lost ${lost} frames, this may be one of them` : '';
	return [`${frames}${missed}`, ...strays].join('; ');
}

/** Object.groupBy came with Node 21. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
