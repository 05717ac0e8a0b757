import {isIPv6} from 'node:net';
import test from 'ava';
import fc from 'fast-check';
import {parseAddress} from '../../topology/addresses.js';

test('an IPv6 address is one to us when it is one to Node, but for zones', t => {
	const piece = fc.constantFrom(
		':',
		'::',
		'0',
		'1',
		'ab',
		'FFFF',
		'12345',
		'g',
		'1.2.3.4',
		'256.1.1.1',
		'%eth0',
		' ',
	);
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 17}), pieces => {
			const text = pieces.join('');
			t.is(parseAddress(text)?.family === 'ipv6', isIPv6(text) && !text.includes('%'), text);
		}),
		{numRuns: 2000},
	);
});
