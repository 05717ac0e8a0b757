/** What a fault is, as a sentence: the reason of the ops that it adds or changes. Pure. */
import type {Cable, Fault} from '../../topology/faults.js';

/** `the cable of node-2`; of a machine with several: `the cable of core to rack-a`. */
export function cableName({machine, segment}: Cable, cables: number): string {
	return `the cable of ${machine}${cables > 1 ? ` to ${segment}` : ''}`;
}

/** Whether the fault is of this cable: its own, or of the node at its end. */
export function isAbout(fault: Fault, {machine, segment}: Cable): boolean {
	if (fault.kind === 'pause') return fault.node === machine;
	return 'machine' in fault && fault.machine === machine && fault.segment === segment;
}

/** `the cable of node-2 is cut, on purpose` */
export function sentenceOf(fault: Fault, cable?: string): string {
	const name = cable ?? ('machine' in fault ? cableName(fault, 2) : '');
	switch (fault.kind) {
		case 'stop':
			return `${fault.node} is stopped, on purpose`;
		case 'kill':
			return `${fault.node} is killed, on purpose`;
		case 'pause':
			return `${fault.node} is paused, on purpose`;
		case 'daemon':
			return `the mode’s daemon on ${fault.node} is dead, on purpose`;
		case 'split':
			return `segment ${fault.segment} is split, on purpose: ${fault.group.join(', ')} on this side`;
		case 'cut':
			return `${name} is cut, on purpose`;
		case 'loss':
			return `${name} loses ${fault.percent}% of its packets, on purpose`;
		case 'delay':
			return `${name} holds each packet back for ${fault.ms} ms${fault.jitterMs ? ` (± ${fault.jitterMs} ms)` : ''}, on purpose`;
		case 'limit':
			return `${name} carries ${fault.kbit} kbit a second, on purpose`;
	}
}
