/** Boxes of text on a line: the means of the drawing. Pure. Every character is one column wide. */

export type Box = {readonly title: string; readonly lines: readonly string[]};

/**
 * A double line that is the wire: some boxes stand on it in one row, the others hang below it in rows of one width.
 * Each further row hangs on its own stretch of the wire.
 */
export function wired(above: readonly Box[], below: readonly Box[], width: number): string[] {
	const standing = fitting(above, width);
	const hanging = [...above.slice(standing.length), ...below];
	const each = Math.min(width, Math.max(20, ...hanging.map(widthOf)));
	const columns = Math.max(1, Math.floor((width + 1) / (each + 1)));
	const rows = Array.from({length: Math.max(1, Math.ceil(hanging.length / columns))}, (_, row) =>
		hanging.slice(row * columns, (row + 1) * columns),
	);
	const feet = starts(standing.map(widthOf));
	const ends = starts([...standing.map(widthOf), 0]).at(-1) ?? 0;
	const length = Math.max(ends, Math.min(columns, hanging.length) * (each + 1) - 1, 40);
	return [
		...sideBySide(standing.map(box => stand(box, Math.max(0, ...standing.map(({lines}) => lines.length))))),
		...rows.flatMap((row, index) => [
			wire({length, feet: index === 0 ? feet : [], hooks: starts(row.map(() => each))}),
			...sideBySide(row.map(box => hang(box, each, Math.max(...row.map(({lines}) => lines.length))))),
		]),
	];
}

/** As many as stand side by side. */
function fitting(boxes: readonly Box[], width: number): readonly Box[] {
	const begins = starts(boxes.map(widthOf));
	return boxes.filter((box, index) => (begins[index] ?? 0) + widthOf(box) <= width);
}

/** Where each of some boxes begins, one column between them. */
function starts(widths: readonly number[]): number[] {
	return widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width + 1, 0));
}

/** The outer width of the narrowest frame around a box. */
function widthOf({title, lines}: Box): number {
	return Math.max(title.length + 4, ...lines.map(line => line.length)) + 4;
}

type Wire = {readonly length: number; readonly feet: readonly number[]; readonly hooks: readonly number[]};

/** The third column of a box meets the wire. */
function wire({length, feet, hooks}: Wire): string {
	return Array.from({length}, (_, at) => {
		const [foot, hook] = [feet.includes(at - 2), hooks.includes(at - 2)];
		if (foot && hook) return '╪';
		return foot ? '╧' : hook ? '╤' : '═';
	}).join('');
}

function sideBySide(blocks: readonly (readonly string[])[]): string[] {
	return (blocks[0] ?? []).map((_, line) =>
		blocks
			.map(block => block[line])
			.join(' ')
			.trimEnd(),
	);
}

function stand(box: Box, height: number): string[] {
	const width = widthOf(box);
	const empty = Array.from({length: height - box.lines.length}, () => ' '.repeat(width));
	const foot = `└─┬${'─'.repeat(width - 4)}┘`;
	return [...empty, `┌─ ${titled(box, width - 3)}┐`, ...body(box, width, box.lines.length), foot];
}

function hang(box: Box, width: number, height: number): string[] {
	const foot = `└${'─'.repeat(width - 2)}┘`;
	return [`┌─┴ ${titled(box, width - 4)}┐`, ...body(box, width, height), foot];
}

function titled({title}: Box, width: number): string {
	const shown = shorten(title, width - 3);
	return `${shown} ${'─'.repeat(width - shown.length - 2)}`;
}

function body({lines}: Box, width: number, height: number): string[] {
	const inner = width - 4;
	const padded = Array.from({length: height}, (_, index) => lines[index] ?? '');
	return padded.map(line => `│ ${shorten(line, inner).padEnd(inner)} │`);
}

/** Columns of equal width in each row, two spaces between; a column without any text is left out. */
export function table(rows: readonly (readonly string[])[]): string[] {
	const columns = Math.max(0, ...rows.map(row => row.length));
	const widths = Array.from({length: columns}, (_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)));
	const used = [...widths.entries()].filter(([, width]) => width > 0);
	return rows.map(row =>
		used
			.map(([at, width]) => (row[at] ?? '').padEnd(width))
			.join('  ')
			.trimEnd(),
	);
}

/** Cut in the middle: the ends of a name tell most. */
export function shorten(text: string, width: number): string {
	if (text.length <= width) return text;
	const tail = Math.floor((width - 1) / 2);
	return `${text.slice(0, width - 1 - tail)}…${tail === 0 ? '' : text.slice(-tail)}`;
}

/** The same drawing with ASCII characters only, column by column. */
export function toAscii(text: string): string {
	const signs: Readonly<Record<string, string>> = {
		'═': '=',
		'─': '-',
		'│': '|',
		'╤': '+',
		'╧': '+',
		'╪': '+',
		'┬': '+',
		'┌': '+',
		'┐': '+',
		'└': '+',
		'┘': '+',
		'┴': '+',
		'├': '+',
		'…': '~',
		'◄': '<',
		'►': '>',
		'·': '*',
	};
	return Array.from(text, sign => signs[sign] ?? sign).join('');
}
