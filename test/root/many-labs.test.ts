/** Labs side by side; `npm run bench:labs` has twenty. */
import {join} from 'node:path';
import test from 'ava';
import {anyUser} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';
import {gripOf, leftOf} from '../helpers/traces.js';

const names = ['one', 'two', 'three', 'four'];

for (const user of anyUser) {
	test.serial(`as ${user}: one lab under four names, brought up at once, is four labs`, async t => {
		const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
		const lab = join(seat.folder, 'lab.yaml');
		const all = (argsFor: (name: string) => readonly string[]) =>
			Promise.all(names.map(name => seat.run(argsFor(name))));
		for (const {code, stderr} of await all(name => ['up', lab, '--name', name])) t.is(code, 0, stderr);
		const grip = gripOf(seat.state);
		t.teardown(grip.close);
		for (const {code, stdout} of await all(name => ['verify', name])) t.is(code, 0, stdout);
		const {stdout} = await seat.run(['ls', '--json']);
		const labs: readonly {readonly name: string; readonly state: string}[] = JSON.parse(stdout).labs;
		t.deepEqual(
			labs.map(({name, state}) => `${name} ${state}`).sort(),
			names.map(name => `${name} up`).sort(),
		);
		t.is((await seat.run(['delete', 'pod', 'a-1', '--lab', 'two'])).code, 0);
		t.is((await seat.run(['get', 'pod', 'a-1', '--lab', 'one'])).code, 0, 'the pod of the other one');
		t.is((await seat.run(['down', '--all'])).code, 0);
		t.deepEqual(leftOf(seat.state, grip), []);
	});
}
