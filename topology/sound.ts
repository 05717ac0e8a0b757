/** What is left of a document without its mistakes, so that one run can also look at the meaning of the rest. */
import type {Static, TSchema} from '@sinclair/typebox';
import {Value} from '@sinclair/typebox/value';
import {Ajv, type ErrorObject, type ValidateFunction} from 'ajv';
import {matches, pathOf, problemsOf} from './check.js';
import {childValue, type SourceDocument} from './documents.js';
import type {Reading} from './names.js';
import {isUnder, type Path, type Place, type ProblemCode, type Report} from './problems.js';
import {settleUnions} from './schema-unions.js';

/** Each round goes one level further out; no schema of ours is as deep. */
const deepest = 20;

export type Sound<T> = {
	/** A field that is missing at the root stays missing. Undefined if the document is something else altogether. */
	readonly value: Partial<T> | undefined;
	/** Whether what is wrong there may be of our making: the file says something else, or nothing, at a place nearby. */
	isEcho(path: Path, code: ProblemCode): boolean;
};

/**
 * Reports everything that the schema does not allow, and returns the document's value without it. The items of a list keep their
 * places: what one of them needs and has not, or has wrong, becomes whatever the schema allows.
 */
export function soundPart<T extends TSchema>(
	schema: T,
	document: SourceDocument,
	report: Report,
): Sound<Static<T>> {
	const changed: Path[] = [];
	const isEcho = (path: Path, code: ProblemCode) => changed.some(each => mayEcho(each, {path, code}));
	if (matches(schema, document.value)) return {value: document.value as Partial<Static<T>>, isEcho};
	const validate = new Ajv({allErrors: true, verbose: true, strict: false}).compile(schema);
	// A copy of its own for each alias, because parts of it are changed.
	const value: unknown = JSON.parse(JSON.stringify(document.value));
	validate(value);
	problemsOf(validate.errors ?? [], document).forEach(report);
	changed.push(...missingAtRoot(validate.errors ?? []), ...mend(value, validate));
	return {value: validate.errors?.some(isHopeless) ? undefined : (value as Partial<Static<T>>), isEcho};
}

function missingAtRoot(errors: readonly ErrorObject[]): Path[] {
	return errors.flatMap(({instancePath, params}) =>
		instancePath === '' && 'missingProperty' in params ? [[String(params.missingProperty)]] : [],
	);
}

/** Returns where the value was changed. What has lost a field that it needs is no longer sound: again, until nothing is left. */
function mend(value: unknown, validate: ValidateFunction): Path[] {
	const changed: Path[] = [];
	for (let round = 0; validate.errors && round < deepest; round++) {
		const mends = settleUnions(validate.errors).flatMap(error => mendOf(error, value));
		if (mends.length === 0 || mends.some(({path}) => path.length === 0)) break;
		for (const {path, made} of mends) set(value, path, made);
		changed.push(...mends.filter(({isUnknown}) => !isUnknown).map(({path}) => path));
		validate(value);
	}
	return changed;
}

/** The document is something else altogether. */
function isHopeless({instancePath, keyword}: ErrorObject): boolean {
	return instancePath === '' && keyword !== 'required' && keyword !== 'additionalProperties';
}

/** The same place and ears, which hear no echo. */
export function withoutEchoes({locate, report}: Reading, {isEcho}: Pick<Sound<unknown>, 'isEcho'>): Reading {
	const paths = new WeakMap<Place, Path>();
	return {
		locate: (path, part) => {
			const at = locate(path, part);
			if (at) paths.set(at, path);
			return at;
		},
		report: problem => {
			const path = problem.at && paths.get(problem.at);
			if (!path || !isEcho(path, problem.code)) report(problem);
		},
	};
}

/** `made`: what comes there; nothing, if the field goes. */
type Mend = {readonly path: Path; readonly made?: unknown; readonly isUnknown?: boolean};

function mendOf({instancePath, keyword, params, schema, parentSchema}: ErrorObject, root: unknown): Mend[] {
	const path = pathOf(instancePath, root);
	if (keyword === 'additionalProperties')
		return [{path: [...path, String(params.additionalProperty)], isUnknown: true}];
	if (keyword === 'required' && path.length === 0) return [];
	// A union lacks the field that tells its branches apart, which is none that it could be given.
	const lacking = keyword === 'required' && path.some(isIndex) && parentSchema?.properties;
	if (lacking) {
		const field = String(params.missingProperty);
		return [filled([...path, field], lacking[field])];
	}
	// Of a union, its branches.
	const [whole = parentSchema] = Array.isArray(schema) ? schema : [];
	return [isIndex(path.at(-1)) ? filled(path, whole) : {path}];
}

function filled(path: Path, schema: TSchema): Mend {
	return {path, made: Value.Create(schema)};
}

function isIndex(step: string | number | undefined): boolean {
	return typeof step === 'number';
}

function set(root: unknown, path: Path, value: unknown): void {
	const parent = path.slice(0, -1).reduce<unknown>((above, step) => childValue(above, step), root);
	const last = path.at(-1) ?? '';
	if (typeof parent !== 'object' || parent === null) return;
	if (value === undefined) Reflect.deleteProperty(parent, last);
	else Reflect.set(parent, last, value);
}

/** What is said of the changed part itself; and of what is around it, that something is missing or does not go together. */
function mayEcho(changed: Path, {path, code}: {readonly path: Path; readonly code: ProblemCode}): boolean {
	if (isUnder(path, changed)) return true;
	if (code !== 'missing-field' && code !== 'invalid-object') return false;
	// The items of a list have nothing to do with each other.
	const around = isIndex(changed.at(-1)) ? changed : changed.slice(0, -1);
	return isUnder(path, around) || isUnder(changed, path);
}
