/** Before, while and after there is a lab, the host's own network is the same: nothing of a lab is ever in it. */
import {readlinkSync} from 'node:fs';
import test from 'ava';
import {modes} from '../../plugins/index.js';
import {eventually} from '../helpers/eventually.js';
import {hasLink} from '../helpers/host-links.js';
import {differences, hostState} from '../helpers/host-state.js';
import {inTurn, users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';
import {processesOf, roles} from '../helpers/traces.js';

for (const user of users) {
	// Only root can have what stands for ipip where the kernel has none.
	const tried = modes.filter(({requires}, index) => {
		const needsRoot = requires.some(need => 'or' in need) && !hasLink('ipip');
		return needsRoot ? user === 'root' : inTurn(index).includes(user);
	});
	for (const {name: mode} of tried) {
		test.serial(`${mode}, as ${user}: the host is the same before, during and after a lab`, async t => {
			const seat = seatOf(t, user, labFiles({mode, families: ['ipv4', 'ipv6']}));
			// Its trials load the kernel's modules, which happens once after boot and brings settings of theirs.
			t.is((await seat.run(['doctor', mode])).code, 0);
			const before = hostState();

			const up = seat.start(['up', `${seat.folder}/lab.yaml`]);
			await eventually('the first machine', () => processesOf(seat.state).some(roles['machine’s holder']));
			t.deepEqual(differences(before, hostState()), [], 'while it comes up');
			t.is((await up.ended).how, 0);

			t.is((await seat.run(['verify'])).code, 0);
			t.deepEqual(differences(before, hostState()), [], 'when it is up');
			const own = readlinkSync('/proc/self/ns/net');
			const outside = processesOf(seat.state).filter(({namespaces}) => namespaces.net === own);
			t.deepEqual(outside, [], 'no process of the lab is in the host’s network namespace');
			t.true(processesOf(seat.state).length > 5);

			t.is((await seat.run(['down'])).code, 0);
			t.deepEqual(differences(before, hostState()), [], 'when it is down');
		});
	}
}

test('the comparison sees a link, a setting and a mount', t => {
	const state = hostState();
	const [link = ''] = state.links ?? [];
	const changed = {
		...state,
		links: [...(state.links ?? []).slice(1), link.replace('"mtu":', '"mtu":1')],
		sysctls: (state.sysctls ?? []).filter(line => !line.startsWith('net.ipv4.ip_forward ')),
		mounts: [...(state.mounts ?? []), 'one more'],
	};
	const told = differences(state, changed).map(line => line.slice(0, 24));
	t.is(told.length, 4, told.join('\n'));
	t.deepEqual(differences(state, state), []);
});
