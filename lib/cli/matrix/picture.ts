/** A matrix as SVG, and as a page of HTML with the same pictures. Pure; signs say what colours say. */
import type {Matrix} from '../../observe/probe-matrix.js';
import {type Drawn, drawnGrids, type Square} from './grid.js';

const looks: Readonly<Record<Square['is'], readonly [sign: string, fill: string]>> = {
	reached: ['✓', '#bfe5bf'],
	denied: ['✗', '#f2b8b5'],
	untold: ['?', '#f5e3a3'],
	itself: ['·', '#eeeeee'],
	none: ['', '#ffffff'],
};

const side = 22;
const letter = 7;
const gap = 30;

export function matrixSvg(matrix: Matrix, before?: Matrix): string {
	const grids = drawnGrids(matrix, before);
	const label = Math.max(0, ...[...matrix.from, ...matrix.to].map(name => name.length)) * letter + 10;
	const height = label + matrix.from.length * side + gap;
	const width = label + matrix.to.length * side + 10;
	const all = Math.max(1, grids.length) * height;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${all}" viewBox="0 0 ${width} ${all}" font-family="monospace" font-size="12">`,
		...grids.map((grid, index) => gridSvg(grid, {label, top: index * height})),
		'</svg>',
		'',
	].join('\n');
}

export function matrixHtml(matrix: Matrix, before?: Matrix): string {
	return [
		'<!doctype html>',
		'<html lang="en"><head><meta charset="utf-8"><title>Who reaches whom</title></head>',
		'<body>',
		'<p>✓ reached, ✗ denied, ? nobody listens or it can’t be told; a thick edge: it was otherwise before. Rows are clients, columns servers.</p>',
		matrixSvg(matrix, before).trimEnd(),
		'</body></html>',
		'',
	].join('\n');
}

function gridSvg(
	{title, rows, columns}: Drawn,
	{label, top}: {readonly label: number; readonly top: number},
): string {
	const text = (x: number, y: number, words: string, more = '') =>
		`<text x="${x}" y="${y}"${more}>${escaped(words)}</text>`;
	const names = columns.map((name, index) => {
		const x = label + index * side + 15;
		return text(x, top + label, name, ` transform="rotate(-90 ${x} ${top + label})"`);
	});
	const lines = rows.flatMap(({name, squares}, row) => {
		const y = top + label + 6 + row * side;
		return [
			text(4, y + 15, name),
			...squares.map((square, column) => squareSvg(square, label + column * side, y)),
		];
	});
	return [text(4, top + label, title, ' font-weight="bold"'), ...names, ...lines].join('\n');
}

function squareSvg({is, title, was}: Square, x: number, y: number): string {
	const [sign, fill] = looks[is];
	const edge = was === undefined ? 'stroke="#999999"' : 'stroke="#000000" stroke-width="3"';
	return [
		`<g><title>${escaped(title)}</title>`,
		`<rect x="${x}" y="${y}" width="${side - 2}" height="${side - 2}" fill="${fill}" ${edge}/>`,
		`<text x="${x + 7}" y="${y + 15}">${sign}</text></g>`,
	].join('');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
