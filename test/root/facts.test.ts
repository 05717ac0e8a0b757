import {mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {immediateCases, isDual, isOfItsOwn} from '../helpers/cases.js';
import {inSandbox, users} from '../helpers/in-sandbox.js';
import {breakages, type Observed} from './breakages.js';

const golden = fileURLToPath(new URL('../golden/kernel/debian-12/', import.meta.url));

/** One user sees that what is mended by hand is right again, the other that the lab can do it. */
const mended = {root: 'by hand', plain: 'by itself'} as const;

for (const user of users) {
	for (const {name} of immediateCases.filter(user === 'root' ? isOfItsOwn : isDual)) {
		test.serial(
			`${name}: a fresh network, made by ${user}, is as its plan says, and has nothing more`,
			async t => {
				const {fresh} = await inSandbox<Observed>(user, 'facts.ts', name);
				t.deepEqual(fresh.findings, []);
				t.true(fresh.tally.tried > 100);
				t.is(fresh.tally.right, fresh.tally.tried);
			},
		);
	}

	test.serial(
		`as ${user}: whatever is broken by hand is named, with its place, its consequences come after it, and it is mended ${mended[user]}`,
		async t => {
			const {broken, recorded} = await inSandbox<Observed>(
				user,
				'facts.ts',
				'flannel-vxlan/one-segment',
				JSON.stringify(breakages),
				mended[user],
			);
			if (process.env.UPDATE_GOLDEN === '1') record(recorded);
			t.is(broken.length, breakages.length);
			for (const [index, {title, roots, consequences = 0}] of breakages.entries()) {
				const {findings = [], tally = {tried: 0, right: 0}, left = []} = broken[index] ?? {};
				const told = findings.map(({place, what, expected, found}) => [place, what, expected, found]);
				t.deepEqual(told.slice(0, roots.length), roots as unknown as string[][], title);
				t.is(findings.length, roots.length + consequences, title);
				t.true(
					findings.slice(roots.length).every(({found}) => found.startsWith('missing, because ')),
					title,
				);
				t.is(tally.tried - tally.right, findings.length, title);
				t.deepEqual(left, [], `${title}, mended`);
			}
		},
	);
}

function record(recorded: Observed['recorded']): void {
	mkdirSync(golden, {recursive: true});
	for (const [machine, output] of recorded) writeFileSync(`${golden}${machine}.txt`, output);
}
