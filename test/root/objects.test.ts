/** The verbs for objects on a real network: what is applied is there, what is deleted leaves nothing. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {anyUser} from '../helpers/in-sandbox.js';
import {kubectlPath} from '../helpers/kubectl.js';
import {type Seat, seatOf} from '../helpers/seat.js';

const web = `apiVersion: v1
kind: Namespace
metadata: {name: blue}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: blue}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]}
`;

for (const user of anyUser) {
	test.serial(`${user}: what is applied gets a network, and leaves none when it is deleted`, async t => {
		t.timeout(120_000);
		const seat = seatOf(t, user, {'web.yaml': web, 'three.yaml': web.replace('replicas: 2', 'replicas: 3')});
		const says = async (line: string, expected: RegExp) => {
			const {code, stdout, stderr} = await seat.run(line.split(' '), {
				cwd: seat.folder,
				env: {CNILAB_KUBECTL: kubectlPath()},
			});
			t.is(code, 0, `${line}: ${stderr}`);
			t.regex(stdout, expected, line);
		};
		await says('up flannel-vxlan', /is up/);
		const before = await placesOf(seat);
		await says('apply -f web.yaml', /^namespace\/blue created\ndeployment.apps\/web created\n$/);
		await says('kubectl -n blue rollout status deploy/web', /successfully rolled out/);
		await says('probe --from default/daemonset/client --to blue/deployment/web --port 80', /6 of 6 reached/);
		await says(
			'probe default/daemonset/client blue/deployment/web --port 80',
			/^FROM[\s\S]*\n6 of 6 reached\n$/,
		);
		await says('verify --json', /"ok": true/);
		await says('apply -f three.yaml', /^namespace\/blue unchanged\ndeployment.apps\/web configured\n$/);
		await says('kubectl -n blue rollout status deploy/web', /successfully rolled out/);
		t.is((await placesOf(seat)).length, before.length + 3);
		await says('get deploy -n blue', /^NAME +READY .*\nweb +3\/3 +3 +3 /);
		await says('describe pods -n blue -l app=web', /Started +\d+s +kubelet +Started container web/);
		await says('delete -f three.yaml', /^deployment "web" deleted\nnamespace "blue" deleted\n$/);
		t.deepEqual(await placesOf(seat), before);
		await says('verify --json', /"ok": true/);
		const wrong = await seat.run(['probe', 'flannel-vxlan']);
		t.is(wrong.code, 2);
		t.regex(
			wrong.stderr,
			/from flannel-vxlan: there is no such pod .*\n.*'--lab flannel-vxlan' names the lab/,
		);
		await says('down', /nothing is left/);
		t.false(existsSync(join(seat.state, 'flannel-vxlan')));
	});
}

/** The pods' network namespaces on all nodes. */
async function placesOf(seat: Seat): Promise<string[]> {
	const nodes = ['node-1', 'node-2', 'node-3'];
	const lists = await Promise.all(nodes.map(node => seat.sh(node, 'ip netns list')));
	return lists
		.flatMap((list, index) =>
			list
				.trim()
				.split('\n')
				.map(line => `${nodes[index]} ${line.split(' ')[0]}`),
		)
		.sort();
}
