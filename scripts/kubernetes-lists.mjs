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
const text = render(facts(apiKinds.map(({schema}) => schema)));
if (process.argv.includes('--check')) {
	if (readFileSync(target, 'utf8') !== text) {
		console.error('lib/api/generated/lists.ts is out of date: run node scripts/kubernetes-lists.mjs');
		process.exitCode = 1;
	}
} else {
	writeFileSync(target, text);
}

function render(definitions) {
	const lines = Object.entries(definitions).map(
		([name, definition]) => `\t${JSON.stringify(name)}: ${JSON.stringify(definition)},\n`,
	);
	return `// Made by scripts/kubernetes-lists.mjs from Debian's packages of Kubernetes' types: do not edit.
import type {TypeFacts} from '../patch/facts.js';

export const typeFacts: Readonly<Record<string, TypeFacts>> = {
${lines.join('')}};
`;
}

/** The definitions that these reach and that say anything. */
function facts(roots) {
	const types = new Map(typedSchema().map(type => [type.name, type]));
	const tags = strategies();
	const found = {};
	for (const names = [...roots]; names.length > 0; ) {
		const name = names.pop();
		const type = types.get(name);
		if (type === undefined) throw new Error(`no definition ${name}`);
		if (name in found || type.map === undefined || type.map.fields === undefined) continue;
		found[name] = definitionOf(type, tags, types);
		names.push(...Object.values(found[name].fields).flatMap(({of}) => of ?? []));
	}
	return withoutDeadEnds(found);
}

function definitionOf({name, map}, tags, types) {
	const fields = {};
	for (const {name: field, type} of map.fields) {
		const fact = {...structureOf(type, types), ...tags.get(`${name}.${field}`)};
		if (Object.keys(fact).length > 0) fields[field] = fact;
	}
	return {...(map.elementRelationship === 'atomic' && {atomic: true}), fields};
}

/** What the typed schema says about one field: `type` refers to a definition, or is a list or a map of something. */
function structureOf(type, types) {
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

/** `io.k8s.api.core.v1.PodSpec.containers` → {strategy: 'merge', mergeKey: 'name'} */
function strategies() {
	const api = join(debianPackage('golang-k8s-api-dev'), go, 'api');
	const machinery = join(debianPackage('golang-k8s-apimachinery-dev'), go, 'apimachinery');
	const found = new Map();
	for (const group of ['core', 'apps', 'batch', 'networking', 'discovery'])
		readTags(join(api, group, 'v1/types.go'), `io.k8s.api.${group}.v1`, found);
	readTags(join(machinery, 'pkg/apis/meta/v1/types.go'), meta, found);
	return found;
}

function readTags(file, prefix, found) {
	const structs = new Map();
	let fields;
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		const struct = /^type (\w+) struct \{/.exec(line);
		if (struct) structs.set(struct[1], (fields = new Map()));
		const [, inlined] = /^\t(\w+)\s+`json:",inline"/.exec(line) ?? [];
		const [, json, strategy, , mergeKey] =
			/`json:"(\w+)[^"]*" patchStrategy:"([\w,]+)"( patchMergeKey:"(\w+)")?/.exec(line) ?? [];
		if (inlined) fields.set(inlined, {inlined: true});
		if (json) fields.set(json, {strategy, ...(mergeKey && {mergeKey})});
	}
	for (const name of structs.keys())
		for (const [field, tag] of tagsOf(name, structs)) found.set(`${prefix}.${name}.${field}`, tag);
}

function tagsOf(name, structs) {
	return [...(structs.get(name) ?? [])].flatMap(([field, tag]) =>
		tag.inlined ? tagsOf(field, structs) : [[field, tag]],
	);
}
