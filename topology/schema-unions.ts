/**
 * ajv tells of a union (anyOf, oneOf) everything that every branch has against the value. A person wants to hear
 * of the branch that was meant: the one whose type and keys fit best.
 */
import type {ErrorObject} from 'ajv';

/** Each union's errors replaced by those of the branch that was meant, or by one error that names the choice. */
export function settleUnions(errors: readonly ErrorObject[]): ErrorObject[] {
	const settled: ErrorObject[] = [];
	const rest = [...errors];
	for (let last = rest.pop(); last; last = rest.pop()) {
		if (last.keyword !== 'anyOf' && last.keyword !== 'oneOf') {
			settled.unshift(last);
			continue;
		}
		// The branches' errors stand directly before the union's.
		const prefix = `${last.schemaPath}/`;
		const start = rest.findLastIndex(error => !error.schemaPath.startsWith(prefix)) + 1;
		settled.unshift(...settleUnion(last, rest.splice(start)));
	}
	return settled;
}

function settleUnion(union: ErrorObject, errors: readonly ErrorObject[]): readonly ErrorObject[] {
	const here = (error: ErrorObject) => error.instancePath === union.instancePath;
	const branches = branchesOf(union, errors);
	if (branches.length === 0) return [union];
	const fitting = branches.filter(branch => !branch.some(error => here(error) && error.keyword === 'type'));
	if (fitting.length === 0) return [typeError(union, branches)];
	const isConstant = (branch: ErrorObject[]) =>
		branch.some(error => here(error) && (error.keyword === 'const' || error.keyword === 'enum'));
	if (fitting.every(isConstant)) return [choiceError(union, fitting)];
	const weigh = (branch: readonly ErrorObject[]) => branch.filter(here).length;
	const least = Math.min(...fitting.map(weigh));
	const best = fitting.filter(branch => weigh(branch) === least);
	return best.length > 1 ? fieldErrors(union, best) : settleUnions(best[0] ?? []);
}

function branchesOf(union: ErrorObject, errors: readonly ErrorObject[]): ErrorObject[][] {
	const branches = new Map<string, ErrorObject[]>();
	for (const error of errors) {
		const index = error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? '';
		branches.set(index, [...(branches.get(index) ?? []), error]);
	}
	return [...branches.values()];
}

function typeError(union: ErrorObject, branches: readonly ErrorObject[][]): ErrorObject {
	const types = branches
		.flat()
		.filter(error => error.keyword === 'type' && error.instancePath === union.instancePath);
	return {...union, keyword: 'type', params: {type: [...new Set(types.flatMap(error => error.params.type))]}};
}

function choiceError(union: ErrorObject, branches: readonly ErrorObject[][]): ErrorObject {
	const values = branches.flat().flatMap(({params}) => params.allowedValues ?? params.allowedValue ?? []);
	return {...union, keyword: 'enum', params: {allowedValues: [...new Set(values)]}};
}

/** Several branches fit equally badly: they differ in the key that tells them apart, which is missing or unknown. */
function fieldErrors(union: ErrorObject, branches: readonly ErrorObject[][]): ErrorObject[] {
	const errors = branches.flat().filter(error => error.instancePath === union.instancePath);
	const properties = Object.assign({}, ...errors.map(error => error.parentSchema?.properties));
	const unknown = errors.filter(
		({keyword, params}) => keyword === 'additionalProperties' && !(params.additionalProperty in properties),
	);
	if (unknown.length > 0) return unknown.map(error => ({...error, parentSchema: {properties}}));
	const message = `takes exactly one of ${Object.keys(properties).join(', ')}`;
	const missing = errors.every(({keyword}) => keyword === 'required');
	if (!missing) return [{...union, keyword: 'choice', message, parentSchema: {}}];
	const missingProperty = Object.keys(properties).join("' or '");
	return [{...union, keyword: 'required', params: {missingProperty}, parentSchema: {}}];
}
