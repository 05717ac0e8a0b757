// What the machine runs: the project's TypeScript as JavaScript, each file in the place of its source. In a machine
// without acceleration tsx takes minutes to do that.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {root} from './stamp.mjs';

const config = `export default {
	nodeArguments: ['--import=./test/helpers/system-path.js'],
	workerThreads: false,
	concurrency: 1,
	timeout: '10m',
	files: ['test/vm/**/*.test.js'],
};
`;

/** Fills `folder`: a layer over the project. Throws with esbuild's words if a file can't be read. */
export async function writeTests(folder) {
	mkdirSync(folder, {recursive: true});
	await build({
		entryPoints: ['topology', 'plugins', 'lib', 'test', 'bench'].map(name => `${root}${name}/**/*.ts`),
		outbase: root,
		outdir: folder,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
	});
	writeFileSync(join(folder, 'ava.config.js'), config);
}

/** What the machine runs, for sh: ava with the user's words, in which a test file is the JavaScript that was made of it. */
export function avaCommand(words) {
	const ours = words.map(word => (word.startsWith('-') ? word : word.replace(/\.ts$/, '.js')));
	return ['node_modules/.bin/ava', ...ours].map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}
