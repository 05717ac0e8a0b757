// The tests as JavaScript: each file of tests, and each program that tests start, in one piece with what of the project it
// imports. tsx takes a second of processor time for each of them, these take a quarter of one.
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {root} from './stamp.mjs';

const entries = ['test/**/*.test.ts', 'test/root/fixtures/*.ts', 'test/helpers/system-path.ts'];

/**
 * Fills `folder` anew: `test/docs.test.ts` becomes `FOLDER/test/docs.test.js`. `seenAs`: where the project is when they run; what
 * they find beside themselves they find beside their sources. Throws with esbuild's words if a file can't be read.
 */
export async function buildTests(folder, seenAs = root) {
	rmSync(folder, {recursive: true, force: true});
	await build({
		absWorkingDir: root,
		entryPoints: entries.map(pattern => join(root, pattern)),
		outbase: root,
		outdir: folder,
		chunkNames: 'chunks/[hash]',
		bundle: true,
		splitting: true,
		packages: 'external',
		format: 'esm',
		platform: 'node',
		target: 'node20',
		sourcemap: 'linked',
		sourcesContent: false,
		logLevel: 'error',
		plugins: [ownSources(seenAs)],
	});
}

function ownSources(seenAs) {
	return {
		name: 'own-sources',
		setup({onLoad}) {
			onLoad({filter: /\.(ts|mjs)$/}, ({path}) => {
				if (!path.startsWith(root) || path.includes('/node_modules/')) return undefined;
				const name = path.slice(root.length);
				// It stays that of the source: what is bundled is somewhere else.
				const {href} = pathToFileURL(join(seenAs, name));
				const text = readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(href));
				const contents = name.endsWith('.test.ts') ? text + tellingCost(name) : text;
				return {contents, loader: path.endsWith('.ts') ? 'ts' : 'js'};
			});
		},
	};
}

/** At the end, so that lines keep their numbers. */
function tellingCost(name) {
	const helper = JSON.stringify(join(root, 'test/helpers/cost.ts'));
	return `\nimport {tellCost} from ${helper};\ntellCost(${JSON.stringify(name)});\n`;
}
