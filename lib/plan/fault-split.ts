/** A segment whose switch is two. Pure. */
import {interfaceName} from '../../topology/addresses.js';
import type {Fault} from '../../topology/faults.js';
import type {Cluster} from '../../topology/model.js';
import {sentenceOf} from './fault-sentences.js';
import type {BridgeOp, Op, VethOp} from './ops.js';

export type SplitSegment = {
	/** The segment's own bridge, which the other machines stay on. */
	readonly beside: string;
	/** The other side's. */
	readonly bridge: BridgeOp;
	/** A port of the group's is one of the other bridge. */
	move(port: VethOp): VethOp;
};

/** `ops` are those of the underlay: the new bridge has a name that none of them has. Throws if there is no such segment. */
export function splitSegment(
	fault: Fault & {readonly kind: 'split'},
	{underlay}: Cluster,
	ops: readonly Op[],
): SplitSegment {
	const segment = underlay.segments.find(({name}) => name === fault.segment);
	if (!segment) throw new Error(`no segment ${fault.segment}`);
	const name = freeName(`split-${segment.name}`, ops);
	const why = sentenceOf(fault);
	const group = new Set(fault.group);
	return {
		beside: segment.bridge,
		bridge: {kind: 'bridge', in: 'underlay', name, mtu: segment.mtu, why},
		move: port =>
			port.master === segment.bridge && group.has(port.peer.in)
				? {...port, master: name, why: port.down ? `${port.why}; ${why}` : why}
				: port,
	};
}

function freeName(readable: string, ops: readonly Op[]): string {
	const taken = new Set(ops.flatMap(op => (op.kind === 'bridge' || op.kind === 'veth' ? [op.name] : [])));
	let name = interfaceName(readable);
	for (let count = 2; taken.has(name); count++) name = interfaceName(`${readable}#${count}`);
	return name;
}
