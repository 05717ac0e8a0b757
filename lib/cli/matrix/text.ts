/** A matrix on a terminal: one sign a cell, which says it without its colour too. Pure. */
import type {Matrix} from '../../observe/probe-matrix.js';
import type {Colour, Output} from '../terminal/output.js';
import {type Drawn, drawnGrids, type Square} from './grid.js';

const signs: Readonly<Record<Square['is'], readonly [sign: string, colour: Colour]>> = {
	reached: ['✓', 'green'],
	denied: ['✗', 'red'],
	untold: ['?', 'yellow'],
	itself: ['·', 'dim'],
	none: [' ', 'dim'],
};

export function matrixText(matrix: Matrix, {paint}: Pick<Output, 'paint'>, before?: Matrix): string {
	const grids = drawnGrids(matrix, before);
	if (grids.length === 0) return 'nothing to probe: no pod names a port (give --port)';
	const cells = matrix.grids.flatMap(grid => grid.cells);
	const count = (state: string) => cells.filter(({is}) => is === state).length;
	return [
		...grids.map(grid => gridText(grid, {paint})),
		`${signs.reached[0]} reached ${count('reached')}, ${signs.denied[0]} denied ${count('denied')}, ${signs.untold[0]} nobody listens, or can't be told ${count('untold')} (${matrix.ms} ms)${before ? '; in brackets: it was otherwise before' : ''}`,
	].join('\n');
}

/** Columns have numbers: those of the rows, where both sides are the same pods. */
function gridText({title, rows, columns}: Drawn, {paint}: Pick<Output, 'paint'>): string {
	const isSquare = rows.length === columns.length && rows.every(({name}, index) => name === columns[index]);
	const width = Math.max(...rows.map(({name}) => name.length), title.length);
	const digits = String(Math.max(rows.length, columns.length)).length;
	const numbers = columns.map((_, index) => String(index + 1).padStart(digits + 1)).join(' ');
	const lines = rows.map(({name, squares}, index) => {
		const number = isSquare ? `${String(index + 1).padStart(digits)} ` : '';
		const marks = squares.map(({is, was}) => {
			const [sign, colour] = signs[is];
			const mark = was === undefined ? ` ${sign}` : `[${sign}`;
			return paint(colour, mark.padStart(digits + 1)) + (was === undefined ? ' ' : ']');
		});
		return `${number}${name.padEnd(width)} ${marks.join('')}`.trimEnd();
	});
	const legend = isSquare ? [] : columns.map((name, index) => `  ${index + 1}: ${name}`);
	const indent = isSquare ? ' '.repeat(digits + 1) : '';
	return [`${indent}${paint('bold', title.padEnd(width))} ${numbers}`, ...lines, ...legend, ''].join('\n');
}
