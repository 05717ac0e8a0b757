/** Values of the API's types, by their definitions: what a property of decoding or of defaults is tried on. */
import fc from 'fast-check';
import type {Scalar, Type} from '../../lib/api/schema.js';

const scalars: Readonly<Record<Scalar, fc.Arbitrary<unknown>>> = {
	string: fc.constantFrom('', 'a', 'RollingUpdate', 'NodePort', 'ClientIP', 'x/y:z'),
	boolean: fc.boolean(),
	int32: fc.constantFrom(0, 1, 80),
	int64: fc.constantFrom(0, 30),
	'int-or-string': fc.constantFrom(0, 1, '', '25%', 'http'),
	quantity: fc.constantFrom('1', '500m', '0.5', '1Gi', '1e3', '100u', 2),
	time: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T01:00:00.5+01:00'),
	'micro-time': fc.constantFrom('2026-01-01T00:00:00.5Z'),
	bytes: fc.constantFrom('', 'YQ=='),
	double: fc.constantFrom(0, 1, 100.5),
	'as-number': fc.constantFrom(1, 64512, '65000.1'),
	any: fc.constantFrom({}, {a: {b: null}}),
};

/** Deeper than that, structs are empty; JSONSchemaProps and the like contain themselves. */
const depthLimit = 6;

export function valuesOf(type: Type, depth = 0): fc.Arbitrary<unknown> {
	switch (type.is) {
		case 'scalar':
			return scalars[type.scalar];
		case 'list':
			return fc.array(fc.oneof({arbitrary: valuesOf(type.item, depth + 1), weight: 9}, fc.constant(null)), {
				maxLength: 2,
			});
		case 'map':
			return fc.dictionary(fc.constantFrom('a', 'b'), valuesOf(type.item, depth + 1));
		case 'struct':
			return depth > depthLimit ? fc.constant({}) : structsOf(type, depth);
	}
}

/** A few of the fields at a time, so that objects stay small. */
function structsOf(type: Extract<Type, {readonly is: 'struct'}>, depth: number): fc.Arbitrary<unknown> {
	const fields = [...type.fields.values()].filter(({name}) => name !== 'apiVersion' && name !== 'kind');
	if (fields.length === 0) return fc.constant({});
	const most = depth < 3 ? 12 : 3;
	return fc
		.uniqueArray(fc.constantFrom(...fields), {maxLength: most, selector: ({name}) => name})
		.chain(chosen =>
			fc.record(Object.fromEntries(chosen.map(({name, type: inner}) => [name, valuesOf(inner, depth + 1)]))),
		);
}
