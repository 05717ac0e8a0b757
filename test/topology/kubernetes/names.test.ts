import test from 'ava';
import fc from 'fast-check';
import {
	canonicalJson,
	generatedNames,
	templateHash,
	uidOf,
} from '../../../topology/kubernetes/generated-names.js';
import {dnsLabel, podName} from '../../../topology/kubernetes/names.js';

test('generated names are all different, and more of them keep those that were there', t => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z]{1,80}-$/), fc.nat(200), fc.nat(50), (base, count, more) => {
			const names = generatedNames(base, count);
			t.is(new Set(names).size, count);
			t.deepEqual(generatedNames(base, count + more).slice(0, count), names);
			t.true(names.every(name => dnsLabel(name) === undefined && podName(name) === undefined));
		}),
		{numRuns: 30},
	);
});

test('the hash of a template does not depend on the order of its fields, but on everything in it', t => {
	const template = {metadata: {labels: {a: '1', b: '2'}}, spec: {containers: [{name: 'x', image: 'y'}]}};
	const same = {spec: {containers: [{image: 'y', name: 'x'}]}, metadata: {labels: {b: '2', a: '1'}}};
	const other = {...template, spec: {containers: [{name: 'x', image: 'z'}]}};
	t.is(templateHash(template), templateHash(same));
	t.not(templateHash(template), templateHash(other));
	t.regex(templateHash(template), /^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/);
	t.is(canonicalJson({b: [{d: 1, c: 2}], a: null}), '{"a":null,"b":[{"c":2,"d":1}]}');
});

test('a UID has the form of one, and follows from the text', t => {
	t.regex(uidOf('Pod default/a'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
	t.not(uidOf('Pod default/a'), uidOf('Pod default/b'));
});
