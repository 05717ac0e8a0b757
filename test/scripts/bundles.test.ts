import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {transform} from 'esbuild';
import {cnilab, projectRoot} from '../helpers/cnilab.js';

const dist = join(projectRoot, 'dist');

// esbuild escapes what it may. A regular expression it leaves as it is, and load-bundle.cjs reads each letter of it as two.
for (const bundle of readdirSync(dist).filter(name => name.endsWith('.js')))
	test(`but for comments ${bundle} is ASCII`, async t => {
		const source = readFileSync(join(dist, bundle), 'utf8');
		const {code} = await transform(source, {minifyWhitespace: true, legalComments: 'none'});
		t.deepEqual(code.match(/.{0,60}[^\0-\x7f].{0,60}/g) ?? [], []);
	});

test('graph --ascii is ASCII', async t => {
	const {stdout} = await cnilab(['graph', 'flannel-vxlan', '--ascii']);
	t.regex(stdout, /\+-\+ node-1 -+\+/);
	t.notRegex(stdout, /[^\0-\x7f]/);
});
