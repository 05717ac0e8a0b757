/** A proper kubectl for the tests, which every user of this machine may run. `npm test` has got it. */
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, renameSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {projectRoot} from './cnilab.js';

let found: string | undefined;

/** The path of kubectl 1.28 or newer. Throws with what scripts/kubectl.mjs said. */
export function kubectlPath(): string {
	found ??= forEverybody(providedKubectl());
	return found;
}

function providedKubectl(): string {
	const {status, stdout, stderr} = spawnSync(process.execPath, [`${projectRoot}scripts/kubectl.mjs`], {
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	return stdout.trim();
}

/** Root's cache is in a home that the plain user may not enter; the project is one that every user may read. */
function forEverybody(path: string): string {
	if (process.getuid?.() !== 0 || path.startsWith('/usr/')) return path;
	const folder = join(projectRoot, 'node_modules/.cache/cnilab');
	const copy = join(folder, 'kubectl');
	const {size, mtimeMs} = statSync(path);
	const there = statSync(copy, {throwIfNoEntry: false});
	if (there?.size === size && there.mtimeMs >= mtimeMs) return copy;
	mkdirSync(folder, {recursive: true, mode: 0o755});
	// Tests run at the same time: each finds a whole file, or none.
	const draft = `${copy}.${process.pid}`;
	copyFileSync(path, draft);
	renameSync(draft, copy);
	return copy;
}
