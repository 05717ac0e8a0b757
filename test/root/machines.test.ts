import test from 'ava';
import {modes} from '../../plugins/index.js';
import {inSandbox, users} from '../helpers/in-sandbox.js';
import type {Ends, LifeStage} from './machine-life.js';

// Daemons take their time: what is with BGP when machines come and go, labd waits for (test/root/daemon-life.ts).
for (const {name} of modes.filter(({pools}) => !pools?.isBgp)) {
	const user = users[name === modes[0]?.name ? 0 : users.length - 1] ?? 'plain';
	test.serial(
		`${name}: as ${user}, machines come, go, move and are made anew, and the others do not notice`,
		async t => {
			const stages = await inSandbox<LifeStage[]>(user, 'machine-life.ts', name, 'ipv4,ipv6');
			t.true(stages.length > 6);
			for (const {title, findings, renumbered, echoed, progress} of stages) {
				t.deepEqual(findings, [], title);
				t.deepEqual(renumbered, [], title);
				t.is(echoed, title);
				t.is(progress, 1, title);
			}
		},
	);
}

for (const user of users) {
	test.serial(
		`as ${user}, nothing is left of a node that stops, and half of a change is taken up`,
		async t => {
			const ends = await inSandbox<Ends>(user, 'machine-ends.ts');
			const sleeping = (first: number) => Array.from({length: 7}, (_, nth) => `sleep ${first + nth}`);
			t.deepEqual(ends.before, [...sleeping(7000), ...sleeping(7000)]);
			t.deepEqual([ends.after, ends.names, ends.links], [[], [], []]);
			t.deepEqual(ends.others, [...sleeping(6000), ...sleeping(6000)], 'those of another node go on');
			t.deepEqual(ends.alive, {before: true, stopped: false, again: true, killed: false, mended: true});
			t.is(ends.entering.stopped, 'MachineGoneError: node-3 is not running');
			t.regex(ends.entering.killed, /^MachineGoneError: node-3 is gone/);
			t.is(ends.halves.length, 14);
			for (const {title, findings} of ends.halves) t.deepEqual(findings, [], title);
			t.is(ends.echoed, 'still there');
		},
	);
}
