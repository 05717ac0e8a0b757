#!/usr/bin/env node
/**
 * Writes lib/api/generated/lists.ts: how lists and maps of Kubernetes' types merge, in a strategic merge patch and in
 * server-side apply. OpenAPI tells it only for a part, and npm has no package that does. The facts are in Debian's
 * packages: the typed schema of client-go, and the struct tags `patchStrategy` and `patchMergeKey` of api and apimachinery.
 * `node scripts/kubernetes-lists.mjs` writes, `--check` only compares (exit 1 when the file is out of date).
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {tsImport} from 'tsx/esm/api';
import {parse} from 'yaml';
import {debianPackage} from './debian-package.mjs';
import {root} from './stamp.mjs';

const go = 'usr/share/gocode/src/k8s.io';
const target = join(root, 'lib/api/generated/lists.ts');
const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1';

const {apiKinds} = await tsImport('../lib/api/kinds.ts', import.meta.url);
const types = new Map(typedSchema().map(type => [type.name, type]));
const structs = goStructs();
const text = render(apiKinds.map(({schema}) => schema));
if (process.argv.includes('--check')) {
	if (readFileSync(target, 'utf8') !== text) {
		console.error('lib/api/generated/lists.ts is out of date: run node scripts/kubernetes-lists.mjs');
		process.exitCode = 1;
	}
} else {
	writeFileSync(target, text);
}

function render(roots) {
	const empty = Object.fromEntries(roots.map(root => [root, emptyObject(root, types, structs)]));
	return `// Made by scripts/kubernetes-lists.mjs from Debian's packages of Kubernetes' types: do not edit.
import type {EmptyObject, TypeFacts} from '../patch/facts.js';

/** By definition. */
export const typeFacts: Readonly<Record<string, TypeFacts>> = {
${lines(facts(roots))}};

/** What the API server writes of an object of the kind that says nothing: null is a list or a map that is always there. */
export const emptyObjects: Readonly<Record<string, EmptyObject>> = {
${lines(empty)}};
`;
}

function lines(record) {
	return Object.entries(record)
		.map(([name, value]) => `\t${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
		.join('');
}

/** The definitions that these reach and that say anything. */
function facts(roots) {
	const found = {};
	for (const names = [...roots]; names.length > 0; ) {
		const name = names.pop();
		const type = types.get(name);
		if (type === undefined) throw new Error(`no definition ${name}`);
		if (name in found || type.map === undefined || type.map.fields === undefined) continue;
		found[name] = definitionOf(type);
		names.push(...Object.values(found[name].fields).flatMap(({of}) => of ?? []));
	}
	return withoutDeadEnds(found);
}

function definitionOf({name, map}) {
	const tags = new Map((structs.get(name) ?? []).map(field => [field.name, field.tags]));
	const fields = {};
	for (const {name: field, type} of map.fields) {
		const fact = {...structureOf(type), ...tags.get(field)};
		if (Object.keys(fact).length > 0) fields[field] = fact;
	}
	return {...(map.elementRelationship === 'atomic' && {atomic: true}), fields};
}

/** What the typed schema says about one field: `type` refers to a definition, or is a list or a map of something. */
function structureOf(type) {
	if (type.namedType !== undefined)
		return {of: type.namedType, ...(type.elementRelationship === 'atomic' && {atomic: true})};
	const {list, map} = type;
	if (map)
		return {...(map.elementRelationship === 'atomic' && {atomic: true}), ...referenceOf(map.elementType)};
	if (!list) return {};
	if (list.elementRelationship === 'atomic') return {list: 'atomic', ...referenceOf(list.elementType)};
	if (!list.keys) return {list: 'set'};
	const item = types.get(list.elementType.namedType).map.fields;
	const defaults = item.filter(({name, default: value}) => list.keys.includes(name) && value !== undefined);
	const keyDefaults = Object.fromEntries(
		defaults
			.filter(({default: value}) => typeof value === 'string' && value !== '')
			.map(field => [field.name, field.default]),
	);
	return {
		list: 'map',
		keys: list.keys,
		...(Object.keys(keyDefaults).length > 0 && {keyDefaults}),
		...referenceOf(list.elementType),
	};
}

function referenceOf({namedType}) {
	return namedType === undefined ? {} : {of: namedType};
}

/** A field that refers to a scalar or to a definition without anything to say needs no word. */
function withoutDeadEnds(found) {
	for (let changed = true; changed; ) {
		changed = false;
		for (const [name, {atomic, fields}] of Object.entries(found)) {
			for (const [field, fact] of Object.entries(fields)) {
				if (fact.of !== undefined && !(fact.of in found)) {
					delete fact.of;
					changed = true;
				}
				if (Object.keys(fact).length === 0) delete fields[field];
			}
			if (!atomic && Object.keys(fields).length === 0) {
				delete found[name];
				changed = true;
			}
		}
	}
	return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function typedSchema() {
	const file = join(
		debianPackage('golang-k8s-client-go-dev'),
		go,
		'client-go/applyconfigurations/internal/internal.go',
	);
	return parse(readFileSync(file, 'utf8').split('`')[1]).types;
}

/** Every Go struct by its definition's name: `io.k8s.api.core.v1.PodSpec` → its fields by their JSON names. */
function goStructs() {
	const api = join(debianPackage('golang-k8s-api-dev'), go, 'api');
	const machinery = join(debianPackage('golang-k8s-apimachinery-dev'), go, 'apimachinery');
	const files = ['core', 'apps', 'batch', 'networking', 'discovery'].map(group => [
		`io.k8s.api.${group}.v1`,
		join(api, group, 'v1/types.go'),
	]);
	return new Map(
		[...files, [meta, join(machinery, 'pkg/apis/meta/v1/types.go')]].flatMap(([prefix, file]) =>
			structsOf(readFileSync(file, 'utf8'), prefix),
		),
	);
}

function structsOf(source, prefix) {
	const structs = new Map();
	for (const [, name, body] of source.matchAll(/^type (\w+) struct \{\n(.*?)^\}/gms)) {
		const lines = [
			...body.matchAll(/^\t(?:(\w+)\s+)?([\w.*[\]]+)\s+`json:"(\w*)(,omitempty|,inline)?"(.*)`/gm),
		];
		structs.set(name, lines.map(goField));
	}
	const inlined = fields =>
		fields.flatMap(field => (field.inline ? inlined(structs.get(field.type) ?? []) : [field]));
	return [...structs].map(([name, fields]) => [`${prefix}.${name}`, inlined(fields)]);
}

function goField([, , type, json, option, more]) {
	const [, strategy] = /patchStrategy:"([\w,]+)"/.exec(more) ?? [];
	const [, mergeKey] = /patchMergeKey:"(\w+)"/.exec(more) ?? [];
	return {
		name: json,
		inline: option === ',inline',
		type,
		omitted: option === ',omitempty',
		tags: {...(strategy && {strategy}), ...(mergeKey && {mergeKey})},
	};
}

/** An object of which nobody has said anything, as the API server encodes it: structs are never left out, lists only if told. */
function emptyObject(definition, types, structs) {
	const references = new Map(types.get(definition).map.fields.map(({name, type}) => [name, type.namedType]));
	const empty = {};
	for (const {name, type, omitted} of structs.get(definition) ?? []) {
		const reference = references.get(name);
		if (!/^[*[]|^map/.test(type) && types.get(reference)?.map?.fields)
			empty[name] = emptyObject(reference, types, structs);
		else if (/^\[|^map/.test(type) && !omitted) empty[name] = null;
	}
	return empty;
}
