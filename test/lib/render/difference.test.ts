import test from 'ava';
import type {OpChange} from '../../../lib/plan/diff.js';
import type {Op} from '../../../lib/plan/ops.js';
import {countDifference, renderDifference} from '../../../lib/render/difference.js';

const at = {in: 'node-1', why: 'it was asked for'} as const;
const address: Op = {...at, kind: 'address', dev: 'eth0', address: '10.0.0.1/24'};
const other: Op = {...at, kind: 'address', dev: 'eth0', address: '10.0.0.2/24', why: 'another reason'};
const cable: Op = {
	...at,
	kind: 'veth',
	name: 'veth1',
	mtu: 1500,
	master: 'cni0',
	peer: {in: 'node-1/default.web', name: 'eth0', mac: '02:00:00:00:00:01'},
};
const tunnel: Op = {
	...at,
	kind: 'vxlan',
	name: 'vx',
	vni: 1,
	port: 4789,
	local: '10.0.0.1',
	parent: 'eth0',
	learning: false,
	mac: '02:00:00:00:00:07',
	mtu: 1450,
};
const table: Op = {...at, kind: 'nft', family: 'ip', table: 't', text: 'table ip t {\n}\n'};
const file: Op = {...at, kind: 'file', path: '/etc/hosts', content: 'x\ny\n'};
const inside: Op = {
	...at,
	in: 'node-1/default.web',
	kind: 'route',
	to: 'default',
	family: 'ipv4',
	via: '10.0.0.1',
	dev: 'eth0',
};
const setting: Op = {...at, kind: 'sysctl', key: 'net.ipv4.ip_forward', value: '1'};

const changes: readonly OpChange[] = [
	{do: 'remove', op: other},
	{do: 'remove', op: tunnel},
	{do: 'add', op: {...tunnel, vni: 2}},
	{do: 'add', op: address},
	{do: 'replace', op: {...cable, mtu: 1400}, before: cable},
	{do: 'replace', op: table, before: table},
	{do: 'replace', op: file, before: file},
	{do: 'add', op: inside},
	{do: 'add', op: setting},
];
const difference = {
	underlay: [],
	machines: [{name: 'node-1', kind: 'node', changes}],
	starts: [{name: 'node-2', kind: 'node', ops: [address]}],
	stops: [{name: 'laptop', kind: 'client', ops: [address, other], cables: []}],
} as const;

test('each piece is told with what becomes of it, and why; tables and files by their name', t => {
	t.is(
		renderDifference(difference),
		`laptop (client) goes, with all that is in it: 2 pieces

node-2 (node) is new
  # it was asked for
  + ip address add 10.0.0.1/24 dev eth0

node-1 (node)
  # no longer: another reason
  - ip address del 10.0.0.2/24 dev eth0
  # made anew: it was asked for
  - ip link del dev vx
  # it was asked for
  + ip link add name vx up mtu 1450 address 02:00:00:00:00:07 type vxlan id 2 dstport 4789 local 10.0.0.1 dev eth0 nolearning
  + ip address add 10.0.0.1/24 dev eth0
  ~ ip link set dev veth1 mtu 1400
  ~ ip -n default.web link set dev eth0 mtu 1400
  ~ nft table ip t
  ~ file /etc/hosts
  + ip -n default.web route add default via 10.0.0.1 dev eth0
  + sysctl net.ipv4.ip_forward=1
`,
	);
});

test('everything is counted, what comes and goes with machines too', t => {
	t.deepEqual(countDifference(difference), {add: 5, replace: 3, remove: 4});
	t.is(renderDifference({underlay: [], machines: [], starts: [], stops: []}), '');
});
