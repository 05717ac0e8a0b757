#!/usr/bin/env node
// Sources → dist/: the command and labd, bundled with their packages, and with what V8 has made of them. Node reads a few
// files in place of six hundred, and starts in a third of the time. Types are checked by `npm run types`. Built beside
// dist/ and then put in its place, so that a cnilab that runs meanwhile sees one or the other.
// The command's frame (frame.js: what --help needs) is a bundle of its own. It loads a bundle of verbs when one is called, and
// begins that one alone.
import {spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {build} from 'esbuild';
import {root, sourceStamp} from './stamp.mjs';

const dist = join(root, 'dist');
const fresh = join(root, `dist.${process.pid}.tmp`);
const old = `${fresh}.old`;

const frame = 'lib/cli/main';
const labd = 'lib/labd/main';
const thread = 'lib/observe/flow/thread';
// What bringing a lab up begins with (lib/cli/verbs/lab.ts): it is not to wait until anything else is loaded.
const first = {sandbox: './lib/cli/labs/sandbox.ts'};
// Verbs that read files of labs and objects: that takes four times as much program as all that the others do.
const readers = new Set(['apply', 'delete', 'graph', 'lab', 'plan', 'policy', 'up', 'validate', 'words']);

// CommonJS: Node starts it 15 ms sooner than modules, and takes what V8 has compiled of it.
const common = {
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'cjs',
	// koffi loads a binary from beside itself.
	external: ['koffi'],
	define: {'import.meta.url': 'moduleUrl'},
	// Short names are a tenth of what V8 keeps of a bundle, and reads at each start (of a lab that comes up 3 %). Lines stay, so that
	// the place that a stack tells can be read.
	minifyIdentifiers: true,
	banner: {js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;"},
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
	if (await bundles()) {
		putInPlace();
		rehearse();
	} else process.exitCode = 1;
} finally {
	for (const folder of [fresh, old]) rmSync(folder, {recursive: true, force: true});
}

async function bundles() {
	try {
		const verbs = await bundleFrame();
		await Promise.all([bundleVerbs(verbs), bundleLabd(), bundleFile(thread)]);
	} catch {
		// esbuild has said what is wrong, and where.
		return false;
	}
	return compile();
}

function bundleFile(name, more = {}) {
	return build({
		...common,
		entryPoints: [join(root, `${name}.ts`)],
		outfile: join(fresh, `${name}.js`),
		...more,
	});
}

// Returns the verbs' names.
async function bundleFrame() {
	const verbs = new Set();
	copyFileSync(join(root, 'scripts/load-bundle.cjs'), join(fresh, 'load-bundle.cjs'));
	// The package's own package.json says that a .js file is a module.
	writeFileSync(join(fresh, 'package.json'), '{"type": "commonjs"}\n');
	await bundleParts('frame.js', {main: `./${frame}.ts`}, [verbsApart(verbs), withoutPrograms]);
	writeBeginning(frame, 'frame.js', '#!/usr/bin/env node\n');
	return [...verbs];
}

function bundleVerbs(names) {
	return Promise.all([
		bundleParts('first.js', first),
		...['readers.js', 'verbs.js'].map(bundle => {
			const within = names.filter(name => bundleOf(name) === bundle);
			const parts = Object.fromEntries(within.map(name => [name, `./lib/cli/${name}.ts`]));
			return bundleParts(bundle, parts);
		}),
	]);
}

function bundleOf(verb) {
	if (verb in first) return 'first.js';
	return readers.has(verb) ? 'readers.js' : 'verbs.js';
}

// What all of it imports can be loaded without starting it.
async function bundleLabd() {
	await bundleParts('labd.js', {main: `./${labd}.ts`, lab: './lib/labd/lab.ts'});
	writeBeginning(labd, 'labd.js');
}

// The file that Node is given: it begins the main part of a bundle.
function writeBeginning(name, bundle, before = '') {
	const file = join(fresh, `${name}.js`);
	mkdirSync(dirname(file), {recursive: true});
	writeFileSync(file, `${before}${loading(bundle, '../../')}.main();\n`);
}

// Exports a function for each part, which begins it.
function bundleParts(file, parts, plugins = []) {
	const parted = Object.entries(parts).map(
		([name, from]) => `${JSON.stringify(name)}: () => require('${from}')`,
	);
	return build({
		...common,
		stdin: {contents: `module.exports = {${parted.join(', ')}};`, resolveDir: root},
		outfile: join(fresh, file),
		plugins: [withoutSessions, ...plugins],
	});
}

// What the frame imports when it is called is in a bundle of verbs.
function verbsApart(verbs) {
	return {
		name: 'verbs-apart',
		setup({onResolve, onLoad}) {
			onResolve({filter: /^\.\.?\//}, ({kind, path}) => {
				if (kind !== 'dynamic-import') return undefined;
				const name = basename(path, '.js');
				verbs.add(name);
				return {path: name, namespace: 'verb'};
			});
			onResolve({filter: /load-bundle\.cjs$/}, ({path}) => ({path, external: true}));
			onLoad({filter: /.*/, namespace: 'verb'}, ({path}) => ({
				contents: `module.exports = ${loading(bundleOf(path), './')}[${JSON.stringify(path)}]();`,
			}));
		},
	};
}

// For a file from which `up` leads to dist/.
function loading(bundle, up) {
	return `require('${up}load-bundle.cjs').loadBundle(require('node:path').join(__dirname, '${up}${bundle}'))`;
}

function compile() {
	const argv = [join(root, 'scripts/compile-bundles.cjs'), fresh, 'flannel-vxlan'];
	const {status} = spawnSync(process.execPath, argv, {stdio: ['ignore', 'ignore', 'inherit']});
	return status === 0;
}

function putInPlace() {
	chmodSync(join(fresh, `${frame}.js`), 0o755);
	writeFileSync(join(fresh, '.stamp'), stamp);
	if (existsSync(dist)) renameSync(dist, old);
	renameSync(fresh, dist);
}

// What a lab needs that comes up and is proved, as far as one can on this machine: no build fails for it.
function rehearse() {
	spawnSync(process.execPath, [join(root, 'scripts/rehearse.mjs')], {stdio: 'ignore', timeout: 30_000});
}
