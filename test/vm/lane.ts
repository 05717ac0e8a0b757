import type {TestFn} from 'ava';
import PQueue from 'p-queue';
import type {Declare} from '../helpers/declare.js';

/** The machine has two processors, each in a thread of its own. */
const lanes = new PQueue({concurrency: 2});

/**
 * Declares tests that may have another one beside them: ava begins with them when all serial ones have ended, and here they wait
 * for one of two lanes. So what ava tells of their time has that in it.
 */
export function inLane(test: TestFn): Declare {
	return (title, run) => test(title, t => lanes.add(() => run(t)));
}
