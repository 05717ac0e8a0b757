import test from 'ava';
import {compile} from '../../../lib/control/compile.js';
import type {Mode} from '../../../lib/plan/mode.js';
import {modes} from '../../../plugins/index.js';
import {clusterText, labOf, tryLab} from '../../helpers/lab.js';
import {collecting} from '../../helpers/problems.js';

const manifests = `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: web}}
---
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: shop}
spec: {serviceAccountName: till, containers: [{name: main, image: nginx}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: b, namespace: shop}
spec: {podSelector: {}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a}
spec: {podSelector: {}}
`;

/** As if the first mode enforced policies, or did not. */
function compiled(more: string, isEnforcing: boolean, own = manifests) {
	const [{enforcement: _, ...mode}] = modes.filter(({name}) => name === 'bridge') as [Mode];
	const enforcement: Mode['enforcement'] = {
		engine: 'Felix',
		behaviour: {
			denied: 'drop',
			established: 'kept',
			podToOwnNode: 'policed',
			otherProtocols: 'policed',
			ipBlockMeansPods: true,
		},
		planPolicy: () => [],
	};
	const known: Mode[] = [{...mode, ...(isEnforcing && {enforcement})}];
	const lab = `${clusterText(1)}mode: bridge\n${more}`;
	return collecting(report => compile(labOf(lab, own), known, report));
}

test('the policies of a lab are there where somebody enforces them', t => {
	const ignored = compiled('', false).result?.cluster;
	t.is(ignored?.policy, undefined);
	t.is(ignored?.notices.filter(({message}) => message.startsWith('is ignored')).length, 2);
	for (const lab of [compiled('', true), compiled('policy: kube-network-policies\n', false)]) {
		t.deepEqual(lab.problems, []);
		const {policy, notices, pods} = lab.result?.cluster ?? {};
		t.like(policy?.tiers, [{name: 'default', order: 1_000_000, policies: [{name: 'a'}, {name: 'b'}]}]);
		t.deepEqual(policy?.namespaces.shop, {team: 'web', 'kubernetes.io/metadata.name': 'shop'});
		t.deepEqual(Object.keys(policy?.namespaces ?? {}), [
			'default',
			'kube-node-lease',
			'kube-public',
			'kube-system',
			'shop',
		]);
		t.is(pods?.[0]?.serviceAccount, 'till');
		t.deepEqual(notices, []);
	}
});

test('a mode that enforces policies takes no engine beside its own', t => {
	const {problems} = compiled('policy: kube-network-policies\n', true);
	t.like(problems, [{code: 'mode-refuses', at: {line: 5}}]);
});

test('an engine that there is not is refused', t => {
	const {problems} = collecting(report =>
		tryLab(`${clusterText(1)}mode: bridge\npolicy: kube-network-policy\n`, {}, report),
	);
	t.like(problems, [{code: 'bad-value', at: {line: 5, column: 9}}]);
	t.regex(problems[0]?.hint ?? '', /'kube-network-policies'/);
});

test('what of Calico is not enforced is told, and a policy of a namespace that is not there', t => {
	const calico = (kind: string, spec: string, namespace = '') =>
		`{apiVersion: projectcalico.org/v3, kind: ${kind}, metadata: {name: x-${kind.toLowerCase()}${namespace}}, spec: ${spec}}\n`;
	const own = [
		calico(
			'HostEndpoint',
			'{node: node-1, interfaceName: eth0, profiles: [projectcalico-default-allow, mine]}',
		),
		calico('GlobalNetworkPolicy', '{doNotTrack: true, applyOnForward: true}'),
		calico(
			'NetworkPolicy',
			'{ingress: [{action: Allow, source: {services: {name: a}}}]}',
			', namespace: shpo',
		),
		calico('NetworkSet', '{nets: []}'),
		manifests,
	].join('---\n');
	const {result, problems} = compiled('', true, own);
	t.deepEqual(problems, []);
	t.deepEqual(
		result?.cluster.notices.map(({subject, message, at}) => [subject, message.split(':')[0], at?.line]),
		[
			['HostEndpoint x-hostendpoint', 'names the profile mine, which allows nothing here', 1],
			['NetworkPolicy.projectcalico.org shpo/x-networkpolicy', 'selects no pod', 5],
		],
	);
	const calicoOnly = compiled('policy: kube-network-policies\n', false, own).result?.cluster.notices ?? [];
	t.is(calicoOnly.filter(({message}) => message === 'is ignored: the mode bridge has no Calico').length, 3);
});

const peers = `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: out}
spec:
  tier: Admin
  priority: 1
  subject: {namespaces: {}}
  egress:
    - {action: Deny, to: [{nodes: {}}]}
    - {action: Accept, to: [{namespaces: {}}, {domainNames: [kubernetes.io]}]}
`;

test('peers that who enforces can not tell are refused with their places, and where nobody enforces they are ignored', t => {
	const found = (more: string, isEnforcing: boolean) =>
		compiled(more, isEnforcing, peers).problems.map(({code, at}) => [code, at?.line, at?.column]);
	t.deepEqual(found('', true), [
		['mode-refuses', 9, 35],
		['mode-refuses', 10, 61],
	]);
	t.deepEqual(found('policy: kube-network-policies\n', false), [['mode-refuses', 10, 61]]);
	const ignored = compiled('', false, peers);
	t.deepEqual(ignored.problems, []);
	t.deepEqual(
		ignored.result?.cluster.notices.map(({subject, message}) => [subject, message.split(':')[0]]),
		[['ClusterNetworkPolicy out', 'is ignored']],
	);
});

test('policies of the cluster are asked in tiers around that of NetworkPolicies', t => {
	const written = (kind: string, name: string, spec: string) => {
		const version = kind === 'ClusterNetworkPolicy' ? 'v1alpha2' : 'v1alpha1';
		const rule = kind === 'ClusterNetworkPolicy' ? 'Accept' : 'Allow';
		return `{apiVersion: policy.networking.k8s.io/${version}, kind: ${kind}, metadata: {name: ${name}}, spec: {${spec}subject: {namespaces: {}}, ingress: [{action: ${rule}, from: [{namespaces: {}}]}]}}\n`;
	};
	const own = [
		written('BaselineAdminNetworkPolicy', 'default', ''),
		written('AdminNetworkPolicy', 'a', 'priority: 5, '),
		written('ClusterNetworkPolicy', 'last', 'tier: Baseline, priority: 1, '),
		written('ClusterNetworkPolicy', 'z-first', 'tier: Admin, priority: 1, '),
		written('ClusterNetworkPolicy', 'b-second', 'tier: Admin, priority: 2, '),
		written('ClusterNetworkPolicy', 'c-third', 'tier: Admin, priority: 2, '),
		manifests,
	].join('---\n');
	const {policy} = compiled('policy: kube-network-policies\n', false, own).result?.cluster ?? {};
	t.deepEqual(
		policy?.tiers.map(({name, defaultAction, policies}) => [
			name,
			defaultAction,
			policies.map(each => each.name),
		]),
		[
			['adminnetworkpolicy', 'Pass', ['a']],
			['kube-admin', 'Pass', ['z-first', 'b-second', 'c-third']],
			['default', 'Deny', ['a', 'b']],
			['baselineadminnetworkpolicy', 'Pass', ['default']],
			['kube-baseline', 'Pass', ['last']],
		],
	);
});

test('a ServiceAccount of a manifest has its labels, the one that pods have if they name none too', t => {
	const accounts = ['till', 'default'].map(
		name =>
			`---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: ${name}, namespace: shop, labels: {role: ${name}-role}}\n`,
	);
	const {result, problems} = compiled('', true, manifests + accounts.join(''));
	t.deepEqual(problems, []);
	t.deepEqual(result?.cluster.policy?.serviceAccounts, {
		'shop/default': {role: 'default-role'},
		'shop/till': {role: 'till-role'},
	});
});
