import test from 'ava';
import {isClusterPolicy} from '../../../topology/cluster-policy/objects.js';
import {parseDocuments} from '../../../topology/documents.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import {clusterPolicyOf} from '../../../topology/policy/cluster.js';
import type {Policy} from '../../../topology/policy/types.js';

function policy(kind: string, spec: string): Policy {
	const version = kind === 'ClusterNetworkPolicy' ? 'v1alpha2' : 'v1alpha1';
	const text = `apiVersion: policy.networking.k8s.io/${version}
kind: ${kind}
metadata: {name: default}
spec:
${spec.replaceAll(/^/gm, '  ')}`;
	const fail = (problem: unknown) => {
		throw new Error(JSON.stringify(problem));
	};
	const [source] = readObjects(parseDocuments('p.yaml', text, fail), fail).objects;
	if (!source || !isClusterPolicy(source.object)) throw new Error('it is none');
	return clusterPolicyOf({object: source.object, locate: source.locate});
}

const all = 'subject: {namespaces: {}}';
const admin = `tier: Admin\npriority: 7\n${all}`;
const egress = (rule: string) =>
	policy('ClusterNetworkPolicy', `${admin}\negress: [{action: Deny, ${rule}}]`).egress;

test('each kind has its tier and its order', t => {
	const position = (kind: string, spec: string) => {
		const {tier, order, place, namespace} = policy(kind, spec);
		return [tier, order, place?.line, namespace];
	};
	t.deepEqual(position('ClusterNetworkPolicy', admin), ['kube-admin', 7, 3, undefined]);
	t.deepEqual(position('ClusterNetworkPolicy', `tier: Baseline\npriority: 0\n${all}`), [
		'kube-baseline',
		0,
		3,
		undefined,
	]);
	t.deepEqual(position('AdminNetworkPolicy', `priority: 1000\n${all}`), [
		'adminnetworkpolicy',
		1000,
		3,
		undefined,
	]);
	t.deepEqual(position('BaselineAdminNetworkPolicy', all), [
		'baselineadminnetworkpolicy',
		1000,
		3,
		undefined,
	]);
});

test('it is asked only in the directions of which it has rules', t => {
	const rule = '[{action: Deny, from: [{namespaces: {}}]}]';
	t.deepEqual(policy('ClusterNetworkPolicy', admin).directions, []);
	t.deepEqual(policy('ClusterNetworkPolicy', `${admin}\ningress: ${rule}\negress: []`).directions, [
		'ingress',
	]);
	t.deepEqual(policy('ClusterNetworkPolicy', `${admin}\negress: ${rule.replace('from', 'to')}`).directions, [
		'egress',
	]);
});

test('its subject is pods, of namespaces or by both selectors', t => {
	t.deepEqual(policy('BaselineAdminNetworkPolicy', all).subject, {namespaces: 'all', isPodsOnly: true});
	const spec =
		'subject: {pods: {podSelector: {matchLabels: {a: b}}, namespaceSelector: {matchLabels: {c: d}}}}';
	t.deepEqual(policy('BaselineAdminNetworkPolicy', spec).subject, {
		labels: {is: '==', label: 'a', value: 'b'},
		namespaces: {labels: {is: '==', label: 'c', value: 'd'}},
		isPodsOnly: true,
	});
});

test('Accept is Allow; Pass and Deny are themselves; a rule keeps its name and its place', t => {
	const {ingress} = policy(
		'ClusterNetworkPolicy',
		`${admin}
ingress:
  - {action: Accept, name: all of them, from: [{namespaces: {}}]}
  - {action: Pass, from: [{namespaces: {}}]}
  - {action: Deny, from: [{namespaces: {}}, {pods: {podSelector: {}}}]}`,
	);
	t.deepEqual(
		ingress.map(({action, path, name, place}) => [action, path, name, place?.line]),
		[
			['Allow', 'ingress[0]', 'all of them', 9],
			['Pass', 'ingress[1]', undefined, 10],
			['Deny', 'ingress[2]', undefined, 11],
			['Deny', 'ingress[2]', undefined, 11],
		],
	);
	t.deepEqual(ingress[2]?.source, {endpoints: {namespaces: 'all'}});
	t.deepEqual(ingress[3]?.source, {endpoints: {namespaces: 'all', isPodsOnly: true}});
});

test('nodes and networks are peers of what is sent', t => {
	t.deepEqual(
		egress('to: [{nodes: {}}, {nodes: {matchLabels: {a: b}}}, {networks: [10.1.2.3/8, "fd00::/8"]}]').map(
			rule => rule.destination,
		),
		[
			{endpoints: {nodes: {is: 'all'}}},
			{endpoints: {nodes: {is: '==', label: 'a', value: 'b'}}},
			{nets: ['10.0.0.0/8', 'fd00::/8']},
		],
	);
});

test('ports are one rule for each protocol; a name is of whatever protocol it is', t => {
	const protocols = `[{tcp: {destinationPort: {number: 80}}}, {destinationNamedPort: dns}, {sctp: {destinationPort: {number: 9}}},
    {tcp: {destinationPort: {range: {start: 1, end: 5}}}}]`;
	t.deepEqual(
		egress(`to: [{namespaces: {}}], protocols: ${protocols}`).map(({protocol, destination: {ports}}) => [
			protocol,
			ports,
		]),
		[
			[
				'TCP',
				[
					{from: 80, to: 80},
					{from: 1, to: 5},
				],
			],
			[undefined, [{name: 'dns'}]],
			['SCTP', [{from: 9, to: 9}]],
		],
	);
});

test('ports of v1alpha1 are TCP if nothing else is said', t => {
	const {ingress} = policy(
		'AdminNetworkPolicy',
		`priority: 1\n${all}\ningress:
  - action: Allow
    from: [{namespaces: {}}]
    ports: [{portNumber: {port: 80}}, {portRange: {start: 5, end: 6, protocol: UDP}}, {namedPort: a}, {portRange: {start: 1, end: 2}}]`,
	);
	t.deepEqual(
		ingress.map(({protocol, destination: {ports}}) => [protocol, ports]),
		[
			[
				'TCP',
				[
					{from: 80, to: 80},
					{from: 1, to: 2},
				],
			],
			['UDP', [{from: 5, to: 6}]],
			[undefined, [{name: 'a'}]],
		],
	);
});
