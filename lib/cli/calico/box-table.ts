/** Tables as calicoctl draws them. */

export type BoxColumn = {readonly name: string; readonly right?: boolean};

/** Columns are as wide as their widest cell. */
export function boxTable(columns: readonly BoxColumn[], rows: ReadonlyArray<readonly string[]>): string {
	const widths = columns.map(({name}, index) =>
		Math.max(name.length, ...rows.map(row => row[index]?.length ?? 0)),
	);
	const line = `+${widths.map(width => '-'.repeat(width + 2)).join('+')}+`;
	const draw = (cells: readonly string[]) => {
		const padded = columns.map(({right}, index) => {
			const [cell, width] = [cells[index] ?? '', widths[index] ?? 0];
			return right ? cell.padStart(width) : cell.padEnd(width);
		});
		return `| ${padded.join(' | ')} |`;
	};
	return [line, draw(columns.map(({name}) => name)), line, ...rows.map(draw), line].join('\n');
}
