import {basename, join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {compile} from '../../lib/control/compile.js';
import {modes} from '../../plugins/index.js';
import {loadLab} from '../../topology/load.js';
import {folderWith} from '../helpers/folder.js';
import {collecting} from '../helpers/problems.js';

const head = 'summary: s\ncluster: three-nodes\nmode: flannel-vxlan\ntask:\n';

const pod = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: c, image: i}]}
`;

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p}
spec: {podSelector: {}}
`;

function read(t: ExecutionContext, task: string, solution = policy) {
	const files = {'lab.yaml': head + task, 'manifests/web.yaml': pod, 'solution/policy.yaml': solution};
	const folder = folderWith(t, files);
	const {result, problems} = collecting(report => {
		const lab = loadLab(join(folder, 'lab.yaml'), report);
		return lab && compile(lab, modes, report)?.task;
	});
	const told = problems.map(({code, at}) => `${code} ${basename(at?.file ?? '')}:${at?.line}:${at?.column}`);
	return {folder, task: result, told};
}

const goal = '  goal: nobody talks to web\n  solution: [solution]\n';

test('a task has a goal, checks, and a solution beside its file; machines and pings can be probed', t => {
	const {folder, task, told} = read(
		t,
		`${goal}  checks:\n  - probe: {from: node-1, to: web, protocol: ICMP}\n  - probe: {from: web, to: router, port: 53}\n`,
	);
	t.deepEqual(told, []);
	t.deepEqual(task as unknown, {
		goal: 'nobody talks to web',
		solution: [join(folder, 'solution')],
		checks: [
			{probe: {from: 'node-1', to: 'web', protocol: 'ICMP'}},
			{probe: {from: 'web', to: 'router', port: 53}},
		],
	});
});

for (const [what, text, expected] of [
	[
		'a task without anything',
		'  {}\n',
		['goal', 'checks', 'solution'].map(() => 'missing-field lab.yaml:5:3'),
	],
	['a task without checks', `${goal}  checks: []\n`, ['bad-value lab.yaml:7:11']],
	[
		'a probe without a port, a ping with one',
		`${goal}  checks:\n  - probe: {from: web, to: node-1}\n  - probe: {from: web, to: node-1, port: 1, protocol: ICMP}\n`,
		['missing-field lab.yaml:8:5', 'bad-value lab.yaml:9:36'],
	],
	[
		'pods and machines that are not there',
		`${goal}  checks:\n  - probe: {from: wep, to: node-9, port: 1}\n  - exec: {in: node-9, run: [ip]}\n`,
		['unknown-reference lab.yaml:9:16'],
	],
	[
		'a solution that is not there',
		'  goal: g\n  solution: [solutions]\n  checks:\n  - probe: {from: web, to: node-1, port: 1}\n',
		['file-missing lab.yaml:6:14'],
	],
] as const) {
	test(`names ${what}, and the place`, t => {
		t.deepEqual(read(t, text).told, [...expected]);
	});
}

const checks = '  checks:\n  - probe: {from: wep, to: web, port: 1}\n';

test('the checks of a task mean pods that there are, and its solution is read as manifests are', t => {
	const {told} = read(t, goal + checks, policy.replace('podSelector', 'podSelektor'));
	t.deepEqual(told, ['unknown-reference lab.yaml:8:19', 'unknown-field policy.yaml:4:8']);
});
