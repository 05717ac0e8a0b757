/** A matrix as rows and columns to draw, whatever it is drawn with. Pure. */
import type {CellState, Grid, Matrix} from '../../observe/probe-matrix.js';

/** `none`: there is no such port, or it is the pod itself. */
export type Square = {
	readonly is: CellState | 'itself' | 'none';
	readonly title: string;
	/** How it was before, where that was otherwise. */
	readonly was?: CellState;
};

export type Drawn = {
	readonly title: string;
	readonly rows: readonly {readonly name: string; readonly squares: readonly Square[]}[];
	readonly columns: readonly string[];
};

/** `before`: an earlier matrix of the lab. */
export function drawnGrids(matrix: Matrix, before?: Matrix): Drawn[] {
	const isDual = new Set(matrix.grids.map(({family}) => family)).size > 1;
	return matrix.grids.map(grid => {
		const earlier = before?.grids.find(each => keyOf(each) === keyOf(grid));
		const [now, then] = [cellsOf(grid), cellsOf(earlier)];
		const square = (from: string, to: string): Square => {
			const title = `${from} → ${to}`;
			if (from === to) return {is: 'itself', title};
			const cell = now.get(title);
			if (!cell) return {is: 'none', title};
			const was = then.get(title)?.is;
			return {
				is: cell.is,
				title: `${title}: ${cell.is}${cell.why === undefined ? '' : ` (${cell.why})`}`,
				...(was !== undefined && was !== cell.is && {was}),
			};
		};
		return {
			title: titleOf(grid, isDual),
			rows: matrix.from.map(name => ({name, squares: matrix.to.map(to => square(name, to))})),
			columns: matrix.to,
		};
	});
}

/** The cells that are not as they were. */
export function changesOf(before: Matrix, now: Matrix): string[] {
	return drawnGrids(now, before).flatMap(({title, rows}) =>
		rows.flatMap(({squares}) =>
			squares.flatMap(square => {
				if (square.was === undefined) return [];
				const [ends = ''] = square.title.split(': ');
				return [`${ends} ${title}: ${square.was} → ${square.is}`];
			}),
		),
	);
}

function keyOf({protocol, port, family}: Grid): string {
	return `${protocol} ${port} ${family}`;
}

function cellsOf(grid: Grid | undefined) {
	return new Map((grid?.cells ?? []).map(cell => [`${cell.from} → ${cell.to}`, cell]));
}

function titleOf({protocol, port, family}: Grid, isDual: boolean): string {
	const what = protocol === 'ICMP' ? 'ping' : `${protocol} ${port}`;
	return isDual ? `${what} (${family})` : what;
}
