/** What the underlay's wire must show between the nodes of a lab, and what size a packet may have. */
import {pathMtu} from '../plan/mtu.js';
import {checkSize} from './check-size.js';
import {checkWire, type WireResult} from './check-wire.js';
import type {Proving} from './verify.js';
import {openPair, type WirePair, wireEnds, wirePairs} from './wire-ends.js';

/** Throws a SystemCallError if a socket can't be opened. */
export async function proveWire(lab: Proving) {
	const {cluster, mode, runtime, viewOf, sample, absent, ways} = lab;
	const all = wireEnds(cluster);
	const sampled = all.filter(({place}) => sample?.has(place) ?? true);
	const ends = sampled.filter(({node}) => !absent.has(node));
	const whole = wirePairs(ends).filter(({from, to, family}) => ways(from.node, to.node, family) === 'whole');
	const pairs = whole.flatMap(pair => openPair(pair, lab) ?? []);
	const check = {
		pairs,
		ports: ends.map(({port}) => port),
		netnsOf: (place: string) => runtime.netns(place),
		expected: ({from, to, family}: WirePair) =>
			mode.wire(viewOf(to.node).node, viewOf(from.node).context, {family, address: to.addresses[family]}),
	};
	const mtu = ({from, to, family}: WirePair) =>
		pathMtu(mode, viewOf(from.node).context, {
			peer: viewOf(to.node).node,
			family,
			address: to.addresses[family],
		});
	const [of, chosen] = [wirePairs(all).length, wirePairs(sampled).length];
	const outOf = ({findings, tally}: WireResult): WireResult => {
		const [leftOut, closed] = [chosen - whole.length, whole.length - pairs.length];
		return {
			findings,
			tally: {...tally, of, ...(leftOut > 0 && {leftOut}), ...(closed > 0 && {closed})},
		};
	};
	return {wire: outOf(await checkWire(check)), size: outOf(await checkSize({...check, mtu}))};
}
