/** A document against a schema: what ajv finds, said as problems with a place. */
import type {TSchema} from '@sinclair/typebox';
import {Value} from '@sinclair/typebox/value';
import {Ajv, type ErrorObject} from 'ajv';
import type {SourceDocument} from './documents.js';
import {didYouMean, type Locate, type Path, type Problem, type Report} from './problems.js';
import {settleUnions} from './schema-unions.js';

type Located = {readonly value: unknown; readonly locate: Locate};

/** Reports everything in the document that the schema does not allow. True if there is nothing. */
export function checkSchema(schema: TSchema, document: SourceDocument, report: Report): boolean {
	if (matches(schema, document.value)) return true;
	const validate = new Ajv({allErrors: true, verbose: true, strict: false}).compile(schema);
	if (validate(document.value)) return true;
	problemsOf(validate.errors ?? [], document).forEach(report);
	return false;
}

/** Whether there is nothing to say; compiling the schema for ajv would take longer than all else for a small lab. */
export function matches(schema: TSchema, value: unknown): boolean {
	return Value.Check(schema, value);
}

/**
 * The errors of ajv as problems. They must have been made with `allErrors` and `verbose`: the schema that failed
 * says which fields are known.
 */
export function problemsOf(errors: readonly ErrorObject[], document: Located): Problem[] {
	const settled = settleUnions(errors.filter(error => error.propertyName === undefined));
	const problems = settled.map(error => problemOf(error, document));
	const seen = new Map(problems.map(problem => [JSON.stringify([problem.message, problem.at]), problem]));
	return [...seen.values()];
}

/** `['spec', 'containers', 0, 'image']` → `spec.containers[0].image`. */
export function dotted(path: Path): string {
	return path
		.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
		.join('')
		.replace(/^\./, '');
}

function problemOf(error: ErrorObject, {value, locate}: Located): Problem {
	const path = pathOf(error.instancePath, value);
	switch (error.keyword) {
		case 'additionalProperties':
		case 'unevaluatedProperties':
			return unknownField(error, path, locate);
		case 'required':
			return missingField(error, path, locate);
		case 'type':
			return wrongType(error, path, locate);
		case 'enum':
		case 'const':
			return notAllowed(error, path, locate);
		default: {
			const message = `${subject(path)} ${error.message ?? 'is not valid'}`;
			return withHint({code: 'bad-value', message, at: locate(path)}, descriptionOf(error.parentSchema));
		}
	}
}

function unknownField({params, parentSchema}: ErrorObject, path: Path, locate: Locate): Problem {
	const field = String(params.additionalProperty ?? params.unevaluatedProperty);
	const known = Object.keys(parentSchema?.properties ?? {});
	return withHint(
		{
			code: 'unknown-field',
			message: `${path.length > 0 ? `'${dotted(path)}'` : 'this file'} has no field '${field}'`,
			at: locate([...path, field], 'key'),
		},
		didYouMean(field, known),
	);
}

function missingField({params, parentSchema}: ErrorObject, path: Path, locate: Locate): Problem {
	const field = String(params.missingProperty);
	const message = `${subject(path)} lacks '${field}'`;
	const description = descriptionOf(parentSchema?.properties?.[field]);
	return withHint(
		{code: 'missing-field', message, at: locate(path)},
		description && `${field}: ${description}`,
	);
}

function wrongType({params, data}: ErrorObject, path: Path, locate: Locate): Problem {
	const types = [params.type].flat().filter(type => type !== 'null') as string[];
	const wanted = types.map(type => typeWords[type] ?? type).join(' or ');
	if (path.length === 0 && types.includes('object')) {
		return withHint(
			{
				code: 'not-a-mapping',
				message: `this file must be a mapping, not ${describe(data)}`,
				at: locate(path),
			},
			'lines of the form `field: value`',
		);
	}
	const message = `${subject(path)} must be ${wanted}, not ${describe(data)}`;
	return withHint({code: 'wrong-type', message, at: locate(path)}, typeHint(types, data));
}

function notAllowed({params, data}: ErrorObject, path: Path, locate: Locate): Problem {
	const allowed = [params.allowedValues ?? params.allowedValue].flat().map(String);
	const message = `${subject(path)} can't be ${describe(data)}`;
	return withHint({code: 'bad-value', message, at: locate(path)}, didYouMean(String(data), allowed));
}

const typeWords: Readonly<Record<string, string>> = {
	object: 'a mapping',
	array: 'a list',
	string: 'a string',
	integer: 'a whole number',
	number: 'a number',
	boolean: 'true or false',
};

function describe(data: unknown): string {
	if (data === null || data === undefined) return 'empty';
	if (Array.isArray(data)) return 'a list';
	if (typeof data === 'object') return 'a mapping';
	if (typeof data !== 'string') return String(data);
	return `'${data.length > 40 ? `${data.slice(0, 40)}…` : data}'`;
}

function typeHint(types: readonly string[], data: unknown): string | undefined {
	const isNumeric = typeof data === 'string' && data.trim() !== '' && Number.isFinite(Number(data));
	if (isNumeric && types.some(type => type === 'integer' || type === 'number')) return 'leave out the quotes';
	if (types.includes('string') && ['number', 'boolean'].includes(typeof data)) {
		return typeof data === 'boolean'
			? 'put it in quotes: a bare yes, no, on, off, y, n, true or false is no string in YAML'
			: `put it in quotes: "${data}"`;
	}
	if (types.includes('array')) return "each item of a list begins with '- '";
	return undefined;
}

function subject(path: Path): string {
	return path.length > 0 ? `'${dotted(path)}'` : 'this file';
}

function descriptionOf(schema: unknown): string | undefined {
	const description = (schema as {description?: unknown} | undefined)?.description;
	return typeof description === 'string' ? description : undefined;
}

function withHint(
	problem: Omit<Problem, 'hint' | 'at'> & {at: Problem['at']},
	hint: string | undefined,
): Problem {
	const {at, ...rest} = problem;
	return {...rest, ...(hint !== undefined && {hint}), ...(at && {at})};
}

/** A JSON pointer as steps; what looks like a number is an index where the document has a list. */
export function pathOf(pointer: string, root: unknown): Path {
	const path: (string | number)[] = [];
	let value = root;
	for (const part of pointer.split('/').slice(1)) {
		const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
		path.push(Array.isArray(value) ? Number(key) : key);
		value = (value as Record<string, unknown> | undefined)?.[key];
	}
	return path;
}
