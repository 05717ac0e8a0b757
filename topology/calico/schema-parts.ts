/** Pieces that the schemas of Calico's resources share. */
import {
	type TLiteral,
	type TObject,
	type TOptional,
	type TProperties,
	type TSchema,
	Type,
} from '@sinclair/typebox';

export function closed<T extends TProperties>(properties: T): TObject<T> {
	return Type.Object(properties, {additionalProperties: false});
}

type Optional<T extends TProperties> = {[K in keyof T]: TOptional<T[K]>};

export function optional<T extends TProperties>(properties: T): Optional<T> {
	return Object.fromEntries(
		Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema)]),
	) as Optional<T>;
}

/** One of these words. */
export function oneOf<const W extends readonly string[]>(words: W, description = '') {
	const literals = words.map((word): TLiteral<W[number]> => Type.Literal(word));
	return Type.Union(literals, description === '' ? {} : {description});
}

/** A number, or a text: `"64512"`, `"65000.1"` (RFC 5396, as Calico takes it). */
export function asNumber(description: string) {
	return Type.Union([Type.Integer(), Type.String()], {description, isAsNumber: true});
}

/** A number or a text: a port, a protocol. */
export function intOrString(description: string) {
	return Type.Union([Type.Integer(), Type.String()], {description, isIntOrString: true});
}

/** Go's duration, `120s`. */
export function duration(description: string) {
	return Type.String({description});
}

export function isAsNumber(schema: TSchema): boolean {
	return schema.isAsNumber === true;
}

export function isIntOrString(schema: TSchema): boolean {
	return schema.isIntOrString === true;
}

const secretKeyRef = closed({
	name: Type.String({
		description: "A Secret in the namespace of Calico's node, kube-system or calico-system",
	}),
	key: Type.String({description: 'An entry of its data'}),
	optional: Type.Optional(Type.Boolean()),
});

export const passwordSchema = closed({secretKeyRef: Type.Optional(secretKeyRef)});
