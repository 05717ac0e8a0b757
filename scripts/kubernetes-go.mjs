/**
 * Reads Kubernetes' types as Go has them, from Debian 13's packages: the same version as its kubectl, 1.32. kubernetes-types is
 * of 1.30, and does not tell what Go does with an empty value: which numbers are 64 bits wide, which fields are pointers
 * (`replicas: 0` is kept, `hostNetwork: false` is not), and which are written though they are empty.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {debianPackage} from './debian-package.mjs';

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const groups = ['core', 'apps', 'batch', 'networking', 'discovery'];
const goFolder = 'usr/share/gocode/src/k8s.io';

/** Packages that the files import, by the names that they give them. */
const packages = {
	metav1: meta,
	v1: 'io.k8s.api.core.v1',
	corev1: 'io.k8s.api.core.v1',
	apiv1: 'io.k8s.api.core.v1',
};

const values = {
	string: 'string',
	bool: 'boolean',
	int: 'int32',
	int32: 'int32',
	int64: 'int64',
	uint8: 'int32',
	Time: 'time',
	MicroTime: 'micro-time',
	FieldsV1: 'any',
	'metav1.Time': 'time',
	'metav1.MicroTime': 'micro-time',
	'resource.Quantity': 'quantity',
	'intstr.IntOrString': 'int-or-string',
	'runtime.RawExtension': 'any',
	'[]byte': 'bytes',
};

/** By name: `about`, and by field `{type, about, pointer, always}`; `always` is a field that Go writes though it is empty. */
export function goDefinitions() {
	const found = {};
	for (const {folder, prefix} of sources()) {
		const {structs, named} = declarationsOf(readFileSync(join(folder, 'types.go'), 'utf8'));
		const words = wordsOf(readFileSync(join(folder, 'types_swagger_doc_generated.go'), 'utf8'));
		const resolve = type => typeOf(type, {prefix, named, structs});
		for (const name of structs.keys()) {
			const about = words[name] ?? {};
			const fields = fieldsOf(name, structs).map(([field, go]) => [
				field,
				{...go, type: resolve(go.type), about: about[field] ?? ''},
			]);
			found[`${prefix}.${name}`] = {about: about[''] ?? '', fields: Object.fromEntries(fields)};
		}
	}
	return found;
}

function sources() {
	const api = join(debianPackage('golang-k8s-api-dev'), goFolder, 'api');
	const machinery = join(debianPackage('golang-k8s-apimachinery-dev'), goFolder, 'apimachinery');
	return [
		...groups.map(group => ({folder: join(api, group, 'v1'), prefix: `io.k8s.api.${group}.v1`})),
		{folder: join(machinery, 'pkg/apis/meta/v1'), prefix: meta},
	];
}

/** The structs with their fields, and the names for other types: `type RestartPolicy string`. */
function declarationsOf(text) {
	const structs = new Map();
	for (const [, name, body] of text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
		const fields = body.matchAll(/^\t(?:(\w+)\s+)?([\w.*[\]]+)\s+`json:"(\w*)([^"]*)"/gm);
		structs.set(
			name,
			[...fields].map(([, , type, json, options]) => ({json, type, options})),
		);
	}
	const names = text.matchAll(/^type (\w+) (?!struct)([\w.[\]]+)$/gm);
	return {structs, named: new Map([...names].map(([, name, type]) => [name, type]))};
}

/** With those of the structs that it embeds. */
function fieldsOf(name, structs) {
	return structs.get(name).flatMap(({json, type, options}) => {
		if (json === '') return structs.has(type) ? fieldsOf(type, structs) : [];
		const pointer = type.startsWith('*');
		const always = !pointer && !options.includes('omitempty');
		return [[json, {type: type.replace('*', ''), pointer, always}]];
	});
}

function typeOf(type, where) {
	if (values[type] !== undefined) return values[type];
	const list = /^\[\](.*)$/.exec(type);
	if (list) return `[]${typeOf(list[1], where)}`;
	const map = /^map\[\w+\](.*)$/.exec(type);
	if (map) return `{}${typeOf(map[1], where)}`;
	if (where.named.has(type)) return typeOf(where.named.get(type), where);
	if (where.structs.has(type)) return `${where.prefix}.${type}`;
	const [, from, name] = /^(\w+)\.(\w+)$/.exec(type) ?? [];
	// Types of other packages that are no structs are names for strings: types.UID, v1.Protocol.
	return packages[from] === undefined ? 'string' : `${packages[from]}.${name}`;
}

function wordsOf(text) {
	const maps = text.matchAll(/^var map_(\w+) = map\[string\]string\{\n([\s\S]*?)^\}/gm);
	return Object.fromEntries(
		[...maps].map(([, name, body]) => {
			const lines = body.matchAll(/^\t("[^"]*"):\s+(".*"),$/gm);
			return [
				name,
				Object.fromEntries([...lines].map(([, key, words]) => [JSON.parse(key), JSON.parse(words)])),
			];
		}),
	);
}
