// Is dist/ what the sources would build now? By content, so that a checkout or a copy with new dates builds nothing.
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const sources = ['topology', 'plugins', 'lib'];
const settings = [
	'package-lock.json',
	'tsconfig.json',
	'scripts/build.mjs',
	'scripts/load-bundle.cjs',
	'scripts/compile-bundles.cjs',
	'scripts/rehearse.mjs',
];

export const stampFile = join(root, 'dist/.stamp');

export function buildIsFresh() {
	try {
		return readFileSync(stampFile, 'utf8') === sourceStamp();
	} catch (error) {
		if (error.code === 'ENOENT') return false;
		throw error;
	}
}

/** A hash over the name and the content of everything that the build reads. */
export function sourceStamp() {
	const hash = createHash('sha256');
	for (const file of [...sources.flatMap(filesIn), ...settings].sort()) {
		const content = readFileSync(join(root, file));
		hash.update(`${file}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

function filesIn(folder) {
	return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && /\.(ts|json)$/.test(entry.name))
		.map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(root.length));
}
