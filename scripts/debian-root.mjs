// A Debian in a folder: made by mmdebstrap once, and kept in the cache. As root.
import {$} from 'zx';
import {cached, keyOf} from './cache.mjs';

/**
 * Its folder. `suite`: Debian 13, if nothing else is said; `packages`: beside what every Debian has; `options`: further ones of
 * mmdebstrap's; `finish`: a program that gets the folder's path when all is in it, and `reads` what else it takes from the project.
 * A change of any of these makes a new one, and then `before` is called first.
 */
export function debianRoot({
	name,
	suite = 'trixie',
	packages = [],
	options = [],
	finish,
	reads = [],
	before = () => {},
}) {
	const key = keyOf({texts: [suite, ...packages, ...options], files: finish ? [finish, ...reads] : []});
	return cached({name, key}, async draft => {
		before();
		const flags = [
			...options,
			...(packages.length > 0 ? [`--include=${packages.join(',')}`] : []),
			...(finish ? [`--customize-hook=${finish}`] : []),
		];
		await $({
			stdio: ['ignore', 'inherit', 'inherit'],
		})`mmdebstrap --variant=minbase ${flags} ${suite} ${draft}`;
	});
}
