import test from 'ava';
import fc from 'fast-check';
import {compile} from '../../../lib/control/compile.js';
import {modes} from '../../../plugins/index.js';
import {clusterText, labOf} from '../../helpers/lab.js';
import {deployment, documents, pod} from '../../helpers/manifests.js';
import {collecting} from '../../helpers/problems.js';

function compiled(labText: string, manifests = '') {
	return collecting(report => compile(labOf(labText, manifests), modes, report));
}

const vxlan = `${clusterText(3)}mode: flannel-vxlan\n`;

test('pods get a node, an address, a MAC and a gateway, by node, namespace and name', t => {
	const {result} = compiled(vxlan, documents(pod('a'), pod('b'), pod('c'), pod('d')));
	t.deepEqual(
		result?.cluster.pods.map(({name, node, addresses, gateways, mac, netns}) => [
			name,
			node,
			addresses.ipv4,
			gateways.ipv4,
			mac,
			netns,
		]),
		[
			['a', 'node-1', '10.244.1.2/24', '10.244.1.1', '0a:58:0a:f4:01:02', 'default.a'],
			['d', 'node-1', '10.244.1.3/24', '10.244.1.1', '0a:58:0a:f4:01:03', 'default.d'],
			['b', 'node-2', '10.244.2.2/24', '10.244.2.1', '0a:58:0a:f4:02:02', 'default.b'],
			['c', 'node-3', '10.244.3.2/24', '10.244.3.1', '0a:58:0a:f4:03:02', 'default.c'],
		],
	);
	t.deepEqual(result?.cluster.podCidrs, {ipv4: '10.244.0.0/16'});
	t.deepEqual(
		result?.cluster.nodes.map(({podCidrs}) => podCidrs.ipv4),
		['10.244.1.0/24', '10.244.2.0/24', '10.244.3.0/24'],
	);
});

for (const [families, expected] of [
	[['ipv4', 'ipv6'], {ipv4: '10.244.1.2/24', ipv6: 'fd00:10:244:1::2/64'}],
	[['ipv6'], {ipv6: 'fd00:10:244:1::2/64'}],
] as const) {
	test(`a pod has an address in each family of ${families.join(' and ')}`, t => {
		const {result} = compiled(`${clusterText(3, {families: [...families]})}mode: flannel-vxlan\n`, pod('a'));
		t.deepEqual(result?.cluster.families, [...families]);
		t.deepEqual(result?.cluster.pods[0]?.addresses, expected);
	});
}

test('in mode bridge pods live on the segment of their node', t => {
	const {result} = compiled(`${clusterText(3)}mode: bridge\n`, pod('a'));
	t.deepEqual(result?.cluster.podCidrs, {});
	t.deepEqual(result?.cluster.pods[0]?.addresses, {ipv4: '192.168.50.128/24'});
	t.deepEqual(result?.cluster.pods[0]?.gateways, {ipv4: '192.168.50.1'});
	t.is(result?.cluster.nodes[1]?.podCidrs.ipv4, '192.168.50.160/27');
});

test('a pod with hostNetwork has the addresses and the name of its node, and takes no pod address', t => {
	const {result} = compiled(
		vxlan,
		documents(pod('a', 'hostNetwork: true\nnodeName: node-1'), pod('b', 'nodeName: node-1')),
	);
	const [first, second] = result?.cluster.pods ?? [];
	t.deepEqual(
		[first?.hostNetwork, first?.hostname, first?.addresses.ipv4],
		[true, 'node-1', '192.168.50.11/24'],
	);
	t.deepEqual([second?.hostNetwork, second?.hostname, second?.addresses.ipv4], [false, 'b', '10.244.1.2/24']);
});

test('the environment has the fields of the pod, and $(NAME) is its value', t => {
	const env =
		'env: [{name: A, value: x}, {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}, {name: L, valueFrom: {fieldRef: {fieldPath: "metadata.labels[\'app\']"}}}, {name: S, valueFrom: {secretKeyRef: {name: s, key: k}}}]';
	const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: shop}}\nspec: {containers: [{name: m, image: x, command: [echo, $(A)-$(B)-$$(A)], ${env}}]}\n`;
	const container = compiled(vxlan, text).result?.cluster.pods[0]?.containers[0];
	t.deepEqual(container?.env, {A: 'x', IP: '10.244.1.2', L: 'shop'});
	t.deepEqual(container?.command, ['echo', 'x-$(B)-$(A)']);
});

test('an init container that goes on running is one of the containers, another is not', t => {
	const init = 'initContainers: [{name: once, image: x}, {name: proxy, image: x, restartPolicy: Always}]';
	const containers = compiled(vxlan, pod('a', init)).result?.cluster.pods[0]?.containers;
	t.deepEqual(
		containers?.map(({name}) => name),
		['proxy', 'main'],
	);
});

test('the objects have what controllers made, with node, address and phase', t => {
	const {result} = compiled(vxlan, documents(deployment('web', 1), pod('x', 'nodeSelector: {disk: ssd}')));
	const pods = result?.objects.flatMap(object => (object.kind === 'Pod' ? [object] : [])) ?? [];
	t.deepEqual(
		pods.map(({spec, status}) => [spec.nodeName, status?.phase, status?.podIP, status?.hostIP]),
		[
			['node-1', 'Running', '10.244.1.2', '192.168.50.11'],
			[undefined, 'Pending', undefined, undefined],
		],
	);
	const count = (kind: string) => result?.objects.filter(object => object.kind === kind).length;
	t.deepEqual([count('ReplicaSet'), count('Node'), count('Namespace')], [1, 3, 4]);
	t.true(result?.objects.every(({metadata}) => metadata.uid !== undefined));
});

test('options have their defaults, and an empty one too', t => {
	t.deepEqual(compiled(vxlan).result?.options, {directRouting: false, vni: 1, port: 8472});
	const {result} = compiled(`${clusterText(3)}mode: {name: flannel-vxlan, options: {vni: 7, port: }}\n`);
	t.deepEqual(result?.options, {directRouting: false, vni: 7, port: 8472});
	t.deepEqual(result?.cluster.mode, {
		name: 'flannel-vxlan',
		options: {directRouting: false, vni: 7, port: 8472},
	});
});

test('the cluster is frozen, with everything in it', t => {
	const {result} = compiled(vxlan, pod('a'));
	t.throws(() => Object.assign(result?.cluster.pods[0]?.addresses ?? {}, {ipv4: 'x'}), {
		instanceOf: TypeError,
	});
	t.throws(() => Object.assign(result?.cluster ?? {}, {name: 'x'}), {instanceOf: TypeError});
});

test('what this version does not do is said', t => {
	const manifests = documents(
		'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 80}]}\n',
		'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: np}\nspec: {podSelector: {}}\n',
		'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {defaultBackend: {service: {name: s, port: {number: 80}}}}\n',
		'apiVersion: v1\nkind: Pod\nmetadata: {name: h}\nspec: {containers: [{name: m, image: x, ports: [{containerPort: 80, hostPort: 8080}]}]}\n',
		pod('p', 'nodeSelector: {disk: ssd}'),
		'apiVersion: v1\nkind: ConfigMap\n',
		'apiVersion: v1\nkind: ConfigMap\n',
	);
	const notices = compiled(vxlan, manifests).result?.cluster.notices ?? [];
	t.deepEqual(
		notices.map(({subject, at}) => [subject, at?.line]),
		[
			['Ingress default/i', 13],
			['NetworkPolicy default/np', 8],
			['Pod default/h', 18],
			['Service default/s', 3],
			['Pod default/p', 23],
			['2 ConfigMap', undefined],
		],
	);
});

test('the order of the documents does not change a byte of the cluster and of the objects', t => {
	const texts = [
		deployment('web', 5),
		deployment('api', 2),
		pod('z', 'nodeSelector: {disk: ssd}'),
		pod('a'),
		'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n',
		'apiVersion: v1\nkind: ConfigMap\n',
		'apiVersion: v1\nkind: Secret\n',
		'apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: shop}\nspec: {ports: [{port: 80}]}\n',
	];
	const lab = labOf(vxlan, documents(...texts));
	const bytes = (manifests: typeof lab.manifests) => {
		const {result, problems} = collecting(report => compile({...lab, manifests}, modes, report));
		t.deepEqual(problems, []);
		return JSON.stringify({cluster: result?.cluster, objects: result?.objects});
	};
	const expected = bytes(lab.manifests);
	fc.assert(
		fc.property(fc.shuffledSubarray([...lab.manifests], {minLength: texts.length}), shuffled => {
			t.is(bytes(shuffled), expected);
		}),
		{numRuns: 20},
	);
});
