#!/usr/bin/env node
// Sources → dist/: two programs, the command and labd, bundled with their packages. Node reads a dozen files in place of
// six hundred, and starts in half the time. Types are checked by `npm run types`. Built beside dist/ and then put in its
// place, so that a cnilab that runs meanwhile sees one or the other.
import {chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {buildSync} from 'esbuild';
import {root, sourceStamp} from './stamp.mjs';

const dist = join(root, 'dist');
const fresh = join(root, `dist.${process.pid}.tmp`);
const old = `${fresh}.old`;

const stamp = sourceStamp();
try {
	mkdirSync(fresh);
	if (bundles()) putInPlace();
	else process.exitCode = 1;
} finally {
	for (const folder of [fresh, old]) rmSync(folder, {recursive: true, force: true});
}

function bundles() {
	try {
		buildSync({
			entryPoints: ['lib/cli/main.ts', 'lib/labd/main.ts'].map(file => join(root, file)),
			outdir: fresh,
			outbase: root,
			bundle: true,
			splitting: true,
			format: 'esm',
			platform: 'node',
			target: 'node20',
			// koffi loads a binary from beside itself.
			external: ['koffi'],
			// Packages in CommonJS call require for Node's own modules.
			banner: {
				js: "import {createRequire as nodeRequire} from 'node:module'; const require = nodeRequire(import.meta.url);",
			},
			chunkNames: 'chunks/[name]-[hash]',
		});
		return true;
	} catch {
		// esbuild has said what is wrong, and where.
		return false;
	}
}

function putInPlace() {
	chmodSync(join(fresh, 'lib/cli/main.js'), 0o755);
	writeFileSync(join(fresh, '.stamp'), stamp);
	if (existsSync(dist)) renameSync(dist, old);
	renameSync(fresh, dist);
}
