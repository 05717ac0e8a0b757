import test from 'ava';
import {compile} from '../../../../lib/control/compile.js';
import {lintPolicies} from '../../../../lib/plan/policy/lint/lint.js';
import {modes} from '../../../../plugins/index.js';
import {clusterText, labOf} from '../../../helpers/lab.js';
import {collecting} from '../../../helpers/problems.js';

const pods = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: main, image: nginx, ports: [{containerPort: 80, name: http}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: main, image: nginx, ports: [{containerPort: 5432}]}]}
---
`;

type Written = {
	readonly name: string;
	readonly app: string;
	readonly rules: string;
	readonly priority?: number;
};

const ofPods = (app: string) => `{pods: {podSelector: {matchLabels: {app: ${app}}}, namespaceSelector: {}}}`;

function admin({name, app, rules, priority = 1}: Written): string {
	return `{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: ${name}}, spec: {tier: Admin, priority: ${priority}, subject: ${ofPods(app)}, ${rules}}}\n`;
}

/** `code policy rule` of each. */
function lint(...texts: readonly string[]): string[] {
	const lab = labOf(`${clusterText(1)}mode: calico-vxlan\n`, pods + texts.join('---\n'));
	const {result, problems} = collecting(report => compile(lab, modes, report));
	if (!result?.cluster.policy) throw new Error(JSON.stringify(problems));
	const findings = lintPolicies(result.cluster, result.cluster.policy);
	return findings.map(({code, policy, rule}) => [code, policy.name, ...(rule ? [rule.path] : [])].join(' '));
}

const deny = 'ingress: [{action: Deny, from: [{namespaces: {}}]}]';
const accept = 'ingress: [{action: Accept, from: [{namespaces: {}}]}]';

test('two of the same priority that may decide otherwise about a pod are told, of the later one', t => {
	t.deepEqual(
		lint(admin({name: 'a', app: 'web', rules: deny}), admin({name: 'b', app: 'web', rules: accept})),
		['same-priority b', 'shadowed b ingress[0]'],
	);
	const same = [
		lint(admin({name: 'a', app: 'web', rules: deny}), admin({name: 'b', app: 'db', rules: accept})),
		lint(
			admin({name: 'a', app: 'web', rules: deny}),
			admin({name: 'b', app: 'web', rules: accept.replace('ingress', 'egress').replace('from', 'to')}),
		),
	];
	t.deepEqual(same, [[], []]);
	t.deepEqual(
		lint(
			admin({name: 'a', app: 'web', rules: deny}),
			admin({name: 'b', app: 'web', rules: accept, priority: 2}),
		),
		['shadowed b ingress[0]'],
	);
});

test('one without rules, one that selects nobody, and a rule about nobody are told', t => {
	t.deepEqual(lint(admin({name: 'a', app: 'web', rules: 'ingress: []'})), ['says-nothing a']);
	t.deepEqual(lint(admin({name: 'a', app: 'wbe', rules: deny})), ['selects-no-pod a']);
	const nobody = `egress: [{action: Deny, to: [${ofPods('wbe')}]}]`;
	t.deepEqual(lint(admin({name: 'a', app: 'web', rules: nobody})), ['allows-nothing a egress[0]']);
});

test('that DNS is forgotten is told only where nothing else passes', t => {
	const only = `egress: [{action: Accept, to: [${ofPods('db')}], protocols: [{tcp: {destinationPort: {number: 5432}}}]}]`;
	t.deepEqual(lint(admin({name: 'a', app: 'web', rules: only})), []);
});

test('a named port that a pod has is there, whatever protocol it is of', t => {
	const named = (name: string) =>
		`ingress: [{action: Accept, from: [{namespaces: {}}], protocols: [{destinationNamedPort: ${name}}]}]`;
	t.deepEqual(lint(admin({name: 'a', app: 'web', rules: named('http')})), []);
	t.deepEqual(lint(admin({name: 'a', app: 'web', rules: named('dns')})), ['no-such-port a ingress[0]']);
});

test('kinds of both versions beside each other are told', t => {
	const elder =
		'{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: old}, spec: {priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}}\n';
	t.deepEqual(lint(elder), []);
	t.deepEqual(lint(elder, admin({name: 'a', app: 'web', rules: deny})), ['two-versions old']);
});
