import test from 'ava';
import {compile} from '../../../../lib/control/compile.js';
import {lintPolicies} from '../../../../lib/plan/policy/lint/lint.js';
import {modes} from '../../../../plugins/index.js';
import {clusterText, labOf} from '../../../helpers/lab.js';
import {collecting} from '../../../helpers/problems.js';

const pods = `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: web}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: main, image: nginx, ports: [{containerPort: 80, name: http}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: main, image: nginx, ports: [{containerPort: 5432}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: shop, labels: {app: client}}
spec: {containers: [{name: main, image: nginx}]}
---
`;

/** `code rule` of each; \`spec\` of a NetworkPolicy of the namespace shop. */
function lint(...policies: readonly string[]): string[] {
	const texts = policies.map((text, index) =>
		text.startsWith('apiVersion')
			? text
			: `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p${index}, namespace: shop}, spec: ${text}}\n`,
	);
	const lab = labOf(`${clusterText(1)}mode: calico-vxlan\n`, pods + texts.join('---\n'));
	const {result, problems} = collecting(report => compile(lab, modes, report));
	if (!result?.cluster.policy) throw new Error(JSON.stringify(problems));
	const findings = lintPolicies(result.cluster, result.cluster.policy);
	return findings.map(({code, policy, rule}) => [code, policy.name, ...(rule ? [rule.path] : [])].join(' '));
}

const web = 'podSelector: {matchLabels: {app: web}}';
const dns = '{ports: [{port: 53, protocol: UDP}]}';

test('what is sound is not told: deny all, allow all, and plain policies', t => {
	t.deepEqual(lint('{podSelector: {}}'), []);
	t.deepEqual(lint('{podSelector: {}, policyTypes: [Ingress, Egress]}'), []);
	t.deepEqual(lint('{podSelector: {}, ingress: [{}]}'), []);
	t.deepEqual(
		lint(`{${web}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}], ports: [{port: http}]}]}`),
		[],
	);
	t.deepEqual(
		lint(
			`{podSelector: {matchLabels: {app: client}}, policyTypes: [Egress], egress: [{to: [{${web}}], ports: [{port: 80}]}, ${dns}]}`,
		),
		[],
	);
});

const cases: readonly (readonly [title: string, spec: string, ...expected: readonly string[]])[] = [
	['nobody has the labels', '{podSelector: {matchLabels: {app: wbe}}}', 'selects-no-pod p0'],
	['the pods are in another namespace', '{podSelector: {matchLabels: {app: db}}}', 'wrong-namespace p0'],
	[
		'a rule means nobody',
		`{${web}, ingress: [{from: [{podSelector: {matchLabels: {app: none}}}]}]}`,
		'allows-nothing p0 ingress[0]',
	],
	[
		'a peer is in another namespace',
		`{${web}, ingress: [{}, {from: [{podSelector: {matchLabels: {app: db}}}]}]}`,
		'wrong-namespace p0 ingress[1]',
		'shadowed p0 ingress[1]',
	],
	[
		'rules that are never asked',
		`{${web}, policyTypes: [Egress], ingress: [{}]}`,
		'never-asked p0 ingress[0]',
	],
	[
		'a rule for replies, to the ports of clients',
		`{${web}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}], ports: [{port: 80}]}], egress: [${dns}, {to: [{podSelector: {matchLabels: {app: client}}}], ports: [{port: 32768, endPort: 60999}]}]}`,
		'reverse-rule p0 egress[1]',
	],
	[
		'a rule for replies, to a port that clients have not',
		`{${web}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}], ports: [{port: 80}]}], egress: [${dns}, {to: [{podSelector: {matchLabels: {app: client}}}], ports: [{port: 80}]}]}`,
		'reverse-rule p0 egress[1]',
	],
	[
		'egress without DNS',
		`{podSelector: {matchLabels: {app: client}}, egress: [{to: [{${web}}], ports: [{port: 80}]}], policyTypes: [Egress]}`,
		'no-dns p0',
	],
	[
		'a port that the pod has not',
		`{${web}, ingress: [{ports: [{port: 8080}, {port: 80}]}]}`,
		'no-such-port p0 ingress[0]',
	],
	['a name that no port has', `{${web}, ingress: [{ports: [{port: htpp}]}]}`, 'no-such-port p0 ingress[0]'],
	[
		'a rule that an earlier one makes needless',
		`{${web}, ingress: [{ports: [{port: 80}]}, {from: [{${web}}], ports: [{port: 80}]}]}`,
		'shadowed p0 ingress[1]',
	],
	[
		'a rule that a later one makes needless',
		`{${web}, ingress: [{from: [{${web}}]}, {}]}`,
		'shadowed p0 ingress[0]',
	],
];

for (const [title, spec, ...expected] of cases) {
	test(`${title}: told`, t => t.deepEqual(lint(spec), expected));
}

test('DNS that another policy allows is allowed', t => {
	const egress = (rule: string) =>
		`{podSelector: {matchLabels: {app: client}}, policyTypes: [Egress], egress: [${rule}]}`;
	t.deepEqual(lint(egress(`{to: [{${web}}], ports: [{port: 80}]}`), egress(dns)), []);
	t.deepEqual(lint(egress('{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}')), []);
});

test("of Calico's policies an earlier one of the same endpoints shadows a later one", t => {
	const policy = (name: string, order: number, action: string) =>
		`apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: {name: ${name}}\nspec: {order: ${order}, selector: "app == 'web'", ingress: [{action: ${action}}]}\n`;
	t.deepEqual(lint(policy('a', 1, 'Deny'), policy('b', 2, 'Allow')), ['shadowed b ingress[0]']);
	t.deepEqual(lint(policy('a', 1, 'Log'), policy('b', 2, 'Allow')), []);
});
