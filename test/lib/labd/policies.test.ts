/** The network follows policies and what they select by: an API and a network without a kernel. */
import test, {type ExecutionContext} from 'ava';
import {kindOfResource} from '../../../lib/api/kinds.js';
import {compile} from '../../../lib/control/compile.js';
import {groundOf, placementOf} from '../../../lib/control/live/place.js';
import {seedsOf} from '../../../lib/control/live/seed.js';
import type {Kubelet} from '../../../lib/labd/kubelet/types.js';
import {PodNetwork} from '../../../lib/labd/network.js';
import type {LabShape} from '../../../lib/labd/network-types.js';
import {settled} from '../../../lib/labd/settled.js';
import type {Plan} from '../../../lib/plan/ops.js';
import {modes} from '../../../plugins/index.js';
import type {PodObject} from '../../../topology/kubernetes/objects.js';
import {testRegistry} from '../../helpers/api.js';
import {clusterText, labOf} from '../../helpers/lab.js';
import {collecting} from '../../helpers/problems.js';

const manifests = `apiVersion: v1
kind: Pod
metadata: {name: a, labels: {app: a}}
spec: {containers: [{name: main, image: nginx}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p}
spec:
  podSelector: {}
  ingress:
    - from: [{podSelector: {matchLabels: {app: b}}}]
      ports: [{port: 80}]
`;

function kind(resource: string) {
	const found = kindOfResource(resource);
	if (!found) throw new Error(resource);
	return found;
}

const policies = 'networkpolicies.networking.k8s.io';

/** The engine is none of the mode's, so that nothing of what it plans matters here. */
function lab(t: ExecutionContext) {
	const text = `${clusterText(2)}mode: bridge\npolicy: kube-network-policies\n`;
	const {result, problems} = collecting(report => compile(labOf(text, manifests), modes, report));
	if (!result) throw new Error(JSON.stringify(problems));
	const {cluster, mode, options} = result;
	const {registry, store} = testRegistry(t);
	const now = '2026-01-01T00:00:00Z';
	for (const {resource, object} of seedsOf(result.objects, {now, families: cluster.families}))
		if (resource !== 'namespaces' || !store.get({resource, name: object.metadata.name ?? ''}))
			store.create(resource, object);
	const planned: LabShape[] = [];
	const told: string[] = [];
	const kernel = {refuses: false};
	const kubelet: Pick<Kubelet, 'start' | 'changed'> = {
		start: ({metadata}) => told.push(`start ${metadata.name}`),
		changed: ({metadata}) => told.push(`changed ${metadata.name}`),
	};
	const pods = store.list('pods') as unknown as PodObject[];
	const network = new PodNetwork(
		{
			registry,
			mode,
			kubelet: kubelet as Kubelet,
			runtime: {
				apply: async () => {
					if (kernel.refuses) throw new Error('the kernel refuses');
				},
			},
			planFor: shape => {
				planned.push(shape);
				return {underlay: [], machines: []} as Plan;
			},
			intend: () => {},
			settled: async () => {},
			now: () => 0,
			told: () => {},
		},
		{
			shape: {cluster, faults: [], frozen: {}},
			placement: placementOf(cluster, pods, groundOf(cluster, {mode, options})),
			plan: {underlay: [], machines: []},
		},
	);
	store.watch(store.version, () => network.wake(), 'pods');
	const rest = () => network.alone(async () => {});
	return {registry, store, network, planned, told, kernel, rest, cluster};
}

const merge = (value: object) => ({type: 'application/merge-patch+json' as const, value});

test('what is in the kernel already is no change, and policies keep their places', async t => {
	const {network, planned, rest, cluster} = lab(t);
	network.wake();
	await rest();
	t.is(planned.length, 0);
	t.deepEqual(network.cluster.policy, cluster.policy);
	t.is(network.cluster.policy?.tiers[0]?.policies[0]?.ingress[0]?.place?.line, 12);
});

test('a policy that comes, changes or goes is a change of the network, and the others stay as they are', async t => {
	const {registry, network, planned, rest} = lab(t);
	const names = () => network.cluster.policy?.tiers.flatMap(tier => tier.policies.map(({name}) => name));
	const [before] = network.cluster.policy?.tiers[0]?.policies ?? [];
	registry.create(
		{kind: kind(policies), namespace: 'default'},
		{metadata: {name: 'q'}, spec: {podSelector: {}}},
	);
	await rest();
	t.deepEqual(names(), ['p', 'q']);
	t.is(network.cluster.policy?.tiers[0]?.policies[0], before);
	const target = {kind: kind(policies), namespace: 'default', name: 'q'};
	registry.patch(target, merge({spec: {policyTypes: ['Egress']}}));
	await rest();
	t.deepEqual(network.cluster.policy?.tiers[0]?.policies[1]?.directions, ['egress']);
	registry.remove(target);
	await rest();
	t.deepEqual(names(), ['p']);
	t.is(planned.length, 3);
});

test('of a policy that came through the API it is known who wrote it last, and when', async t => {
	const {registry, network, rest} = lab(t);
	registry.create(
		{kind: kind(policies), namespace: 'default'},
		{metadata: {name: 'q'}, spec: {podSelector: {}}},
		{fieldManager: 'kubectl-client-side-apply'},
	);
	await rest();
	const [known, q] = network.cluster.policy?.tiers[0]?.policies ?? [];
	t.is(q?.applied?.by, 'kubectl-client-side-apply');
	t.regex(q?.applied?.at ?? '', /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	t.is(known?.applied, undefined);
	t.is(known?.place?.line, 8);
});

test('a pod that is relabelled is selected by its new labels, and goes on running', async t => {
	const {registry, network, planned, told, rest} = lab(t);
	const [before] = network.cluster.pods;
	registry.patch(
		{kind: kind('pods'), namespace: 'default', name: 'a'},
		merge({metadata: {labels: {app: 'b'}}}),
	);
	await rest();
	const [pod] = network.cluster.pods;
	t.deepEqual(pod?.labels, {app: 'b'});
	t.deepEqual({...pod, labels: before?.labels}, {...before});
	t.deepEqual(
		planned.map(({cluster}) => cluster.pods[0]?.labels),
		[{app: 'b'}],
	);
	t.false(told.includes('start a'));
});

test('a namespace that is relabelled is selected by its new labels', async t => {
	const {registry, network, planned, rest} = lab(t);
	registry.patch({kind: kind('namespaces'), name: 'default'}, merge({metadata: {labels: {team: 'web'}}}));
	await rest();
	t.deepEqual(network.cluster.policy?.namespaces.default, {
		team: 'web',
		'kubernetes.io/metadata.name': 'default',
	});
	t.is(planned.length, 1);
	registry.patch({kind: kind('namespaces'), name: 'default'}, merge({metadata: {annotations: {a: 'b'}}}));
	await rest();
	t.is(planned.length, 1);
});

test('a change that the kernel refuses is not settled, and is told', async t => {
	const {registry, store, network, kernel, rest} = lab(t);
	const look = () => {
		const parts = {store, journal: {watch: () => () => {}}, network, idle: async () => {}};
		return settled(parts, {}, AbortSignal.abort());
	};
	t.is(network.unenforced, undefined);
	kernel.refuses = true;
	registry.create(
		{kind: kind(policies), namespace: 'default'},
		{metadata: {name: 'q'}, spec: {podSelector: {}}},
	);
	await rest();
	t.regex(network.unenforced ?? '', /the kernel refuses/);
	const {settled: isSettled, waitingFor} = await look();
	t.false(isSettled);
	t.true(waitingFor.some(line => line.includes('the kernel refuses')));
	t.is(network.cluster.policy?.tiers[0]?.policies.length, 1);
	kernel.refuses = false;
	network.wake();
	await rest();
	t.is(network.unenforced, undefined);
	t.is(network.cluster.policy?.tiers[0]?.policies.length, 2);
});
