import test from 'ava';
import type {Finding} from '../../lib/observe/report.js';
import {immediateCases, isDual, isOfItsOwn} from '../helpers/cases.js';
import {inSandbox, users} from '../helpers/in-sandbox.js';
import type {Applied} from './applied.js';

for (const user of users) {
	for (const {name} of immediateCases.filter(user === 'root' ? isOfItsOwn : isDual)) {
		test.serial(`${name}: as ${user}, pods come and go, and what does not change is not touched`, async t => {
			const {stages, halves, refused, heldAfterGoing, heldAtLast, held} = await inSandbox<Applied>(
				user,
				'apply.ts',
				name,
			);
			for (const {title, findings, renumbered, echoed, progress, machines} of stages) {
				t.deepEqual(findings, [], title);
				t.is(renumbered.length, title === 'a pod is renewed' ? 1 : 0, title);
				if (title !== 'all pods go') t.is(echoed, title);
				t.is(progress, machines.length === 0 ? undefined : 1, title);
			}
			t.deepEqual(
				stages.map(({machines}) => machines),
				[nodes, ['node-1'], nodes, [], nodes],
			);
			t.true(halves.length > 3);
			for (const {share, findings, echoed} of halves) {
				t.deepEqual(findings, [], `${share}`);
				t.is(echoed, String(share));
			}
			t.is(heldAfterGoing - held, 7, 'of six pods that stayed, and our own');
			t.is(heldAtLast - held, 1);
			t.regex(refused, /^ApplyError: node-2: .*nowhere.*\n.*it is there to be refused$/s);
		});
	}
}

for (const families of ['ipv4', 'ipv4,ipv6', 'ipv6']) {
	test.serial(
		`${families}: a running lab becomes that of any other mode or shape by difference alone`,
		async t => {
			const found = await inSandbox<[string, readonly Finding[]][]>(
				users[0] ?? 'plain',
				'change-mode.ts',
				families,
			);
			t.true(found.length > 2);
			for (const [name, findings] of found) t.deepEqual(findings, [], name);
		},
	);
}

const nodes = ['node-1', 'node-2', 'node-3'];
