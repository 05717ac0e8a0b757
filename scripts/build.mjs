#!/usr/bin/env node
// Sources → dist/: two programs, the command and labd, bundled with their packages. Node reads a few files in place of
// six hundred, and starts in half the time. Types are checked by `npm run types`. Built beside dist/ and then put in its
// place, so that a cnilab that runs meanwhile sees one or the other.
// The command's frame (main.js: what --help needs) is one CommonJS file: Node starts it 15 ms sooner than modules. It
// imports a verb as a module, when that verb is called.
import {chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {build} from 'esbuild';
import {root, sourceStamp} from './stamp.mjs';

const dist = join(root, 'dist');
const fresh = join(root, `dist.${process.pid}.tmp`);
const old = `${fresh}.old`;

const frame = 'lib/cli/main.ts';

const common = {
	bundle: true,
	platform: 'node',
	target: 'node20',
	// koffi loads a binary from beside itself.
	external: ['koffi'],
};

// dockerode has ways of its own to ssh and to BuildKit, which nobody takes here, and which are most of what it loads: a quarter of a second.
const withoutSessions = {
	name: 'without-sessions',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^(@grpc\/(grpc-js|proto-loader)|ssh2)$/}, ({path}) => ({
			path,
			namespace: 'left-out',
		}));
		onLoad({filter: /.*/, namespace: 'left-out'}, () => ({contents: 'module.exports = {};'}));
	},
};

// commander can run verbs that are programs of their own; ours are not, and Node's module for it takes 4 ms to load.
const withoutPrograms = {
	name: 'without-programs',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^node:child_process$/}, ({path}) => ({path, namespace: 'left-out'}));
		onLoad({filter: /.*/, namespace: 'left-out'}, () => ({contents: 'module.exports = {};'}));
	},
};

const stamp = sourceStamp();
try {
	mkdirSync(fresh);
	if (await bundles()) putInPlace();
	else process.exitCode = 1;
} finally {
	for (const folder of [fresh, old]) rmSync(folder, {recursive: true, force: true});
}

async function bundles() {
	try {
		const verbs = await bundleFrame();
		await bundleModules(['lib/labd/main.ts', 'lib/observe/flow/thread.ts', ...verbs]);
		return true;
	} catch {
		// esbuild has said what is wrong, and where.
		return false;
	}
}

// Returns the verbs' files.
async function bundleFrame() {
	const verbs = new Set();
	await build({
		...common,
		entryPoints: [join(root, frame)],
		outfile: join(fresh, frame.replace(/ts$/, 'js')),
		format: 'cjs',
		define: {'import.meta.url': 'moduleUrl'},
		banner: {js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;"},
		plugins: [verbsApart(verbs), withoutPrograms],
	});
	// Below the package's own package.json, a .js file is a module.
	writeFileSync(join(fresh, 'lib/cli/package.json'), '{"type": "commonjs"}\n');
	return [...verbs].map(name => `lib/cli/${name}.ts`);
}

async function bundleModules(files) {
	await build({
		...common,
		entryPoints: files.map(file => ({in: join(root, file), out: outName(file)})),
		outdir: fresh,
		splitting: true,
		plugins: [withoutSessions],
		format: 'esm',
		// Packages in CommonJS call require for Node's own modules.
		banner: {
			js: "import {createRequire as nodeRequire} from 'node:module'; const require = nodeRequire(import.meta.url);",
		},
		chunkNames: 'chunks/[name]-[hash]',
	});
}

function outName(file) {
	const name = basename(file, '.ts');
	return file.startsWith('lib/cli/') ? `verbs/${name}` : file.replace(/\.ts$/, '');
}

// What the frame imports when it is called is bundled by itself, as dist/verbs/NAME.js.
function verbsApart(verbs) {
	return {
		name: 'verbs-apart',
		setup({onResolve}) {
			onResolve({filter: /^\.\.?\//}, ({kind, path}) => {
				if (kind !== 'dynamic-import') return undefined;
				const name = basename(path, '.js');
				verbs.add(name);
				return {path: `../../verbs/${name}.js`, external: true};
			});
		},
	};
}

function putInPlace() {
	chmodSync(join(fresh, frame.replace(/ts$/, 'js')), 0o755);
	writeFileSync(join(fresh, '.stamp'), stamp);
	if (existsSync(dist)) renameSync(dist, old);
	renameSync(fresh, dist);
}
