/** The generated definitions against what they are made of, as far as it is on every machine. */
import test from 'ava';
import {definitions} from '../../../lib/api/generated/definitions.js';
import {typeFacts} from '../../../lib/api/generated/lists.js';
import {apiKinds} from '../../../lib/api/kinds.js';
import {structOf} from '../../../lib/api/schema.js';
import {definitionsOfTypes} from '../../../scripts/kubernetes-types.mjs';

/** Gone with 1.31: its two fields are in PodResourceClaim itself. */
const gone = ['io.k8s.api.core.v1.PodResourceClaim.source'];

/** Of these the package has no more than a number; Go has 64 bits, and bytes. */
const wider: Readonly<Record<string, readonly string[]>> = {int32: ['int64'], string: ['bytes']};

test('every field of kubernetes-types is there, with its type', t => {
	const types = definitionsOfTypes();
	const wrong = Object.entries(definitions).flatMap(([name, {fields}]) =>
		Object.entries(types[name]?.fields ?? {}).flatMap(([field, {type}]) => {
			const ours = fields[field]?.replace(/^[*!]/, '');
			if (ours === type || gone.includes(`${name}.${field}`)) return [];
			const item = type.replace(/^(\[\]|\{\})/, '');
			return wider[item]?.some(wide => ours === type.replace(item, wide))
				? []
				: [`${name}.${field}: ${ours}`];
		}),
	);
	t.deepEqual(wrong, []);
});

test('what the package requires is required', t => {
	const types = definitionsOfTypes();
	for (const [name, {required = []}] of Object.entries(definitions)) {
		for (const [field, fact] of Object.entries(types[name]?.fields ?? {})) {
			if (!gone.includes(`${name}.${field}`))
				t.is(required.includes(field), fact.required, `${name}.${field}`);
		}
	}
});

test('how lists merge is said of fields that there are', t => {
	const missing = Object.entries(typeFacts).flatMap(([name, {fields}]) =>
		Object.keys(fields)
			.filter(field => definitions[name]?.fields[field] === undefined)
			.map(field => `${name}.${field}`),
	);
	t.deepEqual(missing, []);
});

test('every kind has its definition, with apiVersion, kind and metadata', t => {
	for (const {schema} of apiKinds) {
		const {fields} = structOf(schema);
		t.true(
			['apiVersion', 'kind', 'metadata'].every(field => fields.has(field)),
			schema,
		);
	}
});

test('a definition that there is not is told', t => {
	t.throws(() => structOf('io.k8s.api.core.v1.Widget'), {instanceOf: RangeError});
});
