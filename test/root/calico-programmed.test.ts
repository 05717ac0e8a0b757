/** `Programmed` in a lab with BGP: not before the routes are in the kernels of all nodes. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Condition} from '../../lib/control/live/conditions.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {kubectlPath} from '../helpers/kubectl.js';
import {seatOf} from '../helpers/seat.js';
import {documents, pod, timers, write} from './calico-stage.js';

/** Six pods on node-2 are two blocks of four addresses. */
const web = {
	...{apiVersion: 'apps/v1', kind: 'Deployment', metadata: {name: 'web'}},
	spec: {
		replicas: 6,
		selector: {matchLabels: {app: 'web'}},
		template: {
			metadata: {labels: {app: 'web'}},
			spec: {nodeName: 'node-2', containers: [{name: 'web', image: 'nginx'}]},
		},
	},
};

/** BIRD stands still for longer than the stage's timers allow: here nobody gives it up meanwhile. A block is four addresses. */
const mode = {
	name: 'calico-bgp',
	options: {...timers, holdTime: 90, keepaliveTime: 30, blockSize: 30},
};

/** Sends a signal to the node's own BIRD: all nodes see all processes of the lab. */
const toBird = (signal: string) => `for p in /proc/[0-9]*; do
	[ "$(cat $p/comm)" = bird ] && [ $p/ns/net -ef /proc/self/ns/net ] && kill -${signal} \${p#/proc/}
done; :`;

for (const user of anyUser) {
	test.serial(
		`as ${user}: a workload is programmed when the last node has its routes, and not before`,
		async t => {
			t.timeout(120_000);
			const seat = seatOf(t, user);
			const kubectl = (words: string) =>
				seat.run(['kubectl', ...words.split(' ')], {cwd: seat.folder, env: {CNILAB_KUBECTL: kubectlPath()}});
			const routes = async () =>
				(await seat.sh('node-1', 'ip route show via 192.168.50.12')).trim().split('\n');
			const objects = [pod('a', 'node-1'), pod('b', 'node-2')];
			write(seat, {nodes: ['node-1', 'node-2'], objects, mode});
			writeFileSync(join(seat.folder, 'web.yaml'), documents([web]));
			t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
			t.like(await kubectl('wait --for=condition=Programmed node --all --timeout=1s'), {code: 0});
			t.is((await routes()).length, 1);

			await seat.sh('node-1', toBird('STOP'));
			t.like(await kubectl('apply -f web.yaml'), {code: 0});
			const started = 'wait --for=condition=PodReadyToStartContainers pod -l app=web --timeout=60s';
			t.like(await kubectl(started), {code: 0});
			t.like(await kubectl('wait --for=condition=Programmed deployment/web --timeout=500ms'), {code: 1});
			const {status} = JSON.parse((await kubectl('get deployment web -o json')).stdout);
			const programmed = (status.conditions as readonly Condition[]).find(({type}) => type === 'Programmed');
			t.like(programmed, {status: 'False', reason: 'RoutesMissing'});
			t.is((await routes()).length, 1, 'and so it is');

			await seat.sh('node-1', toBird('CONT'));
			t.like(await kubectl('wait --for=condition=Programmed deployment/web --timeout=60s'), {code: 0});
			t.is((await routes()).length, 2);
			t.like(await seat.run(['verify']), {code: 0});
		},
	);
}
