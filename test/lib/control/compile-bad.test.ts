import test from 'ava';
import {compile} from '../../../lib/control/compile.js';
import {modes} from '../../../plugins/index.js';
import {clusterText, labOf} from '../../helpers/lab.js';
import {deployment, documents, pod} from '../../helpers/manifests.js';
import {brief, collecting} from '../../helpers/problems.js';

function compiled(labText: string, manifests = '') {
	return collecting(report => compile(labOf(labText, manifests), modes, report));
}

function problemsOf(labText: string, manifests = ''): string[] {
	const {result, problems} = compiled(labText, manifests);
	if ((result === undefined) !== problems.length > 0) throw new Error('the result contradicts the reports');
	return brief(problems);
}

const vxlan = `${clusterText(3)}mode: flannel-vxlan\n`;

const bad: ReadonlyArray<readonly [string, string, string, readonly string[]]> = [
	['an unknown mode', `${clusterText(1)}mode: flanel-vxlan\n`, '', ['unknown-mode 4:7']],
	[
		'an option that the mode has not',
		`${clusterText(1)}mode: {name: flannel-vxlan, options: {directRoutng: true}}\n`,
		'',
		['unknown-option 4:39'],
	],
	[
		'an option of the wrong type',
		`${clusterText(1)}mode: {name: flannel-vxlan, options: {vni: x}}\n`,
		'',
		['wrong-type 4:44'],
	],
	[
		'an option out of range',
		`${clusterText(1)}mode: {name: flannel-vxlan, options: {vni: 0}}\n`,
		'',
		['bad-value 4:44'],
	],
	[
		'an MTU too small for IPv4',
		`${clusterText(1, {more: ', mtu: 600'})}mode: flannel-vxlan\n`,
		'',
		['mtu-too-small 3:71'],
	],
	[
		'an MTU too small for IPv6',
		`${clusterText(1, {families: ['ipv4', 'ipv6'], more: ', mtu: 1340'})}mode: flannel-vxlan\n`,
		'',
		['mtu-too-small 3:94'],
	],
	[
		'a pod network that overlaps a segment',
		`${clusterText(1)}mode: flannel-vxlan\npods: {ipv4: 192.168.0.0/16}\n`,
		'',
		['cidr-overlap 5:14'],
	],
	[
		'a pod network that is too small',
		`${clusterText(1)}mode: flannel-vxlan\npods: {ipv4: 10.0.0.0/30}\n`,
		'',
		['cidr-too-small 5:14'],
	],
	[
		'a pod network that runs out of subnets',
		`${clusterText(5)}mode: flannel-vxlan\npods: {ipv4: 10.0.0.0/22}\n`,
		'',
		['cidr-exhausted 5:14'],
	],
	[
		'a node that runs out of addresses',
		`${clusterText(1)}mode: flannel-vxlan\n`,
		deployment('web', 254),
		['cidr-exhausted 3:61'],
	],
	[
		'a node that runs out of addresses of its segment',
		`${clusterText(3)}mode: bridge\n`,
		deployment('web', 33, 'nodeName: node-2'),
		['cidr-exhausted 3:71'],
	],
	[
		'a bridge that runs out of ports',
		`${clusterText(1, {families: ['ipv6']})}mode: flannel-vxlan\n`,
		documents(deployment('a', 512), deployment('b', 512)),
		['too-many 3:60'],
	],
	['a billion replicas', vxlan, deployment('web', 1_000_000_000), ['too-many 5:13']],
	[
		'a node that is not there',
		vxlan,
		documents(pod('a', 'nodeName: node-4'), deployment('b', 1, 'nodeName: node-9')),
		['unknown-reference 6:13', 'unknown-reference 18:17'],
	],
	[
		'a name that a controller makes and that is taken',
		vxlan,
		documents(
			pod('db-0'),
			'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: x}]}}}\n',
		),
		['duplicate 9:18'],
	],
	[
		'a check of a pod that is not there',
		`${vxlan}checks:\n- probe: {from: a, to: nobody, port: 80}\n`,
		pod('a'),
		['unknown-reference 6:24'],
	],
	[
		'mistakes in the mode and in the manifests, together',
		`${clusterText(1)}mode: nothing\n`,
		'kind: Pod\n',
		['missing-field 1:1', 'unknown-mode 4:7'],
	],
];

for (const [what, lab, manifests, expected] of bad) {
	test(`${what}: told, and there is no cluster`, t => {
		t.deepEqual([...problemsOf(lab, manifests)].sort(), [...expected].sort());
	});
}

test('what the mode refuses is told at the mode', t => {
	const cluster =
		'cluster: {segments: {a: {ipv4: 10.1.0.0/24}, b: {ipv4: 10.2.0.0/24}}, nodes: {n1: {segment: a}, n2: {segment: b}}}\n';
	t.true(problemsOf(`${cluster}mode: flannel-host-gw\n`).every(problem => problem === 'mode-refuses 4:7'));
	t.deepEqual(problemsOf(`${cluster}mode: flannel-vxlan\n`), []);
});
