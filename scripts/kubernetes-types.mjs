/**
 * Reads the declarations of the package kubernetes-types: it writes one interface a definition and one field a line, which
 * is less than TypeScript. ts-json-schema-generator would mix types of one name: core/v1 and discovery/v1 have an
 * EndpointPort each.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './stamp.mjs';

const prefixes = {
	'core/v1': 'io.k8s.api.core.v1',
	'apps/v1': 'io.k8s.api.apps.v1',
	'batch/v1': 'io.k8s.api.batch.v1',
	'networking/v1': 'io.k8s.api.networking.v1',
	'discovery/v1': 'io.k8s.api.discovery.v1',
	'meta/v1': 'io.k8s.apimachinery.pkg.apis.meta.v1',
};

/** Types that are values in JSON, whatever Go makes of them. */
const values = {
	Time: 'time',
	MicroTime: 'micro-time',
	Quantity: 'quantity',
	RawExtension: 'any',
	FieldsV1: 'any',
	string: 'string',
	boolean: 'boolean',
	number: 'int32',
	'number | string': 'int-or-string',
};

/**
 * All definitions by their name in Kubernetes' OpenAPI document: `about`, and by field its type (`string`, `[]NAME`,
 * `{}quantity`), its description, and whether it is required.
 */
export function definitionsOfTypes() {
	return Object.fromEntries(Object.keys(prefixes).flatMap(definitionsOf));
}

export function nameOf(module, type) {
	return `${prefixes[module]}.${type}`;
}

function definitionsOf(module) {
	const path = join(root, 'node_modules/kubernetes-types', `${module}.d.ts`);
	const text = readFileSync(path, 'utf8');
	const origins = originsOf(text);
	const interfaces = text.matchAll(
		/(\/\*\*(?:[^*]|\*(?!\/))*\*\/\n)?export interface (\w+) \{\n([\s\S]*?)^\}$/gm,
	);
	return [...interfaces].map(([, comment, name, body]) => [
		nameOf(module, name),
		{about: wordsOf(comment), fields: fieldsOf(body, text => typeOf(text, {module, origins}))},
	]);
}

/** Which module an imported name comes from. */
function originsOf(text) {
	const imports = [...text.matchAll(/^import \{ (.*) \} from "\.\.\/(.*)";$/gm)];
	return Object.fromEntries(
		imports.flatMap(([, names, module]) => names.split(', ').map(name => [name, module])),
	);
}

function fieldsOf(body, toType) {
	const fields = body.matchAll(
		/^ {4}(\/\*\*(?:[^*]|\*(?!\/))*\*\/\n {4})?(?:readonly )?"?([\w$]+)"?(\??): ([^;{]+|\{\n[^}]*\});$/gm,
	);
	return Object.fromEntries(
		[...fields].map(([, comment, field, optional, type]) => [
			field,
			{type: toType(type), about: wordsOf(comment), required: optional === ''},
		]),
	);
}

function typeOf(text, where) {
	const list = /^Array<(.*)>$/.exec(text);
	if (list) return `[]${typeOf(list[1], where)}`;
	const map = /^\{\s*\[name: string\]: ([^;]*);\s*\}$/.exec(text);
	if (map) return `{}${typeOf(map[1], where)}`;
	if (/^"/.test(text)) return 'string';
	if (values[text] !== undefined) return values[text];
	if (!/^\w+$/.test(text))
		throw new Error(`the declarations have a type that this script can't read: ${text}`);
	return nameOf(where.origins[text] ?? where.module, text);
}

function wordsOf(comment = '') {
	return comment
		.replace(/^\s*\/\*\*\s?|\s*\*\/\s*$/g, '')
		.replace(/^\s*\* ?/gm, '')
		.trim();
}
