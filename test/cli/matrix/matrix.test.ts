import test from 'ava';
import {changesOf} from '../../../lib/cli/matrix/grid.js';
import {matrixHtml, matrixSvg} from '../../../lib/cli/matrix/picture.js';
import {matrixText} from '../../../lib/cli/matrix/text.js';
import type {CellState, Matrix} from '../../../lib/observe/probe-matrix.js';

function matrixOf(states: Readonly<Record<string, CellState>>): Matrix {
	const cells = Object.entries(states).map(([ends, is]) => {
		const [from = '', to = ''] = ends.split('>');
		return {from, to, is, ...(is === 'denied' && {why: 'timeout'})};
	});
	const pods = ['a/x', 'a/y', 'b/z<'];
	return {from: pods, to: pods, ms: 12, grids: [{protocol: 'TCP', port: 80, family: 'ipv4', cells}]};
}

const before = matrixOf({'a/x>a/y': 'reached', 'a/y>a/x': 'denied', 'a/x>b/z<': 'untold'});
const after = matrixOf({'a/x>a/y': 'denied', 'a/y>a/x': 'denied', 'a/x>b/z<': 'untold'});
const plain = {paint: (_: unknown, text: string) => text};

test('the grid says each cell by a sign', t => {
	t.deepEqual(matrixText(before, plain).split('\n').slice(0, 4), [
		'  TCP 80  1  2  3',
		'1 a/x     ·  ✓  ?',
		'2 a/y     ✗  ·',
		'3 b/z<          ·',
	]);
	t.regex(matrixText(before, plain), /reached 1, ✗ denied 1, .* 1 \(12 ms\)/);
});

test('beside an earlier one a cell that is otherwise is marked, and named', t => {
	t.deepEqual(changesOf(before, after), ['a/x → a/y TCP 80: reached → denied']);
	t.is(matrixText(after, plain, before).split('\n')[1], '1 a/x     · [✗] ?');
	t.deepEqual(changesOf(after, after), []);
});

test('pictures have a square a cell, with the same signs, and escape names', t => {
	const svg = matrixSvg(after, before);
	t.is(svg.match(/<rect /g)?.length, 9);
	t.is(svg.match(/stroke-width="3"/g)?.length, 1);
	t.true(svg.includes('a/x → b/z&lt;: untold'));
	t.false(svg.includes('z<<'));
	t.true(matrixHtml(after).includes('<svg '));
});
