import test from 'ava';
import {parseDocuments} from '../../../topology/documents.js';
import type {NetworkPolicyObject, SourceObject} from '../../../topology/kubernetes/objects.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import {policyOf} from '../../../topology/policy/kubernetes.js';
import type {Policy} from '../../../topology/policy/types.js';

function policy(spec: string): Policy {
	const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: default}
spec:
${spec.replaceAll(/^/gm, '  ')}`;
	const fail = (problem: unknown) => {
		throw new Error(JSON.stringify(problem));
	};
	const [source] = readObjects(parseDocuments('p.yaml', text, fail), fail).objects;
	return policyOf(source as SourceObject<NetworkPolicyObject>);
}

test('a policy without types isolates for ingress, and for egress only if it has an egress rule', t => {
	const types = (spec: string) => policy(`podSelector: {}\n${spec}`).directions;
	t.deepEqual(types(''), ['ingress']);
	t.deepEqual(types('egress: []'), ['ingress']);
	t.deepEqual(types('egress: [{}]'), ['ingress', 'egress']);
	t.deepEqual(types('policyTypes: []\negress: [{}]'), ['ingress', 'egress']);
	t.deepEqual(types('policyTypes: [Egress]'), ['egress']);
	t.deepEqual(types('policyTypes: [Egress, Ingress]'), ['ingress', 'egress']);
});

test('it is about pods of its own namespace, in the tier default, with the order 1000', t => {
	const {subject, tier, order, namespace, place} = policy('podSelector: {matchLabels: {b: "2", a: "1"}}');
	t.deepEqual(subject, {
		labels: {
			is: 'and',
			of: [
				{is: '==', label: 'a', value: '1'},
				{is: '==', label: 'b', value: '2'},
			],
		},
		namespaces: {name: 'default'},
		isPodsOnly: true,
	});
	t.deepEqual([tier, order, namespace, place?.line], ['default', 1000, 'default', 3]);
	t.deepEqual(policy('podSelector: {}').subject, {namespaces: {name: 'default'}, isPodsOnly: true});
});

test('an empty rule allows everybody everything', t => {
	const {ingress, egress} = policy('podSelector: {}\ningress: [{}]\negress: [{to: [], ports: []}]');
	t.like(ingress, [{action: 'Allow', path: 'ingress[0]', source: {}, destination: {}}]);
	t.is(ingress[0]?.protocol, undefined);
	t.like(egress, [{action: 'Allow', path: 'egress[0]', source: {}, destination: {}}]);
	t.deepEqual(policy('podSelector: {}').ingress, []);
});

test('a peer means its own namespace, namespaces by labels, or all', t => {
	const {ingress} = policy(`podSelector: {}
ingress:
  - from:
      - podSelector: {}
      - namespaceSelector: {}
      - {namespaceSelector: {matchLabels: {team: web}}, podSelector: {matchExpressions: [{key: a, operator: NotIn, values: [b]}]}}`);
	t.deepEqual(
		ingress.map(({source}) => source.endpoints),
		[
			{namespaces: {name: 'default'}, isPodsOnly: true},
			{namespaces: 'all', isPodsOnly: true},
			{
				labels: {is: 'not in', label: 'a', values: ['b']},
				namespaces: {labels: {is: '==', label: 'team', value: 'web'}},
				isPodsOnly: true,
			},
		],
	);
});

test('expressions say what they say', t => {
	const labelsOf = (expression: string) =>
		policy(`podSelector: {matchExpressions: [${expression}]}`).subject.labels;
	t.deepEqual(labelsOf('{key: a, operator: In, values: [b, c]}'), {
		is: 'in',
		label: 'a',
		values: ['b', 'c'],
	});
	t.deepEqual(labelsOf('{key: a, operator: Exists}'), {is: 'has', label: 'a'});
	t.deepEqual(labelsOf('{key: a, operator: DoesNotExist}'), {is: 'not', of: {is: 'has', label: 'a'}});
});

test('a rule is any of its peers and any of its ports, by protocol, at its own line', t => {
	const {egress} = policy(`podSelector: {}
egress:
  - to: [{podSelector: {}}]
  - to: [{ipBlock: {cidr: 10.1.2.3/8, except: [10.1.0.0/16]}}, {ipBlock: {cidr: 'fd00::/8'}}]
    ports: [{port: 80}, {port: dns, protocol: UDP}, {port: 8000, endPort: 8010}, {protocol: SCTP}]`);
	const [first, ...rest] = egress;
	t.is(first?.place?.line, 7);
	t.deepEqual(
		rest.map(({family, protocol, destination, place}) => ({
			family,
			protocol,
			destination,
			line: place?.line,
		})),
		(['ipv4', 'ipv6'] as const).flatMap(family => {
			const nets =
				family === 'ipv4' ? {nets: ['10.0.0.0/8'], notNets: ['10.1.0.0/16']} : {nets: ['fd00::/8']};
			const rule = {family, line: 8};
			const tcp = [
				{from: 80, to: 80},
				{from: 8000, to: 8010},
			];
			return [
				{...rule, protocol: 'TCP' as const, destination: {...nets, ports: tcp}},
				{...rule, protocol: 'UDP' as const, destination: {...nets, ports: [{name: 'dns'}]}},
				{...rule, protocol: 'SCTP' as const, destination: nets},
			];
		}),
	);
	t.true(rest.every(({path}) => path === 'egress[1]'));
});

test('one item without a port is about all ports of its protocol', t => {
	const {ingress} = policy('podSelector: {}\ningress: [{ports: [{port: 80}, {protocol: TCP}]}]');
	t.deepEqual(
		ingress.map(({protocol, destination}) => [protocol, destination]),
		[['TCP', {}]],
	);
});
