/** Places in a text: from character offsets, as a YAML parser counts, to lines and columns, as an editor does. */
import type {Place} from './problems.js';

/** The place of the characters from `start` up to `end`; the caret stays on the first line of them. */
export type PlaceOf = (start: number, end?: number) => Place;

/** A longer line, as in JSON that a program wrote, is not shown: the caret would be lost in it. */
const shownLineLimit = 300;

export function placesIn(file: string, text: string): PlaceOf {
	const starts = lineStarts(text);
	return (start, end = start + 1) => {
		const line = lineAt(starts, start);
		const lineStart = starts[line] ?? 0;
		const lineText = text.slice(lineStart, (starts[line + 1] ?? text.length + 1) - 1).replace(/\r$/, '');
		const place = {file, line: line + 1, column: start - lineStart + 1};
		if (lineText.length > shownLineLimit) return place;
		const length = Math.max(1, Math.min(end, lineStart + lineText.length) - start);
		return {...place, text: lineText, length};
	};
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

/** The index of the last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}
