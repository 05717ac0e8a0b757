/** A lab file that changes while its lab is up: what it says is true in the kernel, and who did not change notices nothing. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {anyUser, users} from '../helpers/in-sandbox.js';
import {type Seat, seatOf} from '../helpers/seat.js';

const pod = (name: string, node: string) => ({
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: {name},
	spec: {nodeName: node, containers: [{name: 'web', image: 'nginx', ports: [{containerPort: 80}]}]},
});
const workload = (kind: 'Deployment' | 'DaemonSet', name: string, more: object = {}) => ({
	apiVersion: 'apps/v1',
	kind,
	metadata: {name},
	spec: {
		...more,
		selector: {matchLabels: {app: name}},
		template: {
			metadata: {labels: {app: name}},
			spec: {terminationGracePeriodSeconds: 1, containers: [{name: 'web', image: 'nginx'}]},
		},
	},
});
const base = [pod('a', 'node-1'), pod('b', 'node-2'), workload('DaemonSet', 'each')];

const start = {
	mode: {name: 'flannel-vxlan'},
	cluster: {
		segments: {lan: {ipv4: '192.168.50.0/24'}},
		nodes: {'node-1': {}, 'node-2': {}, 'node-3': {}},
	},
};
/** A node before all others, a rack with a client behind the router, another label; node-3 goes. */
const wider = {
	mode: {name: 'flannel-vxlan'},
	cluster: {
		defaults: {segment: 'lan'},
		segments: {lan: {ipv4: '192.168.50.0/24'}, rack: {ipv4: '192.168.60.0/24'}},
		nodes: {'node-0': {}, 'node-1': {labels: {zone: 'a'}}, 'node-2': {}},
		clients: {laptop: {segment: 'rack'}},
	},
};
/** All MTUs, the way of the packets, and node-0 in the rack. */
const narrow = {
	mode: {name: 'flannel-vxlan', options: {directRouting: true}},
	cluster: {
		...wider.cluster,
		defaults: {segment: 'lan', mtu: 1400},
		nodes: {...wider.cluster.nodes, 'node-0': {segment: 'rack'}},
	},
};

function write(seat: Seat, lab: object, manifests: readonly object[]): void {
	const text = JSON.stringify({summary: 'it changes', name: 'trial', manifests: ['m.yaml'], ...lab});
	writeFileSync(join(seat.folder, 'lab.yaml'), text);
	writeFileSync(join(seat.folder, 'm.yaml'), manifests.map(object => JSON.stringify(object)).join('\n---\n'));
}

/** Runs it, and gives what it says. */
function doing(t: ExecutionContext, seat: Seat) {
	return async (line: string, code = 0) => {
		const ended = await seat.run(line.split(' '), {cwd: seat.folder});
		t.is(ended.code, code, `${line}: ${ended.stderr}${ended.stdout}`);
		return ended.stdout;
	};
}

async function addressesOf(does: (line: string) => Promise<string>): Promise<Record<string, string>> {
	const {items} = JSON.parse(await does('get pods -o json')) as {
		items: {metadata: {name: string}; status: {podIP: string}}[];
	};
	return Object.fromEntries(items.map(({metadata, status}) => [metadata.name, status.podIP]));
}

/** Number and name of each link of the node and of its pod: a link that was made anew has another number. */
async function linksOf(seat: Seat, node: string, name: string): Promise<readonly string[]> {
	const script = `ip -o link; ip netns exec default.${name} ip -o link`;
	return (await seat.sh(node, script)).split('\n').flatMap(line => /^\d+: [^:@]+/.exec(line)?.[0] ?? []);
}

for (const user of anyUser) {
	test.serial(`${user}: nodes come and go, and traffic between two others loses nothing`, async t => {
		t.timeout(240_000);
		const seat = seatOf(t, user);
		const does = doing(t, seat);
		write(seat, start, [...base, pod('extra', 'node-1'), workload('Deployment', 'web', {replicas: 3})]);
		await does('up lab.yaml');
		writeFileSync(join(seat.folder, 'own.yaml'), JSON.stringify(pod('own', 'node-2')));
		await does('apply -f own.yaml');
		const [before, links] = [await addressesOf(does), await linksOf(seat, 'node-1', 'a')];
		const flows = ['UDP', 'TCP'].map(protocol => seat.start(['flow', 'a', 'b', '--protocol', protocol]));

		write(seat, wider, [...base, workload('Deployment', 'web', {replicas: 4})]);
		const dry = await does('apply lab.yaml --dry-run');
		t.regex(dry, /^node-3 \(node\) goes/m);
		t.regex(dry, /^ {2}\+ ip route add 10\.244\.4\.0\/24 via 10\.244\.4\.0 dev flannel\.1 onlink$/m);
		t.regex(dry, /^pod\/extra deleted \(dry run\)$/m);
		t.deepEqual(await linksOf(seat, 'node-1', 'a'), links.concat(), 'nothing is changed');
		const told = JSON.parse(await does('apply lab.yaml --json'));
		t.like(told, {
			lab: 'trial',
			settled: true,
			deleted: [{kind: 'Pod', namespace: 'default', name: 'extra'}],
		});
		t.true(['read', 'compile', 'kernel', 'objects'].every(part => typeof told.ms[part] === 'number'));

		for (const {process} of flows) process.kill('SIGINT');
		for (const {ended} of flows) t.is((await ended).how, 0, (await ended).stderr);
		await does('verify --json');
		const now = await addressesOf(does);
		for (const name of ['a', 'b', 'own']) t.is(now[name], before[name]);
		t.false('extra' in now);
		t.is(Object.keys(now).filter(name => name.startsWith('web-')).length, 4);
		t.is(Object.keys(now).filter(name => name.startsWith('each-')).length, 3);
		const isOfA = (line: string) => !/veth/.test(line);
		t.deepEqual((await linksOf(seat, 'node-1', 'a')).filter(isOfA), links.filter(isOfA));
		t.is(await does('get nodes -o name'), 'node/node-0\nnode/node-1\nnode/node-2\n');
		t.regex(await does('describe node node-1'), /zone=a/);
		await does('exec node-3 -- true', 2);
		await does('exec laptop -- ping -c1 -W2 192.168.50.14');
	});

	test.serial(`${user}: a pod whose node the scheduler has chosen may stand in the file again`, async t => {
		const seat = seatOf(t, user);
		const does = doing(t, seat);
		const {nodeName: _, ...spec} = pod('free', '').spec;
		const free = {...pod('free', ''), spec};
		write(seat, start, [free]);
		await does('up lab.yaml');
		const before = await addressesOf(does);
		t.regex(await does('apply lab.yaml'), /^pod\/free unchanged$/m);
		write(seat, start, [{...free, metadata: {name: 'free', labels: {app: 'web'}}}]);
		t.regex(await does('apply lab.yaml'), /^pod\/free configured$/m);
		t.deepEqual(await addressesOf(does), before);
		await does('verify --json');
	});

	test.serial(
		`${user}: MTUs, the mode's options and a node's segment change with the pods in it`,
		async t => {
			t.timeout(240_000);
			const seat = seatOf(t, user);
			const does = doing(t, seat);
			write(seat, wider, base);
			await does('up lab.yaml');
			const [before, links] = [await addressesOf(does), await linksOf(seat, 'node-1', 'a')];
			write(seat, narrow, base);
			await does('apply lab.yaml');
			await does('verify --json');
			t.deepEqual(await linksOf(seat, 'node-1', 'a'), links, 'no link was made anew');
			t.deepEqual(await addressesOf(does), before);
			t.regex(await seat.sh('node-1', 'ip netns exec default.a ip link show eth0'), /mtu 1350/);
			t.regex(await does('get nodes -o wide'), /node-0 .*192\.168\.60\.1\d/);
			write(seat, wider, base);
			await does('apply lab.yaml');
			await does('verify --json');
			t.deepEqual(await linksOf(seat, 'node-1', 'a'), links);
			t.regex(await does('apply lab.yaml --dry-run'), /^0 come, 0 change, 0 go/m);
		},
	);
}

test.serial(
	'where pods live on the segment, a node that moves is emptied first, and those of the files come again',
	async t => {
		t.timeout(240_000);
		const seat = seatOf(t, users[0] ?? 'plain');
		const does = doing(t, seat);
		const bridged = (segment: string, more: object = {}) => ({
			mode: {name: 'bridge'},
			cluster: {...wider.cluster, clients: {}, nodes: {'node-1': {segment}, 'node-2': {}, ...more}},
		});
		write(seat, bridged('lan'), base);
		await does('up lab.yaml');
		const before = await addressesOf(does);
		write(seat, bridged('rack', {'node-3': {}}), base);
		const {drained, settled} = JSON.parse(await does('apply lab.yaml --json'));
		t.true(settled);
		t.deepEqual(
			drained.map((name: string) => name.replace(/each-\w+/, 'each')),
			['default/a', 'default/each'],
		);
		await does('verify --json');
		const now = await addressesOf(does);
		t.is(now.b, before.b);
		t.regex(now.a ?? '', /^192\.168\.60\./);
		t.is(Object.keys(now).length, 5);
	},
);

test.serial(
	'of two at once each is done as a whole, and what one has ended in is what a file says',
	async t => {
		t.timeout(240_000);
		const seat = seatOf(t, users[0] ?? 'plain');
		const does = doing(t, seat);
		write(seat, start, base);
		await does('up lab.yaml');
		const other = {...start, cluster: {...start.cluster, nodes: {...start.cluster.nodes, 'node-9': {}}}};
		const text = (lab: object) =>
			JSON.stringify({summary: 's', name: 'trial', manifests: ['m.yaml'], ...lab});
		writeFileSync(join(seat.folder, 'one.yaml'), text(wider));
		writeFileSync(join(seat.folder, 'two.yaml'), text(other));
		await Promise.all([does('apply one.yaml'), does('apply two.yaml')]);
		await does('verify --json');
		const nodes = await does('get nodes -o name');
		const all = ['0 1 2', '1 2 3 9'].map(list => list.replaceAll(/(\d) ?/g, 'node/node-$1\n'));
		t.true(all.includes(nodes), nodes);
	},
);
