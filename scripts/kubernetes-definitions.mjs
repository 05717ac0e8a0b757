#!/usr/bin/env node
/**
 * Writes lib/api/generated/definitions.ts and descriptions.ts: the types of every kind that the API serves, as Kubernetes
 * 1.32 has them. Names, fields, what is required and the descriptions are those of the package kubernetes-types (1.30); the
 * fields that came since, and what Go makes of empty values, are those of Debian's packages.
 * `node scripts/kubernetes-definitions.mjs` writes, `--check` only compares (exit 1 when a file is out of date).
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {tsImport} from 'tsx/esm/api';
import {goDefinitions} from './kubernetes-go.mjs';
import {definitionsOfTypes} from './kubernetes-types.mjs';
import {root} from './stamp.mjs';

/** Fields of structs that Go's types embed from another package. */
const embedded = new Set(['metadata', 'apiVersion', 'kind']);

const folder = join(root, 'lib/api/generated');
const {apiKinds} = await tsImport('../lib/api/kinds.ts', import.meta.url);
const definitions = reachable(
	apiKinds.map(({schema}) => schema),
	merged(definitionsOfTypes(), goDefinitions()),
);
const files = {
	'definitions.ts': definitionsText(definitions),
	'descriptions.ts': descriptionsText(definitions),
};
for (const [name, text] of Object.entries(files)) {
	const file = join(folder, name);
	if (!process.argv.includes('--check')) writeFileSync(file, text);
	else if (readFileSync(file, 'utf8') !== text) {
		console.error(`lib/api/generated/${name} is out of date: run node scripts/kubernetes-definitions.mjs`);
		process.exitCode = 1;
	}
}

function merged(types, go) {
	const names = new Set([...Object.keys(types), ...Object.keys(go)]);
	return Object.fromEntries([...names].map(name => [name, definition(types[name], go[name])]));
}

/** Go decides which fields there are: 1.32 has fields that 1.30 had not, and one less. */
function definition(type = {fields: {}}, go = type) {
	const entries = Object.keys({...type.fields, ...go.fields})
		.filter(field => go.fields[field] || embedded.has(field))
		.map(field => [field, fieldOf(type.fields[field], go.fields[field])]);
	return {about: type.about || go.about, fields: Object.fromEntries(entries)};
}

function fieldOf(type, go) {
	if (!type) return {...go, required: go.always};
	if (!go) return {...type, pointer: false, always: false};
	const wide = go.type.endsWith('int64') || go.type.endsWith('bytes');
	return {...type, type: wide ? go.type : type.type, pointer: go.pointer, always: go.always};
}

function reachable(roots, all) {
	const found = {};
	for (const names = [...roots]; names.length > 0; ) {
		const name = names.pop();
		if (found[name]) continue;
		if (!all[name]) throw new Error(`no definition ${name}`);
		found[name] = all[name];
		const types = Object.values(all[name].fields).map(({type}) => type.replace(/^(\[\]|\{\})+/, ''));
		names.push(...types.filter(type => type.startsWith('io.k8s.')));
	}
	return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `*` before a type is a pointer, `!` a value that is written though it is empty. */
function definitionsText(all) {
	const lines = Object.entries(all).map(([name, {fields}]) => {
		const types = Object.entries(fields).map(([field, {type, pointer, always}]) => [
			field,
			`${pointer ? '*' : always ? '!' : ''}${type}`,
		]);
		const required = Object.keys(fields).filter(field => fields[field].required);
		return line(name, {...(required.length > 0 && {required}), fields: Object.fromEntries(types)});
	});
	return `// Made by scripts/kubernetes-definitions.mjs: do not edit.
import type {Definition} from '../schema.js';

export const definitions: Readonly<Record<string, Definition>> = {
${lines.join('')}};
`;
}

function descriptionsText(all) {
	const lines = Object.entries(all).map(([name, {about, fields}]) =>
		line(name, [
			about,
			Object.fromEntries(Object.entries(fields).map(([field, {about: words}]) => [field, words])),
		]),
	);
	return `// Made by scripts/kubernetes-definitions.mjs: do not edit.

/** By definition: what it is, and what each of its fields is. */
export const descriptions: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
${lines.join('')}};
`;
}

function line(name, value) {
	return `\t${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
}
