import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {bgpPlan} from '../../../helpers/bgp-lab.js';
import {bgpLabs} from '../../../helpers/bgp-labs.js';

const root = fileURLToPath(new URL('../../../golden/bird/', import.meta.url));

for (const name of ['mesh', 'dual-stack', 'reflectors', 'racks', 'tunnelled']) {
	test(`BIRD’s files of ${name} are written as in test/golden/bird (npm run golden rewrites them)`, t => {
		const files = filesOf(name);
		if (process.env.UPDATE_GOLDEN === '1') write(name, files);
		t.deepEqual(read(name), files);
	});
}

test('a password of a rack is in its file and in those of its nodes, and nowhere else', t => {
	const files = Object.entries(filesOf('racks')).filter(([, text]) => text.includes('password "rack a";'));
	t.deepEqual(
		files.map(([file]) => file),
		['node-1.bird.cfg', 'node-2.bird.cfg', 'tor-a.bird.conf'],
	);
});

function filesOf(name: string): Record<string, string> {
	const entries = bgpPlan(bgpLabs[name] ?? {}).machines.flatMap(({name: machine, ops}) =>
		ops
			.flatMap(op => (op.kind === 'daemon' ? op.files : []))
			.map(({path, content}) => {
				return [`${machine}.${path.slice(path.lastIndexOf('/') + 1)}`, content] as const;
			}),
	);
	return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function read(name: string): Record<string, string> {
	const files = readdirSync(`${root}${name}`).sort();
	return Object.fromEntries(files.map(file => [file, readFileSync(`${root}${name}/${file}`, 'utf8')]));
}

function write(name: string, files: Readonly<Record<string, string>>): void {
	rmSync(`${root}${name}`, {recursive: true, force: true});
	mkdirSync(`${root}${name}`, {recursive: true});
	for (const [file, text] of Object.entries(files)) writeFileSync(`${root}${name}/${file}`, text);
}
