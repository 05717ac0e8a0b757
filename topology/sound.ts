/** What is left of a document without its mistakes, so that one run can also look at the meaning of the rest. */
import type {Static, TSchema} from '@sinclair/typebox';
import {Ajv, type ErrorObject} from 'ajv';
import {matches, pathOf, problemsOf} from './check.js';
import {childValue, type SourceDocument} from './documents.js';
import type {Path, Report} from './problems.js';
import {settleUnions} from './schema-unions.js';

/** Each round cuts one level further out; no schema of ours is as deep. */
const deepest = 20;

/**
 * Reports everything that the schema does not allow, and returns the document's value without it. A field that is
 * missing at the root stays missing. Undefined if the document is something else altogether.
 */
export function soundPart<T extends TSchema>(
	schema: T,
	document: SourceDocument,
	report: Report,
): Partial<Static<T>> | undefined {
	if (matches(schema, document.value)) return document.value as Partial<Static<T>>;
	const validate = new Ajv({allErrors: true, verbose: true, strict: false}).compile(schema);
	// A copy of its own for each alias, because parts of it are cut away.
	const value: unknown = JSON.parse(JSON.stringify(document.value));
	validate(value);
	problemsOf(validate.errors ?? [], document).forEach(report);
	// What has lost a field that it needs is no longer sound: again, until nothing is left to cut.
	for (let round = 0; validate.errors && round < deepest; round++) {
		const paths = settleUnions(validate.errors).flatMap(error => unsoundPath(error, value));
		if (paths.some(path => path.length === 0)) return undefined;
		if (paths.length === 0) break;
		cutAll(value, paths);
		validate(value);
	}
	return value as Partial<Static<T>>;
}

function unsoundPath({instancePath, keyword, params}: ErrorObject, root: unknown): Path[] {
	const path = pathOf(instancePath, root);
	if (keyword === 'additionalProperties') return [[...path, String(params.additionalProperty)]];
	if (keyword === 'required' && path.length === 0) return [];
	return [path];
}

/** From the end, so that the items of a list keep their index until it is their turn. */
function cutAll(root: unknown, paths: readonly Path[]): void {
	const once = new Map(paths.map(path => [JSON.stringify(path), path]));
	for (const path of [...once.values()].reverse()) {
		const parent = path.slice(0, -1).reduce<unknown>((value, step) => childValue(value, step), root);
		const last = path.at(-1) ?? '';
		if (Array.isArray(parent)) parent.splice(Number(last), 1);
		else if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, last);
	}
}
