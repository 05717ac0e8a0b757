import {spawnSync} from 'node:child_process';
import test from 'ava';
import type {OpChange} from '../../../lib/plan/diff.js';
import type {Op} from '../../../lib/plan/ops.js';
import {blame} from '../../../lib/render/blame.js';
import {renderChange} from '../../../lib/render/change.js';
import {inNamespaces} from '../../helpers/plain-user.js';

const at = {in: 'node-1', why: 'it was asked for'} as const;
const pod = {in: 'node-1/default.web', why: 'it was asked for'} as const;
const peer = {in: 'node-1/default.web', name: 'eth0', mac: '02:00:00:00:00:01'};
const veth: Op = {...at, kind: 'veth', name: 'veth1', mtu: 1450, master: 'br0', hairpin: true, peer};
const netns: Op = {...at, kind: 'netns', name: 'default.web'};
const bridge: Op = {...at, kind: 'bridge', name: 'br0', mtu: 1450};
const address: Op = {...at, kind: 'address', dev: 'br0', address: '10.0.0.1/24'};
const six: Op = {...at, kind: 'address', dev: 'br0', address: 'fd00::1/64'};
const route: Op = {
	...at,
	kind: 'route',
	to: 'default',
	family: 'ipv4',
	via: '10.0.0.9',
	dev: 'br0',
	onlink: true,
};
const neighbour: Op = {...at, kind: 'neighbour', dev: 'br0', address: '10.0.0.9', mac: '02:00:00:00:00:09'};
const fdb: Op = {...at, kind: 'fdb', dev: 'vx', mac: '02:00:00:00:00:08', dst: '10.0.0.8'};
const card: Op = {...at, kind: 'link', name: 'eth0', master: 'br0', linkLocal: false};
const inside: Op = {...pod, kind: 'link', name: 'eth0'};
const table: Op = {...at, kind: 'nft', family: 'ip', table: 't', text: 'table ip t {\n}\n'};
const setting: Op = {...at, kind: 'sysctl', key: 'net.ipv4.ip_forward', value: '1'};
const file = (path: string): Op => ({...at, kind: 'file', path, content: 'x\n'});

const remove = (op: Op): OpChange => ({do: 'remove', op});
const add = (op: Op): OpChange => ({do: 'add', op});
const replace = (op: Op, before: Op = op): OpChange => ({do: 'replace', op, before});

const ip = (...lines: readonly string[]) => ["ip -batch - <<'EOF'", ...lines, 'EOF'];
const forced = (...lines: readonly string[]) => [
	"ip -force -batch - <<'EOF' >/dev/null 2>&1 || :",
	...lines,
	'EOF',
];

const scripts: ReadonlyArray<{
	title: string;
	changes: readonly OpChange[];
	resume?: true;
	lines: readonly string[];
}> = [
	{
		title: 'a pod goes: its files at once, its cable, its namespace',
		changes: [
			remove(file('/etc/netns/default.web/hosts')),
			remove(file('/etc/netns/default.web/hostname')),
			remove(veth),
			remove(netns),
		],
		lines: [
			'rm -f /etc/netns/default.web/hosts /etc/netns/default.web/hostname',
			'rmdir --ignore-fail-on-non-empty /etc/netns/default.web',
			...ip('link del dev veth1', 'netns del default.web'),
		],
	},
	{
		title: 'everything that can go',
		changes: [card, six, route, neighbour, bridge].map(remove),
		lines: ip(
			'link set dev eth0 nomaster down',
			'link set dev eth0 addrgenmode eui64',
			'address del fd00::1/64 dev br0',
			'route del default via 10.0.0.9 dev br0 onlink',
			'neighbour del 10.0.0.9 dev br0',
			'link del dev br0',
		),
	},
	{
		title: 'a forwarding entry and a table that go; a setting stays',
		changes: [remove(setting), remove(fdb), remove(table)],
		lines: [
			"bridge -batch - <<'EOF'",
			'fdb del 02:00:00:00:00:08 dev vx dst 10.0.0.8 self permanent',
			'EOF',
			"nft -f - <<'EOF'",
			'delete table ip t',
			'EOF',
		],
	},
	{
		title: 'what the kernel takes in place',
		changes: [
			replace(bridge, {...bridge, mtu: 1500}),
			replace(veth),
			replace(
				{...at, kind: 'veth', name: 'veth1', mtu: 1450, mac: '02:00:00:00:00:05', peer},
				{...at, kind: 'veth', name: 'veth1', mtu: 1450, peer},
			),
			replace({...at, kind: 'link', name: 'eth0'}, card),
			replace(six),
			replace(route),
			replace(neighbour),
			replace(inside),
			replace(fdb),
			replace(table),
		],
		lines: [
			...ip(
				'link set dev br0 mtu 1450',
				'link set dev veth1 up master br0',
				'link set dev veth1 type bridge_slave hairpin on',
				'link set dev veth1 address 02:00:00:00:00:05',
				'link set dev eth0 nomaster',
				'link set dev eth0 addrgenmode eui64',
				'link set dev eth0 up',
				'address replace fd00::1/64 dev br0 nodad',
				'route replace default via 10.0.0.9 dev br0 onlink',
				'neighbour replace 10.0.0.9 lladdr 02:00:00:00:00:09 dev br0 nud permanent',
			),
			"ip -n default.web -batch - <<'EOF'",
			'link set dev eth0 up',
			'EOF',
			"bridge -batch - <<'EOF'",
			'fdb replace 02:00:00:00:00:08 dev vx dst 10.0.0.8 self permanent',
			'EOF',
			"nft -f - <<'EOF'",
			'table ip t',
			'delete table ip t',
			'table ip t {',
			'}',
			'EOF',
		],
	},
	{
		title: 'the MTU of a cable, at both ends; the MAC is not said again, for that costs the neighbours',
		changes: [replace({...veth, mtu: 1400}, veth)],
		lines: [
			...ip('link set dev veth1 mtu 1400'),
			"ip -n default.web -batch - <<'EOF'",
			'link set dev eth0 mtu 1400',
			'EOF',
		],
	},
	{
		title: 'resumed: what comes is first removed by force, or replaced',
		resume: true,
		changes: [remove(table), remove(veth), add(netns), add(veth), add(address), add(inside)],
		lines: [
			...forced('link del dev veth1', 'netns del default.web'),
			"nft -f - <<'EOF' >/dev/null 2>&1 || :",
			'table ip t',
			'delete table ip t',
			'EOF',
			...forced('link del dev veth1'),
			...ip(
				'netns add default.web',
				'link add name veth1 up master br0 mtu 1450 type veth peer name eth0 mtu 1450 address 02:00:00:00:00:01 netns default.web',
				'link set dev veth1 type bridge_slave hairpin on',
				'address replace 10.0.0.1/24 dev br0',
			),
			"ip -n default.web -batch - <<'EOF'",
			'link set dev eth0 up',
			'EOF',
		],
	},
];

for (const {title, changes, lines, ...settings} of scripts) {
	test(title, t => {
		const {text} = renderChange('node-1', changes, settings);
		const said = text.split('\n').slice(3);
		t.deepEqual(
			said.filter(line => line !== '' && !/^(#|step=)/.test(line)),
			lines,
		);
	});
}

test('a removal that fails is told with its op and why it had been there', t => {
	const gone: Op = {...at, kind: 'address', dev: 'lo', address: '192.0.2.77/32'};
	const script = renderChange('node-1', [remove({...gone, dev: 'not-there'})]);
	t.regex(script.text, /^# no longer: it was asked for$/m);
	const {status, stderr} = shell(script.text);
	t.is(status, 1);
	t.like(blame(script, stderr), {line: 'address del 192.0.2.77/32 dev not-there'});
});

test('a file that can’t be removed is told', t => {
	const script = renderChange('node-1', [remove(file('/proc/version'))]);
	const {status, stderr} = shell(script.text);
	t.is(status, 1);
	t.is(blame(script, stderr).op?.kind, 'file');
});

test('what is not there is no error when it is resumed', t => {
	const script = renderChange('node-1', [remove(veth), remove(file('/nowhere/x'))], {resume: true});
	t.is(shell(script.text).status, 0);
});

/** In namespaces of its own, which end with it. */
function shell(input: string) {
	const [program = '', ...args] = inNamespaces('plain');
	return spawnSync(program, [...args, 'sh', '-s'], {input, encoding: 'utf8', cwd: '/'});
}
