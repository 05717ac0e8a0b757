/** What the underlay's wire must show between the nodes of a lab, and what size a packet may have. */
import {pathMtu} from '../plan/mtu.js';
import {checkSize} from './check-size.js';
import {checkWire, type WireResult} from './check-wire.js';
import type {Proving} from './verify.js';
import {type WirePair, wireEnds, wirePairs} from './wire-ends.js';

/** Throws a SystemCallError if a socket can't be opened. */
export async function proveWire({cluster, mode, runtime, viewOf, sample}: Proving) {
	const all = wireEnds(cluster);
	const ends = all.filter(({place}) => sample?.has(place) ?? true);
	const check = {
		ends,
		netnsOf: (place: string) => runtime.netns(place),
		expected: ({from, to, family}: WirePair) =>
			mode.wire(viewOf(to.node).node, viewOf(from.node).context, family),
	};
	const mtu = ({from, to, family}: WirePair) =>
		pathMtu(mode, viewOf(from.node).context, {peer: viewOf(to.node).node, family});
	const of = wirePairs(all).length;
	return {wire: outOf(await checkWire(check), of), size: outOf(await checkSize({...check, mtu}), of)};
}

function outOf({findings, tally}: WireResult, of: number): WireResult {
	return {findings, tally: {...tally, of}};
}
