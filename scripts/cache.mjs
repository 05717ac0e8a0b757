// What is made once and kept, outside of the project: CNILAB_CACHE, or the user's cache folder.
import {createHash} from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
} from 'node:fs';
import {homedir} from 'node:os';
import {basename, join} from 'node:path';

export function cacheFolder() {
	return process.env.CNILAB_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cnilab');
}

/** A key that is another one when one of the texts or files is. */
export function keyOf({texts = [], files = []}) {
	const hash = createHash('sha256').update(JSON.stringify(texts));
	for (const file of files) hash.update(`\0${basename(file)}\0`).update(readFileSync(file));
	return hash.digest('hex').slice(0, 12);
}

/**
 * The folder NAME-KEY, in its place when it is whole and not before: `make(draft)` fills another one. What was made of
 * another key and is not used any more is removed.
 */
export async function cached({name, key}, make) {
	const folder = join(cacheFolder(), `${name}-${key}`);
	if (!existsSync(folder)) await put(folder, make);
	utimesSync(folder, new Date(), new Date());
	forget(name);
	return folder;
}

async function put(folder, make) {
	const draft = `${folder}.${process.pid}`;
	mkdirSync(cacheFolder(), {recursive: true});
	try {
		await make(draft);
		if (!existsSync(folder)) renameSync(draft, folder);
	} finally {
		rmSync(draft, {recursive: true, force: true});
	}
}

const monthMs = 30 * 24 * 3600 * 1000;

function forget(name) {
	const old = path => Date.now() - statSync(path).mtimeMs > monthMs;
	for (const entry of readdirSync(cacheFolder())) {
		if (!entry.startsWith(`${name}-`)) continue;
		const path = join(cacheFolder(), entry);
		if (isAbandoned(entry) || old(path)) rmSync(path, {recursive: true, force: true});
	}
}

/** A draft, NAME-KEY.PID, of a process that was ended before it could remove it. */
function isAbandoned(entry) {
	const [, pid] = /\.(\d+)$/.exec(entry) ?? [];
	return pid !== undefined && !existsSync(`/proc/${pid}`);
}
