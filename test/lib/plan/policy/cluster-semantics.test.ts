import test from 'ava';
import {answerOf} from '../../../../lib/plan/policy/evaluate.js';
import type {FlowEnd} from '../../../../lib/plan/policy/flow.js';
import type {Node, Protocol} from '../../../../topology/model.js';
import {clusterPolicyOf, elderTiers} from '../../../../topology/policy/cluster.js';
import {policyOf} from '../../../../topology/policy/kubernetes.js';
import {ownTiers, tiersOf} from '../../../../topology/policy/tiers.js';
import type {PolicyModel} from '../../../../topology/policy/types.js';
import {type ClusterWorld, clusterAllows} from '../../../helpers/naive-cluster-policy.js';
import type {Attempt, Party} from '../../../helpers/naive-policy.js';
import {endOf, felix, modelOf} from '../../../helpers/policy-cluster.js';
import {randomFrom} from '../../../helpers/random.js';
import {randomClusterPolicies} from '../../../helpers/random-cluster-policies.js';
import {randomWorld} from '../../../helpers/random-policies.js';

const worlds = 80;

const services: ReadonlyArray<readonly [number, Protocol]> = [
	[80, 'TCP'],
	[8080, 'TCP'],
	[53, 'UDP'],
	[80, 'SCTP'],
	[999, 'TCP'],
];

/** Two racks, one without a name. */
const nodes = [1, 2, 3].map(number => ({
	name: `node-${number}`,
	labels: number === 1 ? {} : {rack: number === 2 ? 'a' : 'b'},
	attachment: {addresses: {ipv4: `192.168.50.1${number}/24`}},
})) as unknown as readonly Node[];

test('with policies of the whole cluster too the model answers as the objects say', t => {
	let asked = 0;
	let allowed = 0;
	for (let seed = 1; seed <= worlds; seed++) {
		const random = randomFrom(seed);
		const world = {...randomWorld(random), clusterPolicies: randomClusterPolicies(random, true)};
		const cluster = {pods: world.pods, nodes, policy: modelIn(world)};
		for (const attempt of attemptsIn(world)) {
			const expected = clusterAllows(world, attempt);
			const {from, to, protocol, port} = attempt;
			const flow = {from: flowEnd(from), to: flowEnd(to), family: 'ipv4', protocol, port} as const;
			asked++;
			if (expected) allowed++;
			if (answerOf(flow, cluster, felix).allowed === expected) continue;
			t.fail(
				`seed ${seed}: ${nameOf(from)} → ${nameOf(to)} ${port}/${protocol} must be ${expected ? 'allowed' : 'denied'}: ${JSON.stringify(world.clusterPolicies)}`,
			);
			return;
		}
	}
	t.log(`${asked} connections in ${worlds} clusters, ${allowed} of them allowed`);
	t.true(allowed > asked / 10 && allowed < (asked * 9) / 10, 'what is always the same shows nothing');
});

function modelIn({policies, clusterPolicies, namespaces}: ClusterWorld): PolicyModel {
	const locate = () => undefined;
	const read = [
		...policies.map(object => policyOf({object: object as Parameters<typeof policyOf>[0]['object'], locate})),
		...clusterPolicies.map(object => clusterPolicyOf({object, locate})),
	];
	return modelOf({namespaces, tiers: tiersOf(read, [...ownTiers, ...elderTiers])});
}

const strangers: readonly Party[] = [{ipv4: '203.0.113.5'}, {ipv4: '203.0.113.200'}];

function* attemptsIn({pods}: ClusterWorld): Generator<Attempt> {
	const machines = nodes.map((node, index) => ({node, ipv4: `192.168.50.1${index + 1}`}));
	const parties: Party[] = [...pods.map(pod => ({pod, ipv4: endOf(pod).address})), ...machines, ...strangers];
	for (const from of parties) {
		for (const to of parties) {
			if (!from.pod && !to.pod) continue;
			for (const [port, protocol] of services) yield {from, to, port, protocol};
		}
	}
}

function flowEnd({pod, node, ipv4}: Party): FlowEnd {
	if (node) return {is: 'node', name: node.name, address: ipv4};
	return pod ? endOf(pod) : {is: 'outside', address: ipv4};
}

function nameOf({pod, node, ipv4}: Party): string {
	return pod?.name ?? node?.name ?? ipv4;
}
