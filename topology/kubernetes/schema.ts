/** Fields and types of an object, against the schemas that are made from Kubernetes' own types. */
import type {ErrorObject} from 'ajv';
import {childValue} from '../documents.js';
import * as generated from '../generated/kubernetes.js';
import type {Path} from '../problems.js';
import type {ReadKind} from './kinds.js';

type Validator = {(value: unknown): boolean; errors?: ErrorObject[] | null};

const validators = generated as unknown as Readonly<Record<ReadKind, Validator>>;

/** More rounds than the deepest object needs that has nothing but mistakes. */
const repairRounds = 12;

export type SchemaResult = {
	readonly errors: readonly ErrorObject[];
	/** Where the value was changed to fit: what is said about these fields besides the errors is an echo. */
	readonly repaired: readonly Path[];
	/** Whether the value can be read by its type now, unknown fields aside. */
	readonly readable: boolean;
};

/**
 * Checks an object and takes out what is wrong with it, so that the checks that follow can be made in the same
 * pass. The value is changed: give a copy.
 */
export function checkSchema(kind: ReadKind, value: object): SchemaResult {
	const errors = errorsOf(kind, value);
	const repaired: Path[] = [];
	let left = errors.filter(isInTheWay);
	for (let round = 0; left.length > 0 && round < repairRounds; round++) {
		for (const error of left) repaired.push(repair(value, error));
		left = errorsOf(kind, value).filter(isInTheWay);
	}
	return {errors, repaired, readable: left.length === 0};
}

function errorsOf(kind: ReadKind, value: object): readonly ErrorObject[] {
	const validate = validators[kind];
	return validate(value) ? [] : (validate.errors ?? []);
}

function isInTheWay({keyword}: ErrorObject): boolean {
	return keyword !== 'additionalProperties';
}

/** Gives a missing field a neutral value, and takes away a wrong one. */
function repair(root: object, {keyword, instancePath, params}: ErrorObject): Path {
	const path = stepsOf(root, instancePath);
	if (keyword === 'required') {
		const field: string = params.missingProperty;
		set(root, [...path, field], neutralValue(field));
		return [...path, field];
	}
	// Indexes of a list must not shift.
	if (typeof path.at(-1) !== 'number') set(root, path, undefined);
	else set(root, path, typeof valueAt(root, path) === 'object' ? '' : {});
	return path;
}

function neutralValue(field: string): unknown {
	if (/^(containers|paths|nodeSelectorTerms)$/.test(field)) return [];
	if (/^(containerPort|port|maxSkew|weight)$/.test(field)) return 1;
	return /^(spec|metadata|selector|template|backend|preference|podAffinityTerm)$/.test(field) ? {} : '';
}

function set(root: object, path: Path, value: unknown): void {
	const parent = valueAt(root, path.slice(0, -1));
	const last = path.at(-1);
	if (typeof parent !== 'object' || parent === null || last === undefined) return;
	if (value === undefined) Reflect.deleteProperty(parent, last);
	else Reflect.set(parent, last, value);
}

function valueAt(root: unknown, path: Path): unknown {
	return path.reduce<unknown>((value, step) => childValue(value, step), root);
}

/** A JSON pointer as steps; a step into a list is a number. */
function stepsOf(root: unknown, pointer: string): Path {
	const path: (string | number)[] = [];
	for (const part of pointer.split('/').slice(1)) {
		const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
		path.push(Array.isArray(valueAt(root, path)) ? Number(key) : key);
	}
	return path;
}
