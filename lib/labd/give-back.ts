/** Memory that a large piece of work has used once. */
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/**
 * Gives it back to the kernel once the answer is out. V8 by itself keeps a heap that has grown for the next time, and what a proof
 * of a thousand pods reads is as much as everything else that labd has: 220 MB stay resident, where 120 do.
 */
export function giveBackSoon(): void {
	setImmediate(() => {
		setFlagsFromString('--expose-gc');
		// A context that begins after the flag was set has the function.
		const collect = runInNewContext('gc') as () => void;
		collect();
	});
}
