/** The README's commands run, its tables are complete, and its links lead somewhere. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname} from 'node:path';
import test from 'ava';
import {modes} from '../plugins/index.js';
import {listLabs} from '../topology/load.js';
import {projectRoot, runProgram} from './helpers/cnilab.js';
import {users} from './helpers/in-sandbox.js';
import {seatOf} from './helpers/seat.js';
import {follow, readerAt, stepsOf} from './helpers/transcript.js';

const read = (file: string) => readFileSync(`${projectRoot}${file}`, 'utf8');
const readme = read('README.md');

test.serial('every command of the README runs, and cnilab says what the README says', async t => {
	const seat = seatOf(t, users[0] ?? 'plain');
	t.deepEqual(await follow('README.md', {...readerAt(seat), cwd: seat.folder}), []);
});

test('its first commands are the two that a fresh clone needs', t => {
	t.deepEqual(
		[...readme.matchAll(/^npm .*?(?=\s+#|$)/gm)].slice(0, 2).map(([line]) => line),
		['npm run lab flannel-vxlan', 'npm test'],
	);
	t.is(stepsOf('README.md')[0]?.[0]?.command, 'npm run lab flannel-vxlan');
});

test('the second of them, which can not run itself, is what .ci/run calls', t => {
	t.regex(read('.ci/run'), /^exec npm test -- --vm$/m);
});

test('npm and npx find what the pages type', async t => {
	const listed = await runProgram(['npm', 'run', 'lab']);
	t.is(listed.code, 0, listed.stderr);
	for (const {name} of listLabs()) t.true(listed.stdout.includes(`\n${name} `), name);
	const version = await runProgram(['npx', '--no-install', 'cnilab', '--version']);
	t.is(version.stdout.trim(), JSON.parse(read('package.json')).version);
});

test('every lab and every mode has its row', t => {
	for (const {name, summary} of listLabs())
		t.true(readme.includes(`[\`${name}\`](labs/${name}/README.md) | ${summary} |`), name);
	for (const {name} of modes) t.true(readme.includes(`[\`${name}\`](docs/modes/${name}.md) |`), name);
});

test('the index of docs/ has every page', t => {
	const index = read('docs/README.md');
	const pages = readdirSync(`${projectRoot}docs`, {recursive: true, encoding: 'utf8'});
	t.deepEqual(
		pages.filter(page => page.endsWith('.md') && page !== 'README.md' && !index.includes(`(${page})`)),
		[],
	);
});

for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/README.md', 'docs/architecture.md']) {
	test(`what ${page} links to is there`, t => {
		const links = [...read(page).matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link);
		const folder = dirname(`${projectRoot}${page}`);
		t.deepEqual(
			links.filter(link => !/^https?:/.test(link) && !existsSync(`${folder}/${link}`)),
			[],
		);
	});
}
