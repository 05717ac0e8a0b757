/** A throw-away folder with files in it. */
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {ExecutionContext} from 'ava';

/** The folder's path; it goes when the test ends. Keys are paths inside it. */
export function folderWith(
	t: ExecutionContext,
	files: Readonly<Record<string, string | Uint8Array>>,
): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cnilab-test-')));
	t.teardown(() => rmSync(folder, {recursive: true, force: true}));
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), {recursive: true});
		writeFileSync(join(folder, path), content);
	}
	return folder;
}
