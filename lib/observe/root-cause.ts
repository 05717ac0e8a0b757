/** What is wrong only because something else is. Pure. */
import type {Check} from './check.js';

/** What this check's thing is missing for, at the bottom of it; nothing if it is itself the root of its trouble. */
export function rootCause(check: Check, byKey: ReadonlyMap<string, Check>): string | undefined {
	if (!check.lost) return undefined;
	for (const key of check.needs) {
		const needed = byKey.get(key);
		if (needed?.gone === undefined) continue;
		const where = needed.place === check.place ? '' : ` in ${needed.place}`;
		return rootCause(needed, byKey) ?? `${needed.gone}${where}`;
	}
	return undefined;
}

/** What stands on devices. */
export type Dependents = {
	readonly addresses: readonly Check[];
	readonly routes: readonly Check[];
	/** Neighbours and forwarding entries. */
	readonly entries: readonly Check[];
};

/**
 * A device that was deleted and made again comes back bare: what was planned on it went with the old one. Then the
 * device is the root of that, and not each address, route and forwarding entry by itself.
 */
export function withRemade(links: readonly Check[], {addresses, routes, entries}: Dependents): Check[] {
	const lostOn = new Map<string, {all: boolean; entries: boolean}>();
	for (const check of [...addresses, ...routes, ...entries]) {
		for (const key of check.needs) {
			const before = lostOn.get(key) ?? {all: true, entries: false};
			lostOn.set(key, {
				all: before.all && check.lost,
				entries: before.entries || (check.lost && entries.includes(check)),
			});
		}
	}
	return links.map(link => {
		const lost = lostOn.get(link.key ?? '');
		return lost?.all && link.gone === undefined ? remade(link, lost.entries) : link;
	});
}

/** Addresses and routes also go with an address that is deleted; forwarding entries only with their device. */
function remade(link: Check, entriesLost: boolean): Check {
	const name = link.key?.split(' ').at(-1) ?? '';
	const gone = `${name} was made anew`;
	const another = link.wrong.some(({what}) => /^(kind|mac|vni|port|local|parent) of /.test(what));
	if (another) return {...link, gone};
	if (!entriesLost || link.wrong.length > 0) return link;
	const bare = {
		what: `link ${name}`,
		expected: 'with all that was planned on it',
		found: 'bare: it was made anew, or flushed',
	};
	return {...link, gone, wrong: [bare]};
}
