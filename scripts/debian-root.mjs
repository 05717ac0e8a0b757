// A Debian 13 in a folder: made by mmdebstrap once, and kept in the cache. As root.
import {$} from 'zx';
import {cached, keyOf} from './cache.mjs';

/**
 * Its folder. `packages`: beside what every Debian has; `finish`: a program that gets the folder's path when all is in
 * it, and `reads` what else it takes from the project. A change of any of these makes a new one.
 */
export function debianRoot({name, packages = [], finish, reads = []}) {
	const key = keyOf({texts: packages, files: finish ? [finish, ...reads] : []});
	return cached({name, key}, async draft => {
		const flags = [
			...(packages.length > 0 ? [`--include=${packages.join(',')}`] : []),
			...(finish ? [`--customize-hook=${finish}`] : []),
		];
		await $({stdio: ['ignore', 'inherit', 'inherit']})`mmdebstrap --variant=minbase ${flags} trixie ${draft}`;
	});
}
