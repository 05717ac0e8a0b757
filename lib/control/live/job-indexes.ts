/** Sets of completion indexes, as an Indexed job writes them: `0-2,4`. */

export function parseIndexes(text = ''): Set<number> {
	const indexes = new Set<number>();
	for (const part of text.split(',').filter(Boolean)) {
		const [first = 0, last = first] = part.split('-').map(Number);
		for (let index = first; index <= last; index++) indexes.add(index);
	}
	return indexes;
}

/** Two in a row are written with a comma, more with a hyphen. */
export function formatIndexes(indexes: ReadonlySet<number>): string {
	const runs: {first: number; last: number}[] = [];
	for (const index of [...indexes].sort((a, b) => a - b)) {
		const run = runs.at(-1);
		if (run && run.last === index - 1) run.last = index;
		else runs.push({first: index, last: index});
	}
	return runs.map(runText).join(',');
}

function runText({first, last}: {readonly first: number; readonly last: number}): string {
	if (first === last) return String(first);
	return last - first === 1 ? `${first},${last}` : `${first}-${last}`;
}
