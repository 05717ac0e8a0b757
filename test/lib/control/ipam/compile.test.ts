import test from 'ava';
import {revisionOf} from '../../../../lib/labd/lab-order.js';
import {deployment, documents, pod} from '../../../helpers/manifests.js';
import {
	poolClusterOf as clusterOf,
	poolText as pool,
	tryPoolLab as tried,
} from '../../../helpers/pool-labs.js';
import {brief} from '../../../helpers/problems.js';

test('a lab without pools has the default ones, of its pod network and with the tunnel of the mode', t => {
	const {ipam, podCidrs} = clusterOf({mode: 'vxlan', families: ['ipv4', 'ipv6']});
	t.deepEqual(
		ipam?.pools.map(({name, cidr, blockSize, vxlanMode, ipipMode, natOutgoing}) => [
			name,
			cidr,
			blockSize,
			`${vxlanMode} ${ipipMode} ${natOutgoing}`,
		]),
		[
			['default-ipv4-ippool', '10.244.0.0/16', 26, 'Always Never true'],
			['default-ipv6-ippool', 'fd00:10:244::/56', 122, 'Always Never false'],
		],
	);
	t.deepEqual(podCidrs, {ipv4: '10.244.0.0/16', ipv6: 'fd00:10:244::/56'});
	const ipip = clusterOf({mode: 'ipip', families: ['ipv4', 'ipv6']}).ipam;
	t.deepEqual(
		ipip?.pools.map(({ipipMode}) => ipipMode),
		['Always', 'Never'],
	);
});

test('options say how the default pool is', t => {
	const mode = '{name: routed, options: {blockSize: 28, natOutgoing: false}}';
	t.like(clusterOf({mode}).ipam?.pools[0], {blockSize: 28, natOutgoing: false});
});

test('with a pool of its own a lab has no default one in that family', t => {
	const manifests = documents(pool('mine', 'cidr: 10.9.0.0/24'), deployment('web', 3));
	const {ipam, podCidrs, pods} = clusterOf({families: ['ipv4', 'ipv6'], manifests});
	t.deepEqual(
		ipam?.pools.map(({name}) => name),
		['default-ipv6-ippool', 'mine'],
	);
	t.deepEqual(podCidrs, {ipv6: 'fd00:10:244::/56'});
	t.deepEqual(
		pods.map(({addresses}) => addresses.ipv4),
		['10.9.0.0/32', '10.9.0.64/32', '10.9.0.128/32'],
	);
});

test('a mode that speaks BGP has speakers, and one that does not has none', t => {
	t.deepEqual(
		clusterOf({mode: 'ipip'}).bgp?.speakers.map(({machine, sessions}) => [machine, sessions.length]),
		[
			['node-1', 2],
			['node-2', 2],
			['node-3', 2],
		],
	);
	t.is(clusterOf({mode: 'vxlan'}).bgp, undefined);
});

test('a node has the address that Calico’s Node says, and its labels', t => {
	const manifests = `apiVersion: projectcalico.org/v3
kind: Node
metadata: {name: node-2, labels: {rack: b}}
spec: {bgp: {ipv4Address: 192.168.50.12/32}}
`;
	const address = clusterOf({}).nodes[1]?.attachment.addresses.ipv4;
	t.is(address, '192.168.50.12/24');
	const {nodes} = clusterOf({manifests});
	t.deepEqual(nodes[1]?.bgpAddresses, {ipv4: '192.168.50.12/32'});
	t.is(nodes[1]?.labels.rack, 'b');
	t.is(nodes[0]?.bgpAddresses, undefined);
});

test('a pod without an address is pending, with a notice and not with a mistake; its object has its node', t => {
	const manifests = documents(pool('small', 'cidr: 10.9.0.0/30\nblockSize: 31'), deployment('web', 5));
	const {result, problems} = tried({nodes: 1, manifests});
	t.deepEqual(problems, []);
	t.is(result?.cluster.pods.length, 4);
	const [notice, ...others] =
		result?.cluster.notices.filter(({message}) => message.includes('pending')) ?? [];
	t.is(others.length, 0);
	t.regex(
		notice?.message ?? '',
		/failed to request IPv4 addresses: .*No IPs available in pools: \[10\.9\.0\.0\/30\]$/,
	);
	t.is(notice?.at?.file, 'm.yaml');
	const waiting = result?.objects.filter(
		object => object.kind === 'Pod' && object.status?.phase === 'Pending',
	);
	t.like(waiting?.[0], {
		spec: {nodeName: 'node-1'},
		status: {conditions: [{status: 'False'}, {status: 'True'}]},
	});
});

test('a pod on a node that no pool selects is pending with the reason', t => {
	const manifests = documents(
		pool('some', `cidr: 10.9.0.0/24\nnodeSelector: kubernetes.io/hostname != 'node-2'`),
		pod('a', 'nodeName: node-2'),
		pod('b', 'nodeName: node-1'),
	);
	const {pods, notices} = clusterOf({manifests});
	t.deepEqual(
		pods.map(({name}) => name),
		['b'],
	);
	t.regex(notices.map(({message}) => message).join(), /no configured Calico pools for node node-2/);
});

test('annotations of pods and of their namespace say which pool', t => {
	const manifests = documents(
		pool('one', 'cidr: 10.1.0.0/24'),
		pool('two', 'cidr: 10.2.0.0/24'),
		`apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, annotations: {cni.projectcalico.org/ipv4pools: '["two"]'}}\n`,
		pod('a').replace('{name: a', '{name: a, namespace: shop'),
		pod('b').replace('{name: b', `{name: b, annotations: {cni.projectcalico.org/ipAddrs: '["10.1.0.77"]'}`),
	);
	t.deepEqual(
		clusterOf({nodes: 1, manifests}).pods.map(({addresses}) => addresses.ipv4),
		['10.1.0.77/32', '10.2.0.0/32'],
	);
});

const mine = documents(pool('mine', 'cidr: 10.9.0.0/24'), deployment('web', 3));

test('in a lab that is up pods keep their addresses, nodes their blocks, and new pools come beside the default ones', t => {
	const running = clusterOf({manifests: deployment('web', 3)});
	const after = clusterOf({manifests: mine, nodes: 4, running});
	t.deepEqual(
		after.ipam?.pools.map(({name}) => name),
		['default-ipv4-ippool', 'mine'],
	);
	t.deepEqual(after.ipam?.blocks, running.ipam?.blocks);
	t.deepEqual(
		after.pods.map(({name, addresses}) => [name, addresses]),
		running.pods.map(({name, addresses}) => [name, addresses]),
	);
});

for (const [title, manifests, expected] of [
	[
		'another block size',
		documents(pool('mine', 'cidr: 10.9.0.0/24\nblockSize: 28'), deployment('web', 3)),
		['not-live 6:14'],
	],
	['another range', documents(pool('mine', 'cidr: 10.8.0.0/24'), deployment('web', 3)), ['not-live 5:9']],
] as const) {
	test(`a pool of a lab that is up can't have ${title}`, t => {
		const running = clusterOf({manifests: mine});
		t.deepEqual(brief(tried({manifests, running}).problems), [...expected]);
	});
}

test('a pool that pods have addresses of can’t go; one that nobody uses can, with its blocks', t => {
	const second = pool('second', `cidr: 10.7.0.0/24\nnodeSelector: '!all()'`);
	const running = clusterOf({manifests: documents(mine, second)});
	t.deepEqual(tried({manifests: mine, running}).problems, []);
	const {problems} = tried({manifests: documents(second, deployment('web', 3)), running});
	t.deepEqual(
		problems.map(({code, message}) => `${code}: ${message}`),
		['not-live: 3 pods of the running lab have addresses of the pool mine, and here it is gone'],
	);
});

test('the revision of a lab changes neither with its pools, which labd follows, nor with what nodes claim', t => {
	const cluster = clusterOf({mode: 'vxlan', manifests: deployment('web', 3)});
	const {ipam, nodes} = cluster;
	if (!ipam) throw new Error('no pools');
	const bare = nodes.map(({tunnel: _, ...node}) => node);
	t.is(
		revisionOf({cluster}),
		revisionOf({cluster: {...cluster, nodes: bare, pods: [], ipam: {...ipam, blocks: []}}}),
	);
	t.is(revisionOf({cluster}), revisionOf({cluster: {...cluster, ipam: {...ipam, strictAffinity: true}}}));
	t.not(revisionOf({cluster}), revisionOf({cluster: {...cluster, families: ['ipv6']}}));
});
