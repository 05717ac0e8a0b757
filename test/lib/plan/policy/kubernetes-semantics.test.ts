import test from 'ava';
import {answerOf} from '../../../../lib/plan/policy/evaluate.js';
import type {FlowEnd} from '../../../../lib/plan/policy/flow.js';
import type {Protocol} from '../../../../topology/model.js';
import {policyOf} from '../../../../topology/policy/kubernetes.js';
import {ownTiers, tiersOf} from '../../../../topology/policy/tiers.js';
import type {PolicyModel} from '../../../../topology/policy/types.js';
import {type Attempt, kubernetesAllows, type Party} from '../../../helpers/naive-policy.js';
import {endOf, felix, modelOf} from '../../../helpers/policy-cluster.js';
import {randomFrom} from '../../../helpers/random.js';
import {type RandomWorld, randomWorld} from '../../../helpers/random-policies.js';

const worlds = 100;

/** What an attempt can be of: each protocol, ports that policies name and one that none does. */
const services: ReadonlyArray<readonly [number, Protocol]> = [
	[80, 'TCP'],
	[8080, 'TCP'],
	[53, 'UDP'],
	[53, 'TCP'],
	[80, 'SCTP'],
	[999, 'TCP'],
];

test('the model answers as Kubernetes says, read straight from the objects', t => {
	let asked = 0;
	let allowed = 0;
	for (let seed = 1; seed <= worlds; seed++) {
		const world = randomWorld(randomFrom(seed));
		const cluster = {pods: world.pods, nodes: [], policy: modelIn(world)};
		for (const attempt of attemptsIn(world)) {
			const expected = kubernetesAllows(world, attempt);
			const {from, to, protocol, port} = attempt;
			const flow = {from: flowEnd(from), to: flowEnd(to), family: 'ipv4', protocol, port} as const;
			asked++;
			if (expected) allowed++;
			if (answerOf(flow, cluster, felix).allowed === expected) continue;
			t.fail(`seed ${seed}: ${said(attempt)} must be ${expected ? 'allowed' : 'denied'}`);
			return;
		}
	}
	t.log(`${asked} connections in ${worlds} clusters, ${allowed} of them allowed`);
	t.true(allowed > asked / 10 && allowed < (asked * 9) / 10, 'what is always the same shows nothing');
});

function modelIn({policies, namespaces}: RandomWorld): PolicyModel {
	const read = policies.map(object => policyOf({object, locate: () => undefined}));
	return modelOf({namespaces, tiers: tiersOf(read, ownTiers)});
}

const strangers: readonly Party[] = [{ipv4: '203.0.113.5'}, {ipv4: '203.0.113.200'}];

function* attemptsIn({pods}: RandomWorld): Generator<Attempt> {
	const parties = [...pods.map(pod => ({pod, ipv4: endOf(pod).address})), ...strangers];
	for (const from of parties) {
		for (const to of parties) {
			if (!from.pod && !to.pod) continue;
			for (const [port, protocol] of services) yield {from, to, port, protocol};
		}
	}
}

function flowEnd({pod, ipv4}: Party): FlowEnd {
	return pod ? endOf(pod) : {is: 'outside', address: ipv4};
}

function said({from, to, port, protocol}: Attempt): string {
	return `${from.pod?.name ?? from.ipv4} → ${to.pod?.name ?? to.ipv4} ${port}/${protocol}`;
}
