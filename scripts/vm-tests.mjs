// What the machine runs: the tests as JavaScript (scripts/test-build.mjs). In a machine without acceleration tsx takes minutes.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
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

/** Fills `folder`: a layer over the project. Throws with esbuild's words if a file can't be read. */
export async function writeTests(folder) {
	await buildTests(join(folder, built), project);
	writeFileSync(join(folder, 'ava.config.js'), config);
}

/** What the machine runs, for sh: ava with the user's words, in which a test file is the JavaScript that was made of it. */
export function avaCommand(words) {
	const files = words.filter(word => !word.startsWith('-') && word.startsWith('test/'));
	const given = files.length > 0 ? words : [...words, 'test/vm/'];
	const ours = given.map(word =>
		word.startsWith('test/') ? `${built}/${word.replace(/\.ts$/, '.js')}` : word,
	);
	const quoted = ['node_modules/.bin/ava', ...ours].map(word => `'${word.replaceAll("'", "'\\''")}'`);
	return `CNILAB_BUILT_TESTS=${built} ${quoted.join(' ')}`;
}
