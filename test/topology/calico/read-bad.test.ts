import test from 'ava';
import {calicoObjectsOf} from '../../../topology/calico/read.js';
import {parseDocuments} from '../../../topology/documents.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import type {Problem, ProblemCode} from '../../../topology/problems.js';

function problemsOf(text: string): Problem[] {
	const problems: Problem[] = [];
	const report = (problem: Problem) => problems.push(problem);
	const {objects} = readObjects(parseDocuments('calico.yaml', text, report), report);
	calicoObjectsOf(objects, report);
	return problems;
}

type Case = readonly [
	title: string,
	kind: string,
	spec: string,
	...problems: (readonly [ProblemCode, marked: string])[],
];

/** What the caret underlines. */
function marked({at}: Problem): string {
	return at?.text?.slice(at.column - 1, at.column - 1 + (at.length ?? 1)) ?? '';
}

const cases: readonly Case[] = [
	['a range that is none', 'IPPool', '{cidr: 10.48.0.0}', ['bad-cidr', '10.48.0.0']],
	['a range with host bits', 'IPPool', '{cidr: 10.48.1.0/16}', ['bad-cidr', '10.48.1.0/16']],
	['a link-local pool', 'IPPool', '{cidr: 169.254.0.0/17}', ['bad-value', '169.254.0.0/17']],
	['no range', 'IPPool', '{blockSize: 26}', ['missing-field', '{blockSize: 26}']],
	['an unknown field', 'IPPool', '{cidr: 10.48.0.0/16, natOutgoin: true}', ['unknown-field', 'natOutgoin']],
	['a wrong type', 'IPPool', '{cidr: 10.48.0.0/16, natOutgoing: "yes"}', ['wrong-type', '"yes"']],
	['a mode that is none', 'IPPool', '{cidr: 10.48.0.0/16, ipipMode: always}', ['bad-value', 'always']],
	['a block size that is too small', 'IPPool', '{cidr: 10.48.0.0/16, blockSize: 19}', ['bad-value', '19']],
	['a block size of the other family', 'IPPool', '{cidr: "fd00::/48", blockSize: 26}', ['bad-value', '26']],
	['a pool smaller than a block', 'IPPool', '{cidr: 10.48.0.0/27}', ['cidr-too-small', '10.48.0.0/27']],
	[
		'two tunnels',
		'IPPool',
		'{cidr: 10.48.0.0/16, ipipMode: Always, vxlanMode: Always}',
		['invalid-object', 'Always'],
	],
	['IP-in-IP with IPv6', 'IPPool', '{cidr: "fd00::/48", ipipMode: Always}', ['invalid-object', 'Always']],
	['a broken selector', 'IPPool', `{cidr: 10.48.0.0/16, nodeSelector: rack = 'a'}`, ['bad-value', '=']],
	[
		'a broken selector in quotes',
		'IPPool',
		`{cidr: 10.48.0.0/16, nodeSelector: "has(rack) has(b)"}`,
		['bad-value', 'h'],
	],
	['global() of a pool', 'IPPool', '{cidr: 10.48.0.0/16, nodeSelector: global()}', ['bad-value', 'global()']],
	[
		'a tunnel in a namespace',
		'IPPool',
		'{cidr: 10.48.0.0/16, namespaceSelector: has(a), allowedUses: [Tunnel]}',
		['invalid-object', '[Tunnel]'],
	],
	['an AS number of 0', 'BGPPeer', '{peerIP: 192.168.50.1, asNumber: 0}', ['bad-value', '0']],
	[
		'an AS number beyond 32 bits',
		'BGPPeer',
		'{peerIP: 192.168.50.1, asNumber: 4294967296}',
		['bad-value', '4294967296'],
	],
	[
		'a dotted AS number beyond 16 bits',
		'BGPPeer',
		'{peerIP: 192.168.50.1, asNumber: "1.65536"}',
		['bad-value', '"1.65536"'],
	],
	[
		'a dotted AS number without quotes',
		'BGPPeer',
		'{peerIP: 192.168.50.1, asNumber: 65000.1}',
		['wrong-type', '65000.1'],
	],
	[
		'peerIP without asNumber',
		'BGPPeer',
		'{peerIP: 192.168.50.1}',
		['missing-field', '{peerIP: 192.168.50.1}'],
	],
	[
		'peerIP and peerSelector',
		'BGPPeer',
		'{peerIP: 192.168.50.1, asNumber: 1, peerSelector: all()}',
		['invalid-object', 'all()'],
		['invalid-object', '1'],
	],
	['neither peerIP nor peerSelector', 'BGPPeer', '{node: node-1}', ['missing-field', '{node: node-1}']],
	[
		'node and nodeSelector',
		'BGPPeer',
		'{node: node-1, nodeSelector: all(), peerSelector: all()}',
		['invalid-object', 'all()'],
	],
	['a peer that is no address', 'BGPPeer', '{peerIP: tor-1, asNumber: 1}', ['bad-value', 'tor-1']],
	[
		'a port beyond 16 bits',
		'BGPPeer',
		'{peerIP: "192.168.50.1:65536", asNumber: 1}',
		['bad-value', '"192.168.50.1:65536"'],
	],
	[
		'a password without a key',
		'BGPPeer',
		'{peerSelector: all(), password: {secretKeyRef: {name: bgp}}}',
		['missing-field', '{name: bgp}'],
	],
	[
		'a password without a reference',
		'BGPPeer',
		'{peerSelector: all(), password: {}}',
		['missing-field', '{}'],
	],
	[
		'a password that is nowhere',
		'BGPPeer',
		'{peerSelector: all(), password: {secretKeyRef: {name: bgp, key: k}}}',
		['unknown-reference', 'bgp'],
	],
	[
		'a time without a unit',
		'BGPPeer',
		'{peerSelector: all(), maxRestartTime: "120"}',
		['bad-value', '"120"'],
	],
	[
		'a mesh password without a mesh',
		'BGPConfiguration',
		'{nodeToNodeMeshEnabled: false, nodeMeshMaxRestartTime: 5s}',
		['invalid-object', '5s'],
	],
	[
		'a Service range that is none',
		'BGPConfiguration',
		'{serviceClusterIPs: [{cidr: 10.96.0.0}]}',
		['bad-cidr', '10.96.0.0'],
	],
	[
		'a community that is none',
		'BGPConfiguration',
		'{prefixAdvertisements: [{cidr: 10.48.0.0/16, communities: [gold]}]}',
		['bad-value', 'gold'],
	],
	['a listening port of 0', 'BGPConfiguration', '{listenPort: 0}', ['bad-value', '0']],
	[
		'an address of the other family',
		'Node',
		'{bgp: {ipv4Address: "fd00::1/64"}}',
		['bad-value', '"fd00::1/64"'],
	],
	['a cluster id that is none', 'Node', '{bgp: {routeReflectorClusterID: rr-1}}', ['bad-value', 'rr-1']],
	['an empty bgp', 'Node', '{bgp: {}}', ['missing-field', '{}']],
];

for (const [title, kind, spec, ...expected] of cases) {
	test(`${kind}: ${title} is told with its place`, t => {
		const problems = problemsOf(
			`apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: {name: default}\nspec: ${spec}\n`,
		);
		t.deepEqual(
			problems.map(problem => [problem.code, marked(problem)]),
			expected as unknown as [ProblemCode, string][],
			JSON.stringify(problems),
		);
	});
}

const documents: readonly (readonly [
	title: string,
	text: string,
	...problems: (readonly [ProblemCode, string])[],
])[] = [
	[
		'a namespace',
		'{apiVersion: projectcalico.org/v3, kind: IPPool, metadata: {name: a, namespace: b}, spec: {cidr: 10.0.0.0/8}}',
		['bad-value', 'b'],
	],
	[
		'no name',
		'{apiVersion: projectcalico.org/v3, kind: IPAMConfiguration, metadata: {labels: {}}, spec: {}}',
		['missing-field', '{labels: {}}'],
	],
	[
		'a name that is none',
		'{apiVersion: projectcalico.org/v3, kind: IPPool, metadata: {name: A_b}, spec: {cidr: 10.0.0.0/8}}',
		['bad-name', 'A_b'],
	],
	[
		'another IPAMConfiguration',
		'{apiVersion: projectcalico.org/v3, kind: IPAMConfiguration, metadata: {name: mine}, spec: {}}',
		['bad-name', 'mine'],
	],
	[
		'no spec',
		'{apiVersion: projectcalico.org/v3, kind: BGPPeer, metadata: {name: a}}',
		['missing-field', '{apiVersion: projectcalico.org'],
	],
	[
		'an unknown kind',
		'{apiVersion: projectcalico.org/v3, kind: IPPols, metadata: {name: a}}',
		['unknown-kind', 'IPPols'],
	],
	[
		'a kind that has no custom resource',
		'{apiVersion: crd.projectcalico.org/v1, kind: Node, metadata: {name: a}}',
		['unknown-kind', 'Node'],
	],
	[
		'a version that is none',
		'{apiVersion: projectcalico.org/v1, kind: IPPool, metadata: {name: a}}',
		['unknown-kind', 'projectcalico.org/v1'],
	],
	[
		'no kind',
		'{apiVersion: projectcalico.org/v3, metadata: {name: a}}',
		['missing-field', '{apiVersion: projectcalico.org'],
	],
	[
		'a Secret that is no base64',
		"{apiVersion: v1, kind: List, items: [{apiVersion: projectcalico.org/v3, kind: BGPPeer, metadata: {name: a}, spec: {peerSelector: all(), password: {secretKeyRef: {name: s, key: k}}}}, {apiVersion: v1, kind: Secret, metadata: {name: s, namespace: kube-system}, data: {k: '§'}}]}",
		['bad-value', "'§'"],
		['unknown-reference', 's'],
	],
	[
		'a Secret in another namespace',
		'{apiVersion: v1, kind: List, items: [{apiVersion: projectcalico.org/v3, kind: BGPPeer, metadata: {name: a}, spec: {peerSelector: all(), password: {secretKeyRef: {name: s, key: k}}}}, {apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {k: x}}]}',
		['unknown-reference', 's'],
	],
	[
		'the same name twice, in either group',
		'{apiVersion: v1, kind: List, items: [{apiVersion: projectcalico.org/v3, kind: IPPool, metadata: {name: a}, spec: {cidr: 10.0.0.0/8}}, {apiVersion: crd.projectcalico.org/v1, kind: IPPool, metadata: {name: a}, spec: {cidr: 11.0.0.0/8}}]}',
		['duplicate', 'a'],
	],
];

for (const [title, text, ...expected] of documents) {
	test(`${title} is told`, t => {
		const problems = problemsOf(text);
		t.deepEqual(
			problems.map(problem => [problem.code, marked(problem).slice(0, 20)]),
			expected.map(([code, mark]) => [code, mark.slice(0, 20)]),
			JSON.stringify(problems),
		);
	});
}
