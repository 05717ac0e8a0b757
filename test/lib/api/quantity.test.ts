import test from 'ava';
import fc from 'fast-check';
import {canonicalQuantity, inMilli, milliOf} from '../../../lib/api/quantity.js';

const canonical: Readonly<Record<string, string | undefined>> = {
	'1000m': '1',
	'0.5': '500m',
	'.5': '500m',
	'5.': '5',
	'+1': '1',
	'-0.5': '-500m',
	'-0': '0',
	'1024Mi': '1Gi',
	'1.5Gi': '1536Mi',
	'1000000Ki': '1000000Ki',
	// Less than a Ki has no binary suffix.
	'0.5Ki': '512',
	'0.1Ki': '102400m',
	'1e3': '1e3',
	'1E3': '1e3',
	'2.5e2': '250',
	'1500000': '1500k',
	'1000k': '1M',
	'100u': '100u',
	'0.0000000001': '1n',
	'1E': '1E',
	'0': '0',
	'0Gi': '0',
	'': undefined,
	x: undefined,
	'1 Gi': undefined,
	'1GB': undefined,
	'--1': undefined,
	'1e': undefined,
	'1e999999999': undefined,
};

for (const [text, expected] of Object.entries(canonical)) {
	test(`'${text}' is ${expected === undefined ? 'no quantity' : `written ${expected}`}`, t => {
		t.is(canonicalQuantity(text), expected);
	});
}

test('what is canonical stays, and means the same', t => {
	const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'e-3');
	const texts = fc.tuple(fc.integer({min: 0, max: 99_999}), suffix).map(([number, end]) => `${number}${end}`);
	fc.assert(
		fc.property(texts, text => {
			const once = canonicalQuantity(text) ?? '';
			t.is(canonicalQuantity(once), once);
			t.true(Math.abs((milliOf(once) ?? -1) - (milliOf(text) ?? -2)) <= 1e-9 * (milliOf(text) ?? 0));
		}),
	);
});

test('what is finer than a thousandth is rounded up', t => {
	t.deepEqual(['100u', '1', '1500u', '500m', '1e-9'].map(inMilli), ['1m', '1', '2m', '500m', '1m']);
});
