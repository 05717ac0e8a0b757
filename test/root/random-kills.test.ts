/**
 * SIGKILL for any process of a lab's tree at any moment of `up`, `apply` and `down`: `down --all` then leaves nothing, and
 * the next `up` is right. Each round is named by its seed: CNILAB_SEED=N CNILAB_RANDOM_KILLS=1 repeats round N.
 */
import test from 'ava';
import {users} from '../helpers/in-sandbox.js';
import {randomFrom} from '../helpers/random.js';
import {labToKill, type Round} from './random-kills.js';

const rounds = Number(process.env.CNILAB_RANDOM_KILLS ?? 2);
const firstSeed = Number(process.env.CNILAB_SEED ?? 1);

for (const user of users) {
	test.serial(
		`as ${user}: ${rounds} kills at random leave nothing that down and up don’t put right`,
		async t => {
			const lab = await labToKill(t, user);
			const done: Round[] = [];
			for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
				t.timeout(180_000, `kill ${seed}`);
				const round = await lab.killOnce(randomFrom(seed));
				done.push(round);
				const told = `seed ${seed}: ${round.victim} killed ${round.afterMs} ms after ${round.verb} began`;
				t.deepEqual(round.complaints, [], told);
				if (rounds > 20) t.log(told);
			}
			t.true(done.some(({victim}) => victim !== 'nobody'));
		},
	);
}
