/** What is asked of a lab while one of its nodes is off: who lives is tried, and of who does not it is said. */
import test from 'ava';
import type {Matrix} from '../../lib/observe/probe-matrix.js';
import type {PodProbe} from '../../lib/observe/probe-pods.js';
import type {Report} from '../../lib/observe/report.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';

type Object = {
	readonly metadata: {readonly namespace: string; readonly name: string};
	readonly spec: {readonly nodeName: string};
};

for (const user of anyUser) {
	test.serial(`as ${user}: a lab with policies is proved and probed while a node is off`, async t => {
		const seat = seatOf(t, user, {});
		const ask = async (...words: string[]) => {
			const {code, stdout, stderr} = await seat.run([...words, '--json']);
			t.is(stderr, '', words.join(' '));
			return {code, told: JSON.parse(stdout)};
		};
		await seat.run(['up', 'calico-global']);
		const {items} = (await ask('get', 'pods', '-A', '-o', 'json')).told as {items: readonly Object[]};
		const off = new Set(
			items.flatMap(({metadata, spec}) =>
				spec.nodeName === 'node-2' ? [`${metadata.namespace}/${metadata.name}`] : [],
			),
		);
		t.true(off.size > 0 && off.size < items.length);
		t.is((await seat.run(['fault', 'stop', 'node-2'])).code, 0);

		const verified = await ask('verify');
		const {findings} = verified.told as Report;
		t.is(verified.code, 3);
		t.deepEqual([...new Set(findings.map(({area}) => area))], ['check']);
		t.is((await ask('policy', 'verify')).code, 0);

		const all = await ask('probe');
		const {probes} = all.told as {probes: readonly PodProbe[]};
		t.is(all.code, 0);
		const wordOf = ({from, to}: PodProbe) =>
			off.has(from) ? 'node-2 is not running' : off.has(to) ? 'timeout' : undefined;
		for (const each of probes) if (wordOf(each)) t.is(each.error, wordOf(each), `${each.from} → ${each.to}`);
		t.true(probes.some(each => wordOf(each) === undefined && each.allowed));
		t.deepEqual(
			probes.filter(each => wordOf(each) !== undefined && each.allowed),
			[],
		);

		const [gone = '', lives = ''] = [[...off][0], probes.find(({from}) => !off.has(from))?.from];
		for (const ends of [
			[gone, lives],
			[lives, gone],
		]) {
			const sctp = await ask('probe', ...ends, '--protocol', 'SCTP', '--port', '80');
			t.deepEqual(
				(sctp.told.probes as readonly PodProbe[]).map(({error}) => error),
				['node-2 is not running'],
			);
		}

		const {grids} = (await ask('probe', '--matrix')).told as Matrix;
		const cells = grids.flatMap(grid => grid.cells);
		for (const {from, to, is, why} of cells) {
			const isOff = off.has(from) || off.has(to);
			t.is(why === 'node-2 is not running', isOff, `${from} → ${to}`);
			if (isOff) t.is(is, 'untold');
		}
		t.true(cells.some(({is}) => is === 'reached'));
	});
}
