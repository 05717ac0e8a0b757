// What the machine runs: the tests as JavaScript (scripts/test-build.mjs). In a machine without acceleration tsx takes minutes.
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './stamp.mjs';
import {buildTests} from './test-build.mjs';

const built = 'dist.tests';

/** Where the project is in the machine: scripts/vm-inside.sh. */
const project = '/cnilab/';

const config = `export default {
	nodeArguments: ['--import=./${built}/test/helpers/system-path.js'],
	workerThreads: false,
	concurrency: 1,
	timeout: '10m',
	files: ['${built}/test/**/*.test.js'],
};
`;

/** Begins with a kernel into which nobody has loaded anything. */
const first = 'ipip.test.ts';

/** What CI takes: of test/vm what does not look at milliseconds, and each kind of proof once. */
const forShort = [first, 'labs.test.ts', 'truth.test.ts'];

/** As a plain user it tries everything again, for a minute; `npm test` has it on the kernel of its own. */
const notForShort = ['--match', '*', '--match', '!as plain: what doctor*'];

/** A file of tests of its own. ava starts a process for each file, which takes longer there than most of the tests. */
const together = `${built}/test/vm/together.test.js`;

/** Fills `folder`: a layer over the project. `words`: as `avaCommand`. Throws with esbuild's words if a file can't be read. */
export async function writeTests(folder, words) {
	await buildTests(join(folder, built), project);
	writeFileSync(join(folder, 'ava.config.js'), config);
	mkdirSync(join(folder, built, 'test/vm'), {recursive: true});
	const imports = filesFor(words).map(file => `import './${file.replace(/\.ts$/, '.js')}';\n`);
	writeFileSync(join(folder, together), imports.join(''));
}

function filesFor(words) {
	if (words.includes('--short')) return forShort;
	const all = readdirSync(join(root, 'test/vm')).filter(file => file.endsWith('.test.ts'));
	return [first, ...all.filter(file => file !== first)];
}

/** What the machine runs, for sh: ava with the user's words, in which a test file is the JavaScript that was made of it. */
export function avaCommand(words) {
	const isFile = word => word.startsWith('test/');
	const more = words.includes('--short')
		? [...words.filter(word => word !== '--short'), ...notForShort]
		: words;
	const given = words.some(isFile) ? words : [...more, together];
	const ours = given.map(word => (isFile(word) ? `${built}/${word.replace(/\.ts$/, '.js')}` : word));
	const quoted = ['node_modules/.bin/ava', ...ours].map(word => `'${word.replaceAll("'", "'\\''")}'`);
	return `CNILAB_BUILT_TESTS=${built} ${quoted.join(' ')}`;
}
