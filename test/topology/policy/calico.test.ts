import test from 'ava';
import {policyModelOf} from '../../../lib/control/policy.js';
import type {Mode} from '../../../lib/plan/mode.js';
import {parseDocuments} from '../../../topology/documents.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import type {PolicyModel} from '../../../topology/policy/types.js';

const felix = {enforcement: {}} as Pick<Mode, 'enforcement'>;

function model(text: string, mode = felix): PolicyModel {
	const fail = (problem: unknown) => {
		throw new Error(JSON.stringify(problem));
	};
	return policyModelOf(readObjects(parseDocuments('p.yaml', text, fail), fail).objects, mode);
}

function policy(kind: string, spec: string) {
	const {tiers} = model(`apiVersion: projectcalico.org/v3
kind: ${kind}
metadata: {name: p${kind === 'NetworkPolicy' ? ', namespace: shop' : ''}}
spec:
${spec.replaceAll(/^/gm, '  ')}`);
	const found = tiers[0]?.policies[0];
	if (!found) throw new Error('no policy');
	return found;
}

test('directions are those that it has rules of, or ingress', t => {
	const types = (spec: string) => policy('NetworkPolicy', spec).directions;
	t.deepEqual(types('selector: all()'), ['ingress']);
	t.deepEqual(types('ingress: [{action: Deny}]'), ['ingress']);
	t.deepEqual(types('egress: [{action: Deny}]'), ['egress']);
	t.deepEqual(types('{ingress: [{action: Deny}], egress: [{action: Deny}]}'), ['ingress', 'egress']);
	t.deepEqual(types('types: [Egress]'), ['egress']);
});

test('a policy of a namespace is about its endpoints, and so are selectors of its rules', t => {
	const {subject, ingress, tier, order} = policy(
		'NetworkPolicy',
		`selector: role == 'db'
order: 10.5
ingress:
  - {action: Allow, source: {selector: role == 'web'}}
  - {action: Allow, source: {namespaceSelector: team == 'a'}}
  - {action: Allow, source: {namespaceSelector: global()}}
  - {action: Allow, source: {selector: all()}}
  - {action: Allow, source: {notSelector: has(x), notNets: [10.0.0.0/8]}}
  - {action: Allow, source: {serviceAccounts: {names: [till], selector: has(y)}}}
  - {action: Allow, source: {services: {name: front}}}`,
	);
	t.deepEqual(subject, {labels: {is: '==', label: 'role', value: 'db'}, namespaces: {name: 'shop'}});
	t.deepEqual([tier, order], ['default', 10.5]);
	t.deepEqual(
		ingress.map(({source}) => source),
		[
			{endpoints: {labels: {is: '==', label: 'role', value: 'web'}, namespaces: {name: 'shop'}}},
			{endpoints: {namespaces: {labels: {is: '==', label: 'team', value: 'a'}}}},
			{endpoints: {namespaces: 'none'}},
			{endpoints: {namespaces: {name: 'shop'}}},
			{notEndpoints: {is: 'has', label: 'x'}, notNets: ['10.0.0.0/8']},
			{
				endpoints: {
					namespaces: {name: 'shop'},
					serviceAccounts: {names: ['till'], labels: {is: 'has', label: 'y'}},
				},
			},
			{service: {namespace: 'shop', name: 'front'}},
		],
	);
	t.deepEqual(
		ingress.map(({place}) => place?.line),
		[8, 9, 10, 11, 12, 13, 14],
	);
});

test('a policy of the cluster is about all endpoints that it selects', t => {
	const {subject, egress, preDNAT, applyOnForward} = policy(
		'GlobalNetworkPolicy',
		`namespaceSelector: all()
serviceAccountSelector: has(y)
egress: [{action: Pass, protocol: 6, destination: {ports: [80, '8000:8010', web], selector: all()}}, {action: Log, ipVersion: 6}, {action: Deny, protocol: ICMP, icmp: {type: 8, code: 0}, destination: {nets: [10.0.0.0/8]}}]`,
	);
	t.deepEqual(subject, {namespaces: 'all', serviceAccounts: {labels: {is: 'has', label: 'y'}}});
	const [first, second, third] = egress;
	t.like(first, {action: 'Pass', protocol: 'TCP', path: 'egress[0]'});
	t.deepEqual(first?.destination, {
		endpoints: {},
		ports: [{from: 80, to: 80}, {from: 8000, to: 8010}, {name: 'web'}],
	});
	t.like(second, {action: 'Log', family: 'ipv6', destination: {}});
	t.like(third, {family: 'ipv4', protocol: 'ICMP', icmp: {type: 8, code: 0}});
	t.deepEqual([preDNAT, applyOnForward], [undefined, undefined]);
	const flags = policy('GlobalNetworkPolicy', 'preDNAT: true\napplyOnForward: true');
	t.deepEqual([flags.preDNAT, flags.applyOnForward], [true, true]);
});

const tiers = `apiVersion: projectcalico.org/v3
kind: Tier
metadata: {name: early}
spec: {order: 5, defaultAction: Pass}
---
apiVersion: projectcalico.org/v3
kind: Tier
metadata: {name: late}
---
{apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy, metadata: {name: c}, spec: {tier: late}}
---
{apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy, metadata: {name: b}, spec: {tier: early}}
---
{apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy, metadata: {name: a}, spec: {}}
---
{apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy, metadata: {name: z}, spec: {order: 2000}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: k}, spec: {podSelector: {}}}
`;

test("tiers and policies are in their order: without one last, and Kubernetes' own have 1000", t => {
	t.deepEqual(
		model(tiers).tiers.map(({name, defaultAction, policies}) => [
			name,
			defaultAction,
			...policies.map(policy => policy.name),
		]),
		[
			['early', 'Pass', 'b'],
			['default', 'Deny', 'k', 'z', 'a'],
			['late', 'Deny', 'c'],
		],
	);
});

test('where the mode does not enforce policies itself, none of Calico counts', t => {
	t.deepEqual(
		model(tiers, {}).tiers.map(({name, policies}) => [name, policies.length]),
		[['default', 1]],
	);
});

test('sets and host endpoints are what they say', t => {
	const {networkSets, hostEndpoints} = model(`apiVersion: crd.projectcalico.org/v1
kind: GlobalNetworkSet
metadata: {name: world, labels: {a: b}}
spec: {nets: [192.0.2.7, 10.1.2.3/8, 'fd00::1']}
---
apiVersion: projectcalico.org/v3
kind: NetworkSet
metadata: {name: own}
spec: {nets: []}
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: {name: h}
spec: {node: node-1, interfaceName: '*', expectedIPs: [192.168.50.11], profiles: [p], ports: [{name: web, protocol: 6, port: 80}]}
`);
	t.deepEqual(
		networkSets.map(({place: _, ...set}) => set),
		[
			{name: 'world', labels: {a: 'b'}, nets: ['192.0.2.7/32', '10.0.0.0/8', 'fd00::1/128']},
			{namespace: 'default', name: 'own', labels: {}, nets: []},
		],
	);
	t.like(hostEndpoints, [
		{
			name: 'h',
			node: 'node-1',
			interface: '*',
			addresses: ['192.168.50.11'],
			ports: [{name: 'web', port: 80, protocol: 'TCP'}],
			profiles: ['p'],
		},
	]);
});
