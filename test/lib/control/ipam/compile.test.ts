import test from 'ava';
import {compile} from '../../../../lib/control/compile.js';
import {revisionOf} from '../../../../lib/labd/lab-order.js';
import type {Cluster} from '../../../../topology/model.js';
import {clusterText, labOf} from '../../../helpers/lab.js';
import {deployment, documents, pod} from '../../../helpers/manifests.js';
import {poolModes} from '../../../helpers/pools.js';
import {brief, collecting} from '../../../helpers/problems.js';

type Words = {
	readonly mode?: string;
	readonly nodes?: number;
	readonly families?: string[];
	readonly more?: string;
	readonly manifests?: string;
	readonly running?: Cluster | undefined;
};

function tried({mode = 'routed', nodes = 3, families, more = '', manifests = '', running}: Words) {
	const text = `${clusterText(nodes, families ? {families} : {})}mode: ${mode}\n${more}`;
	return collecting(report => compile(labOf(text, manifests, running), poolModes, report));
}

function clusterOf(words: Words): Cluster {
	const {result, problems} = tried(words);
	if (!result) throw new Error(JSON.stringify(problems));
	return result.cluster;
}

function pool(name: string, spec: string): string {
	return `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: {name: ${name}}
spec:
${spec.replaceAll(/^/gm, '  ')}
`;
}

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

const bad: readonly (readonly [string, Words, readonly string[]])[] = [
	[
		'two pools that overlap',
		{manifests: documents(pool('a', 'cidr: 10.1.0.0/16'), pool('b', 'cidr: 10.1.3.0/24'))},
		['cidr-overlap 11:9'],
	],
	['a pool over a segment', {manifests: pool('a', 'cidr: 192.168.0.0/16')}, ['cidr-overlap 5:9']],
	[
		'a block size out of range',
		{manifests: pool('a', 'cidr: 10.1.0.0/16\nblockSize: 19')},
		['bad-value 6:14'],
	],
	['a pool smaller than a block', {manifests: pool('a', 'cidr: 10.1.0.0/27')}, ['cidr-too-small 5:9']],
	[
		'IPIP with IPv6',
		{mode: 'ipip', families: ['ipv4', 'ipv6'], manifests: pool('a', 'cidr: fd00:9::/112\nipipMode: Always')},
		['invalid-object 6:13'],
	],
	[
		'both tunnels',
		{mode: 'ipip', manifests: pool('a', 'cidr: 10.1.0.0/16\nipipMode: Always\nvxlanMode: Always')},
		['invalid-object 6:13', 'mode-refuses 7:14'],
	],
	[
		'a tunnel that the mode has not',
		{mode: 'vxlan', manifests: pool('a', 'cidr: 10.1.0.0/16\nipipMode: CrossSubnet')},
		['mode-refuses 6:13'],
	],
	[
		'no tunnel in a mode without BGP',
		{mode: 'vxlan', manifests: pool('a', 'cidr: 10.1.0.0/16')},
		['mode-refuses 5:9'],
	],
	['a default pool over a segment', {more: 'pods: {ipv4: 192.168.50.0/24}\n'}, ['cidr-overlap 5:14']],
	['a default pool smaller than a block', {more: 'pods: {ipv4: 10.1.0.0/27}\n'}, ['cidr-too-small 5:14']],
	['an option out of range', {mode: '{name: routed, options: {blockSize: 33}}'}, ['bad-value 4:43']],
	[
		'a tunnel for which no address is left',
		{mode: 'vxlan', nodes: 2, manifests: pool('a', 'cidr: 10.1.0.0/32\nblockSize: 32\nvxlanMode: Always')},
		['cidr-exhausted 3:71'],
	],
	[
		'an address of Calico’s Node that is not the node’s',
		{
			manifests: `apiVersion: projectcalico.org/v3\nkind: Node\nmetadata: {name: node-1}\nspec: {bgp: {ipv4Address: 192.168.50.99/24}}\n`,
		},
		['bad-value 4:27'],
	],
];

for (const [title, words, expected] of bad) {
	test(`what is wrong has its place: ${title}`, t => {
		const {result, problems} = tried(words);
		t.is(result, undefined);
		t.deepEqual(brief(problems), [...expected]);
	});
}

test('a tunnel that the mode has not: the hint names the mode that has it', t => {
	const {problems} = tried({mode: 'vxlan', manifests: pool('a', 'cidr: 10.1.0.0/16\nipipMode: Always')});
	t.is(problems[0]?.hint, 'mode: ipip; or ipipMode: Never');
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

test('the revision of a lab changes with its pools, and not with what nodes claim', t => {
	const cluster = clusterOf({mode: 'vxlan', manifests: deployment('web', 3)});
	const {ipam, nodes} = cluster;
	if (!ipam) throw new Error('no pools');
	const bare = nodes.map(({tunnel: _, ...node}) => node);
	t.is(
		revisionOf({cluster}),
		revisionOf({cluster: {...cluster, nodes: bare, pods: [], ipam: {...ipam, blocks: []}}}),
	);
	t.not(revisionOf({cluster}), revisionOf({cluster: {...cluster, ipam: {...ipam, strictAffinity: true}}}));
});
