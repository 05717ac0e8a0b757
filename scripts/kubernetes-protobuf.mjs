#!/usr/bin/env node
/**
 * Writes lib/api/generated/protobuf.ts: which field of Kubernetes' types has which number in protobuf, which is what
 * kubectl's own types are sent as (`kubectl create deployment`). The facts are the struct tags of Debian's packages.
 * `node scripts/kubernetes-protobuf.mjs` writes, `--check` only compares (exit 1 when the file is out of date).
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {tsImport} from 'tsx/esm/api';
import {debianPackage} from './debian-package.mjs';
import {root} from './stamp.mjs';

const go = 'usr/share/gocode/src/k8s.io';
const target = join(root, 'lib/api/generated/protobuf.ts');
const groups = ['core', 'apps', 'batch', 'networking', 'discovery'];
const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1';

const {definitions} = await tsImport('../lib/api/generated/definitions.ts', import.meta.url);
const text = render();
if (process.argv.includes('--check')) {
	if (readFileSync(target, 'utf8') !== text) {
		console.error('lib/api/generated/protobuf.ts is out of date: run node scripts/kubernetes-protobuf.mjs');
		process.exitCode = 1;
	}
} else {
	writeFileSync(target, text);
}

function render() {
	const entries = sources().flatMap(({file, prefix}) => messages(readFileSync(file, 'utf8'), prefix));
	return `// Made by scripts/kubernetes-protobuf.mjs from Debian's packages of Kubernetes' types: do not edit.

/**
 * By type, its fields in the order of their numbers, from 1: \`name\`; \`+Type\` is a message of its own whose fields are in
 * JSON among those of this one; nothing is a number that is not used.
 */
export const numbered: Readonly<Record<string, string>> = {
${entries.map(([name, fields]) => `\t${JSON.stringify(name)}: ${JSON.stringify(fields)},\n`).join('')}};
`;
}

function sources() {
	const api = join(debianPackage('golang-k8s-api-dev'), go, 'api');
	const machinery = join(debianPackage('golang-k8s-apimachinery-dev'), go, 'apimachinery');
	return [
		...groups.map(group => ({file: join(api, group, 'v1/types.go'), prefix: `io.k8s.api.${group}.v1`})),
		{file: join(machinery, 'pkg/apis/meta/v1/types.go'), prefix: meta},
	];
}

/** Of the types that are known, and of those that they embed. */
function messages(text, prefix) {
	const structs = [...text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)];
	const fields = new Map(structs.map(([, name, body]) => [name, fieldsOf(body)]));
	const wanted = [...fields.keys()].filter(name => definitions[`${prefix}.${name}`]);
	for (const name of wanted)
		for (const field of fields.get(name)) if (field?.startsWith('+')) wanted.push(field.slice(1));
	return [...new Set(wanted)].sort().flatMap(name => {
		const list = fields.get(name);
		return list ? [[`${prefix}.${name}`, list.join(',')]] : [];
	});
}

function fieldsOf(body) {
	const list = [];
	const tags = /^\t(?:\w+\s+)?([\w.*[\]]+)\s+`json:"(\w*)[^"]*"[^`]*protobuf:"\w+,(\d+),/gm;
	for (const [, type, json, number] of body.matchAll(tags))
		list[number - 1] = json || `+${type.replace('*', '')}`;
	return Array.from(list, field => field ?? '');
}
