/** flanneld in host-gw: while it is dead on a node, that node's routes stay as they are, whoever comes or deletes one. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {until} from '../helpers/eventually.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {type Seat, seatOf} from '../helpers/seat.js';

const pod = (name: string, nodeName: string) => ({
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: {name},
	spec: {nodeName, containers: [{name: 'web', image: 'nginx'}]},
});

function labOf(nodes: readonly string[]): string {
	return JSON.stringify({
		summary: 'flanneld dies',
		name: 'trial',
		// Seconds; 10 in flannel itself.
		mode: {name: 'flannel-host-gw', options: {routeCheck: 1}},
		cluster: {
			segments: {lan: {ipv4: '192.168.50.0/24'}},
			nodes: Object.fromEntries(nodes.map(name => [name, {}])),
		},
		manifests: ['pods.yaml'],
	});
}

function write(seat: Seat, nodes: readonly string[], pods: readonly object[]): void {
	writeFileSync(join(seat.folder, 'lab.yaml'), labOf(nodes));
	writeFileSync(join(seat.folder, 'pods.yaml'), pods.map(each => JSON.stringify(each)).join('\n---\n'));
}

for (const user of anyUser) {
	test.serial(
		`as ${user}: a dead flanneld neither learns of a node nor restores a route; healed it does both`,
		async t => {
			t.timeout(240_000);
			const seat = seatOf(t, user);
			const says = async (...words: string[]) => {
				const {code, stdout, stderr} = await seat.run(words);
				t.is(code, 0, `${words.join(' ')}: ${stdout}${stderr}`);
				return stdout;
			};
			const lab = join(seat.folder, 'lab.yaml');
			const pods = [pod('a', 'node-1'), pod('near', 'node-1'), pod('b', 'node-2')];
			const known = new Map<string, string>();
			const addressOf = async (name: string) => {
				const address =
					known.get(name) ?? JSON.parse(await says('get', 'pod', name, '-o', 'json')).status.podIP;
				known.set(name, address);
				return address;
			};
			const reaches = async (from: string, to: string) =>
				(await seat.run(['exec', from, '--', 'ping', '-c1', '-W1', await addressOf(to)])).code === 0;
			const routesOn = (node: string) => seat.sh(node, 'ip -4 route show root 10.244.0.0/16');
			/** On `node`, to the pods of the other. */
			const removeRoute = async (node: string, via: string) =>
				seat.sh(node, `ip route del $(ip route | grep 'via ${via} ')`);

			write(seat, ['node-1', 'node-2'], pods);
			await says('up', lab);
			t.true(await reaches('a', 'b'));
			await says('fault', 'kill-daemon', 'node-1');
			t.true(await reaches('a', 'b'), 'what it has made stays');

			await removeRoute('node-1', '192.168.50.12');
			// The flanneld of node-2 lives: it has looked twice when it has mended twice.
			for (let time = 0; time < 2; time++) {
				await removeRoute('node-2', '192.168.50.11');
				await until(async () => /via 192\.168\.50\.11 /.test(await routesOn('node-2')), 'its route is back');
			}
			t.notRegex(await routesOn('node-1'), / via /);
			t.false(await reaches('a', 'b'));
			t.true(await reaches('a', 'near'), 'a is alive');
			t.true(await reaches('node-2', 'b'), 'b is alive');

			write(seat, ['node-1', 'node-2', 'node-3'], [...pods, pod('c', 'node-3')]);
			await says('apply', lab);
			t.regex(await routesOn('node-2'), /via 192\.168\.50\.13 /);
			t.notRegex(await routesOn('node-1'), / via /);
			t.true(await reaches('b', 'c'));
			t.false(await reaches('a', 'c'));

			await says('fault', 'heal', 'node-1');
			t.true(await reaches('a', 'c'), 'it learns of node-3 when it starts');
			await until(() => reaches('a', 'b'), 'its first look');
			await says('verify');
		},
	);
}
