/** Whether a configuration can be applied at all. */
import {type ApiKind, apiVersionOf} from '../kinds.js';
import {badRequest} from '../status.js';
import type {FieldFacts} from './facts.js';
import {pathsOf} from './field-set.js';
import {isMap, type JsonMap, jsonType} from './json.js';
import {wordless} from './strategic-list.js';
import {elementOf, innerFacts, itemFacts, listOr, mapOr, shapeOf} from './structure.js';

/** Throws an ApiError: 400 for what is another kind or no object, 500 (as the real server) for lists without a sense. */
export function checkApplied(kind: ApiKind, value: unknown): asserts value is JsonMap {
	if (!isMap(value)) {
		const type = 'Go value of type map[string]interface {}';
		throw badRequest(`error decoding YAML: json: cannot unmarshal ${jsonType(value)} into ${type}`);
	}
	const version = apiVersionOf(kind);
	if (value.apiVersion !== version || value.kind !== kind.kind) {
		throw badRequest(`invalid object type: ${value.apiVersion ?? ''}, Kind=${value.kind ?? ''}`);
	}
	const {managedFields, namespace = '', name = ''} = mapOr(value.metadata);
	if (managedFields !== undefined && managedFields !== null) {
		throw badRequest('metadata.managedFields must be nil');
	}
	const [problem] = listProblems(value, {of: kind.schema}, '');
	if (problem === undefined) return;
	const object = `${namespace}/${name}; ${version}, Kind=${kind.kind}`;
	throw wordless(`failed to create typed patch object (${object}): ${problem}`);
}

function listProblems(value: unknown, facts: FieldFacts, path: string): readonly string[] {
	switch (shapeOf(value, undefined, facts)) {
		case 'leaf':
			return [];
		case 'map':
			return Object.entries(mapOr(value)).flatMap(([field, inner]) =>
				listProblems(inner, innerFacts(facts, field), `${path}.${field}`),
			);
		case 'list':
			return itemProblems(listOr(value), facts, path);
	}
}

function itemProblems(list: readonly unknown[], facts: FieldFacts, path: string): readonly string[] {
	const seen = new Set<string>();
	return list.flatMap((item, index) => {
		const missing = missingKey(item, facts);
		if (missing !== undefined) {
			const why = `omits key field ${JSON.stringify(missing)} (and doesn't have default value)`;
			return [`${path}: element ${index}: associative list with keys has an element that ${why}`];
		}
		const element = elementOf(item, facts);
		const [text = ''] = pathsOf({[element]: {}});
		if (seen.has(element)) return [`${path}: duplicate entries for key ${text}`];
		seen.add(element);
		return listProblems(item, itemFacts(facts), `${path}${text}`);
	});
}

function missingKey(item: unknown, {keys = [], keyDefaults = {}}: FieldFacts): string | undefined {
	return keys.find(key => mapOr(item)[key] === undefined && keyDefaults[key] === undefined);
}
