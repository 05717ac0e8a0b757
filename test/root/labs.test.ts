/** The labs of the package on the real kernel: they prove themselves, and their checks can fail. */
import test from 'ava';
import type {TaskProof} from '../../lib/cli/labs/prove-task.js';
import type {Report} from '../../lib/observe/report.js';
import {listLabs} from '../../topology/load.js';
import {hasLink} from '../helpers/host-links.js';
import {inTurn, users} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';

/** A lab that is as its mode says in every other respect, in which the lab's own checks must fail. */
const otherwise: Readonly<Record<string, string>> = {
	bridge: 'mode=flannel-vxlan',
	'calico-bgp': 'mode=flannel-host-gw',
	'calico-crosssubnet': 'mode.options.crossSubnet=false',
	'calico-global': 'mode=flannel-vxlan',
	'calico-ipip': 'mode=calico-vxlan',
	'calico-route-reflector': 'mode=flannel-host-gw',
	'calico-tor': 'mode=calico-vxlan',
	canal: 'mode=flannel-vxlan',
	drift: 'mode=flannel-vxlan',
	'dual-stack': 'mode=flannel-host-gw',
	failures: 'mode=bridge',
	'flannel-direct-routing': 'mode.options.directRouting=false',
	'flannel-host-gw': 'mode=flannel-vxlan',
	'flannel-vxlan': 'mode=flannel-host-gw',
	'ipv6-only': 'mode=flannel-host-gw',
	'netpol-basics': 'mode=flannel-vxlan',
	'netpol-database': 'mode=flannel-vxlan',
	'netpol-deny-all': 'task.solution=[labs/netpol-deny-all/policies]',
	'netpol-egress-dns': 'task.solution=[labs/netpol-egress-dns/policies]',
	'netpol-external': 'mode=flannel-vxlan',
	'netpol-namespaces': 'mode=flannel-vxlan',
	'outside-client': 'mode=bridge',
	'rolling-update': 'mode=bridge',
};

const first = users[0] ?? 'plain';

/** What stands for ipip where the kernel has none takes real root. */
const needRoot: readonly string[] = hasLink('ipip') ? [] : ['calico-crosssubnet', 'calico-ipip'];

for (const [index, {name}] of listLabs().entries()) {
	// Where one is refused, that is quickly seen.
	for (const user of needRoot.includes(name) ? users : inTurn(index)) {
		if (user === 'plain' && needRoot.includes(name)) {
			test.serial(`as plain: ${name} is refused, and why is said`, async t => {
				const {code, stderr} = await seatOf(t, user).run(['lab', name, '--check']);
				t.is(code, 4);
				t.regex(stderr, /ipip/);
			});
			continue;
		}
		test.serial(`as ${user}: ${name} proves itself and its checks, and is gone`, async t => {
			const {code, stdout, stderr} = await seatOf(t, user).run(['lab', name, '--check']);
			t.is(code, 0, stdout + stderr);
		});
	}

	test.serial(`${name}: its checks fail where the network is another one`, async t => {
		const words = ['lab', name, '--check', '--json', '--set', otherwise[name] ?? ''];
		const {code, stdout} = await seatOf(t, first).run(words);
		const {report, task} = JSON.parse(stdout) as {report: Report; task?: TaskProof};
		const ofTask = task?.after?.checks.flatMap(({findings}) => findings) ?? [];
		t.is(code, 3);
		t.deepEqual([...new Set([...report.findings, ...ofTask].map(({area}) => area))], ['check']);
	});
}
