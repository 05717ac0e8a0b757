/**
 * Model, kernel and packets say the same in random clusters with random policies. How many: CNILAB_POLICY_CLUSTERS (of the rules alone
 * twice as many), from the seed CNILAB_POLICY_SEED.
 */
import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Tally = {
	readonly clusters: number;
	readonly states: number;
	readonly flows: number;
	readonly denied: number;
	readonly wrong: readonly string[];
};

const clusters = Number(process.env.CNILAB_POLICY_CLUSTERS ?? 1);
const seed = Number(process.env.CNILAB_POLICY_SEED ?? 1);
/** One sandbox is to be done within two minutes, also on a busy machine. */
const perSandbox = 3;

/** Of a single cluster the packets in one situation and the rules in the other: they are dear. */
const isLong = clusters > 1;

for (const [index, name] of ['calico-vxlan/one-segment', 'calico-vxlan/dual-stack'].entries()) {
	for (const proof of ['packets', 'rules'] as const) {
		if (!isLong && (proof === 'packets') !== (index === 0)) continue;
		const user = users[(index + (proof === 'rules' ? 1 : 0)) % users.length] ?? 'plain';
		test.serial(
			`${name}: model, ${proof === 'rules' ? 'and rules' : 'kernel and packets'} agree, as ${user}`,
			async t => {
				t.timeout(24 * 3_600_000);
				const share = isLong ? Math.ceil(clusters / 2) * (proof === 'rules' ? 2 : 1) : 1;
				const start = performance.now();
				const sum = {clusters: 0, states: 0, flows: 0, denied: 0};
				for (let done = 0; done < share; done += perSandbox) {
					const first = String(seed + index * 1_000_000 + done);
					const count = String(Math.min(perSandbox, share - done));
					const tally = await inSandbox<Tally>(user, 'policy-random.ts', name, first, count, proof);
					t.deepEqual(tally.wrong, []);
					for (const key of ['clusters', 'states', 'flows', 'denied'] as const) sum[key] += tally[key];
				}
				const seconds = Math.round((performance.now() - start) / 1000);
				t.log(
					`seed ${seed}: ${sum.clusters} clusters in ${sum.states} states, ${sum.flows} flows, ${sum.denied} denied, ${seconds} s`,
				);
				t.true(
					sum.denied > sum.flows / 10 && sum.denied < (sum.flows * 95) / 100,
					'what is always the same shows nothing',
				);
			},
		);
	}
}
