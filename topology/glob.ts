/** Globs over folders: `*`, `?` and `[abc]` within a name, `**` for any number of folders. */

export type FolderEntry = {readonly name: string; readonly isFolder: boolean};

/** What is in a folder; nothing if it is not there. */
export type ListFolder = (folder: string) => readonly FolderEntry[];

export function isGlob(text: string): boolean {
	return /[*?[]/.test(text);
}

/** The files that match, sorted. Names that begin with a dot are matched only by a pattern that does, as in a shell. */
export function expandGlob(pattern: string, list: ListFolder): string[] {
	const isAbsolute = pattern.startsWith('/');
	const parts = pattern.split('/').filter(part => part !== '' && part !== '.');
	return [...new Set(expand(isAbsolute ? '/' : '.', parts, list))].sort();
}

function expand(folder: string, [part, ...rest]: readonly string[], list: ListFolder): string[] {
	if (part === undefined) return [];
	// Not looked up: a folder on the way may be a link, or may not be listed.
	if (part === '..' || (!isGlob(part) && rest.length > 0)) return expand(join(folder, part), rest, list);
	if (part === '**') return anyDepth(folder, rest, list);
	const matches = nameMatcher(part);
	const found = list(folder).filter(({name}) => matches(name));
	if (rest.length === 0) return found.filter(({isFolder}) => !isFolder).map(({name}) => join(folder, name));
	return found.filter(({isFolder}) => isFolder).flatMap(({name}) => expand(join(folder, name), rest, list));
}

function anyDepth(folder: string, rest: readonly string[], list: ListFolder): string[] {
	const below = list(folder).filter(({name, isFolder}) => isFolder && !name.startsWith('.'));
	// A pattern that ends in ** means every file below.
	const here = expand(folder, rest.length > 0 ? rest : ['*'], list);
	return [...here, ...below.flatMap(({name}) => anyDepth(join(folder, name), rest, list))];
}

function nameMatcher(part: string): (name: string) => boolean {
	const source = part.replaceAll(/\[(!?)([^\]]+)\]|[\s\S]/g, (text, not?: string, set?: string) => {
		if (set !== undefined) return `[${not ? '^' : ''}${set.replaceAll(/[\\\]^[]/g, '\\$&')}]`;
		if (text === '*') return '.*';
		return text === '?' ? '.' : text.replaceAll(/[\\^$.|+()[\]{}*?]/g, '\\$&');
	});
	const pattern = new RegExp(`^${source}$`, 's');
	return name => pattern.test(name) && (!name.startsWith('.') || part.startsWith('.'));
}

function join(folder: string, name: string): string {
	if (folder === '.') return name;
	return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}
