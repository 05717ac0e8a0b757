import {delimiter, sep} from 'node:path';

const sbin = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/**
 * The PATH in which the system's own programs are found. npm puts node_modules/.bin first, where some packages leave
 * programs with the names of ours (`nft` is one); Debian leaves the sbin folders out of a plain user's PATH.
 */
export function systemPath(path: string): string {
	const folders = path
		.split(delimiter)
		.filter(folder => folder !== '' && !folder.split(sep).includes('node_modules'));
	return [...new Set([...folders, ...sbin])].join(delimiter);
}
