/**
 * Does a packet of exactly the pod's MTU pass whole, and one byte more not at all? Per ordered pair of nodes and family,
 * with UDP datagrams that forbid fragments. Too large a pod MTU shows as fragments of the tunnel's packets, or as silence.
 */
import {randomBytes} from 'node:crypto';
import type {Family} from '../../topology/model.js';
import {
	endsOf,
	groupBy,
	sourceOf,
	targetOf,
	type WireCheck,
	type WireResult,
	wireWindow,
} from './check-wire.js';
import {type Answer, type DatagramMesh, markIn, openDatagramMesh} from './datagram-mesh.js';
import {decodeFrame, defaultVxlanPorts} from './decode.js';
import {formatFrame} from './format-frame.js';
import type {Layer} from './layers.js';
import type {Finding} from './report.js';
import {inWindow} from './window.js';
import {type CapturedFrame, captureWhile} from './wire.js';
import type {WirePair} from './wire-ends.js';

export type SizeCheck = WireCheck & {
	/** The largest whole IP packet, bytes, that gets from one end to the other unfragmented. */
	readonly mtu: (pair: WirePair) => number;
};

/** An IP header without options, and UDP's. */
const headers: Readonly<Record<Family, number>> = {ipv4: 20 + 8, ipv6: 40 + 8};

/** Throws a SystemCallError when a socket can't be opened. */
export async function checkSize(check: SizeCheck): Promise<WireResult> {
	const {pairs} = check;
	const run = randomBytes(4).toString('hex');
	const mesh = openDatagramMesh(pairs.flatMap(endsOf), check.netnsOf, run);
	try {
		const tried = await tryAll(pairs, check, {mesh, run});
		const findings = tried.flatMap(trial => findingOf(trial, check) ?? []);
		return {tally: {tried: pairs.length, right: pairs.length - findings.length, of: pairs.length}, findings};
	} finally {
		mesh.close();
	}
}

type Outcome = {readonly mark: string; readonly answer: Answer};

type Trial = {
	readonly pair: WirePair;
	readonly exact: Outcome;
	readonly larger: Outcome;
	/** Frames on the underlay with the datagram that fits exactly. */
	readonly frames: readonly CapturedFrame[];
	readonly lost: number;
};

async function tryAll(
	pairs: readonly WirePair[],
	check: SizeCheck,
	{mesh, run}: {mesh: DatagramMesh; run: string},
): Promise<Trial[]> {
	const outcomes: {exact: Outcome; larger: Outcome}[] = [];
	const options = {
		netns: check.netnsOf('underlay'),
		ports: check.ports,
		keep: (frame: Uint8Array) => markIn(frame, run) !== undefined,
	};
	const {frames, lost} = await captureWhile(options, async drain => {
		const all = await inWindow(pairs, wireWindow, async pair => {
			const size = check.mtu(pair) - headers[pair.family];
			const exact = await askInOrder(mesh, pair, {size, timeoutMs: check.timeoutMs ?? 1000});
			drain();
			const larger = await askInOrder(mesh, pair, {size: size + 1, timeoutMs: check.timeoutMs ?? 1000});
			drain();
			return {exact, larger};
		});
		outcomes.push(...all);
	});
	const byMark = groupBy(frames, frame => markIn(frame.bytes, run) ?? '');
	return outcomes.flatMap((outcome, index) => {
		const pair = pairs[index];
		return pair ? [{pair, ...outcome, frames: byMark.get(outcome.exact.mark) ?? [], lost}] : [];
	});
}

/**
 * Asks, and does not wait the whole time for an answer that will not come: a small datagram that is sent later on the
 * same path is its end condition. Two of them, one after the other, because the first may have been sent from another
 * CPU, and packets keep their order only within one.
 */
async function askInOrder(
	mesh: DatagramMesh,
	pair: WirePair,
	{size, timeoutMs}: {size: number; timeoutMs: number},
): Promise<Outcome> {
	const ends = {from: sourceOf(pair), to: targetOf(pair), timeoutMs};
	const asked = mesh.ask({...ends, size});
	for (let control = 0; control < 2; control++) {
		const settled = await Promise.race([asked.answer, mesh.ask({...ends, size: 0}).answer.then(() => null)]);
		if (settled) return {mark: asked.mark, answer: settled};
	}
	asked.giveUp();
	return {mark: asked.mark, answer: await asked.answer};
}

function findingOf({pair, exact, larger, frames, lost}: Trial, check: SizeCheck): Finding | undefined {
	const mtu = check.mtu(pair);
	const layers = frames.map(({bytes}) => decodeFrame(bytes, defaultVxlanPorts));
	const fragments = layers.filter(isFragmented);
	const found = [
		...(exact.answer.kind === 'answered' ? [] : [`a packet of ${mtu} bytes ${inWords(exact.answer)}`]),
		...(exact.answer.kind === 'answered' && frames.length === 0
			? [
					`a packet of ${mtu} bytes came back, but was not seen on the underlay${lost > 0 ? ` (the capture lost ${lost} frames)` : ''}`,
				]
			: []),
		...fragments.map(frame => `a packet of ${mtu} bytes travels in fragments: ${formatFrame(frame)}`),
		...oversized(larger.answer, mtu),
	];
	if (found.length === 0) return undefined;
	return {
		area: 'size',
		place: `${pair.from.node} → ${pair.to.node}`,
		what: `UDP ${sourceOf(pair).address} > ${targetOf(pair).address} that must not be fragmented`,
		expected: `a packet of ${mtu} bytes passes whole, one of ${mtu + 1} does not pass`,
		found: found.join('; '),
		why: `${mtu} bytes is what the pods' interfaces and the way between the nodes carry`,
	};
}

function oversized(answer: Answer, mtu: number): string[] {
	switch (answer.kind) {
		case 'too-large':
		case 'lost':
			return [];
		case 'answered':
			return [`a packet of ${mtu + 1} bytes passes too`];
		case 'failed':
			return [`a packet of ${mtu + 1} bytes could not be sent (${answer.code})`];
		default:
			return answer satisfies never;
	}
}

function inWords(answer: Exclude<Answer, {kind: 'answered'}>): string {
	switch (answer.kind) {
		case 'too-large':
			return 'is too large for the interface (EMSGSIZE)';
		case 'lost':
			return 'does not come through';
		case 'failed':
			return `could not be sent (${answer.code})`;
		default:
			return answer satisfies never;
	}
}

function isFragmented(layers: readonly Layer[]): boolean {
	return layers.some(layer => (layer.layer === 'ipv4' || layer.layer === 'ipv6') && layer.fragment);
}
