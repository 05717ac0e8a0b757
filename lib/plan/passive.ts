/** Ops that nobody applies: a daemon of the machine makes them true, and the plan says what must come. Pure. */
import type {BlackholeOp, DaemonOp, Machine, Op, RouteOp, SessionOp} from './ops.js';
import {remembered} from './remember.js';

export {birdSocket} from './bgp/config-parts.js';

export type LearnedOp = (RouteOp | BlackholeOp) & Required<Pick<RouteOp, 'by'>>;

export type PassiveOp = SessionOp | LearnedOp;

export function isPassive(op: Op): op is PassiveOp {
	return op.kind === 'session' || isLearned(op);
}

/** A route that a daemon adds. */
export function isLearned(op: Op): op is LearnedOp {
	return (op.kind === 'route' || op.kind === 'blackhole') && op.by !== undefined;
}

/** The machine's own daemons. */
export function daemonsOf({ops}: Pick<Machine, 'ops'>): readonly DaemonOp[] {
	return daemonsIn(ops);
}

/** Of a thousand pods' ops. */
const daemonsIn = remembered((ops: readonly Op[]) =>
	ops.filter((op): op is DaemonOp => op.kind === 'daemon'),
);
