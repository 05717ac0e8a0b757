/**
 * Model, kernel and packets say the same in random clusters with random policies. How many: CNILAB_POLICY_CLUSTERS, from the seed
 * CNILAB_POLICY_SEED; a cluster takes a processor a quarter of a minute, one of two families twice that.
 */
import {availableParallelism} from 'node:os';
import test, {type ExecutionContext} from 'ava';
import PQueue from 'p-queue';
import {inSandboxFor, users} from '../helpers/in-sandbox.js';

type Tally = {
	readonly clusters: number;
	readonly states: number;
	readonly flows: number;
	readonly denied: number;
	readonly wrong: readonly string[];
};

const clusters = Number(process.env.CNILAB_POLICY_CLUSTERS ?? 1);
const seed = Number(process.env.CNILAB_POLICY_SEED ?? 1);
/** So that a long run says now and then how it goes. */
const perTest = 20;
/** Of a large cluster of two families, on a busy machine. */
const mostSeconds = 1800;

const oneFamily = 'calico-vxlan/one-segment';
const bothFamilies = 'calico-vxlan/dual-stack';

for (let first = 0; first < clusters; first += perTest) {
	const last = Math.min(first + perTest, clusters);
	test.serial(
		`model, kernel and packets agree in the clusters of seeds ${seed + first} to ${seed + last - 1}`,
		async t => {
			const numbers = Array.from({length: last - first}, (_, index) => first + index);
			// Those of two families are twice the work.
			await agree(
				t,
				numbers.map(
					number => [number % 10 === 9 ? bothFamilies : oneFamily, seed + number, 'packets'] as const,
				),
			);
		},
	);
}

test.serial('model and rules agree in a cluster of two families', async t => {
	await agree(t, [[bothFamilies, seed, 'rules']]);
});

type Cluster = readonly [name: string, seed: number, proof: 'packets' | 'rules'];

async function agree(t: ExecutionContext, list: readonly Cluster[]): Promise<void> {
	t.timeout(list.length * mostSeconds * 1000);
	const start = performance.now();
	const sum = {states: 0, flows: 0, denied: 0};
	const queue = new PQueue({concurrency: availableParallelism()});
	await queue.addAll(
		list.map(([name, number, proof], index) => async () => {
			const user = users[(index + (proof === 'rules' ? 1 : 0)) % users.length] ?? 'plain';
			const words = ['policy-random.ts', name, String(number), '1', proof];
			const tally = await inSandboxFor<Tally>(mostSeconds, user, words);
			t.log(...tally.wrong.slice(0, 3));
			t.deepEqual(tally.wrong, [], `${name}, seed ${number}, as ${user}`);
			for (const key of ['states', 'flows', 'denied'] as const) sum[key] += tally[key];
		}),
	);
	const seconds = Math.round((performance.now() - start) / 1000);
	t.log(
		`${list.length} clusters in ${sum.states} states, ${sum.flows} flows, ${sum.denied} denied, ${seconds} s`,
	);
	t.true(
		sum.denied > sum.flows / 10 && sum.denied < (sum.flows * 95) / 100,
		'what is always the same shows nothing',
	);
}
