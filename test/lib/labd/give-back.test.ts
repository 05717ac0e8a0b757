import test from 'ava';
import {giveBackSoon} from '../../../lib/labd/give-back.js';
import {eventually} from '../../helpers/eventually.js';

test.serial('what a large piece of work has used once is the kernel’s again, after the answer', async t => {
	const [before, grown] = [heap(), workLargely()];
	t.true(grown > before + 2 ** 26, `from ${before} to ${grown}`);
	giveBackSoon();
	// Its pages go in the background.
	const left = await eventually('a smaller heap', () => heap() < grown - 2 ** 26 && heap(), 5000);
	t.true(left < grown);
});

/** What V8 has taken from the kernel for its heap, in bytes. */
function heap(): number {
	return process.memoryUsage().heapTotal;
}

/** The heap while all of it is needed; afterwards nothing is kept. */
function workLargely(): number {
	const work = Array.from({length: 2_000_000}, (_, index) => ({index, text: `${index}`}));
	return heap() + work.length - 2_000_000;
}
