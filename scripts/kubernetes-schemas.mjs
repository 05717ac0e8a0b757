/**
 * Writes topology/generated/kubernetes.ts: validators of the manifests' kinds, compiled ahead of time, because
 * ajv takes a quarter of a second for a PodSpec when it compiles at run time.
 * `node scripts/kubernetes-schemas.mjs` writes, `--check` only compares (exit 1 when the file is out of date).
 */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Ajv} from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import {createGenerator} from 'ts-json-schema-generator';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'topology/generated/kubernetes.ts');

const kinds = {
	'core/v1': ['Namespace', 'Pod', 'Service', 'ServiceAccount'],
	'apps/v1': ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
	'batch/v1': ['Job'],
	'networking/v1': ['NetworkPolicy', 'Ingress'],
};

/** Fields that Kubernetes has got since the version of the types (1.30). */
const newer = {
	PodSpec: {resources: {$ref: ref('ResourceRequirements')}, hostnameOverride: {type: 'string'}},
	PodSecurityContext: {supplementalGroupsPolicy: {type: 'string'}, seLinuxChangePolicy: {type: 'string'}},
	Container: {restartPolicyRules: {type: 'array', items: {type: 'object'}}},
	Lifecycle: {stopSignal: {type: 'string'}},
	EnvVarSource: {fileKeyRef: {type: 'object'}},
	Volume: {image: {type: 'object'}},
	PodResourceClaim: {resourceClaimName: {type: 'string'}, resourceClaimTemplateName: {type: 'string'}},
	ResourceClaim: {request: {type: 'string'}},
	DeploymentSpec: {podReplacementPolicy: {type: 'string'}},
};

/** Fields that the OpenAPI document calls required, but the API server takes an object without. */
const optional = {
	StatefulSetSpec: ['serviceName'],
	NetworkPolicySpec: ['podSelector'],
};

/** Written by the cluster: pasted from clusters of every version, and nothing reads it. */
const unread = {ObjectMeta: ['managedFields', 'ownerReferences']};

const quantity = '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$';

const text = generate();
if (process.argv.includes('--check')) {
	if (readFileSync(target, 'utf8') !== text) {
		console.error('topology/generated/kubernetes.ts is out of date: run node scripts/kubernetes-schemas.mjs');
		process.exitCode = 1;
	}
} else {
	writeFileSync(target, text);
}

function generate() {
	const definitions = adapt(definitionsOfTypes());
	const ajv = new Ajv({
		allErrors: true,
		verbose: true,
		strict: false,
		code: {source: true, esm: true, lines: true},
	});
	ajv.addSchema({$id: 'kubernetes', definitions});
	const names = Object.values(kinds).flat();
	const exports = Object.fromEntries(names.map(name => [name, `kubernetes${ref(name)}`]));
	const code = standalone.default(ajv, exports).replace(/^"use strict";/, '');
	return `// @ts-nocheck\n// Made by scripts/kubernetes-schemas.mjs from the package kubernetes-types: do not edit.\n${code}\n`;
}

function definitionsOfTypes() {
	const folder = mkdtempSync(join(root, 'node_modules/.kubernetes-schemas-'));
	try {
		const path = join(folder, 'kinds.ts');
		const imports = Object.entries(kinds).map(
			([module, names]) => `import type {${names.join(', ')}} from 'kubernetes-types/${module}';`,
		);
		const fields = Object.values(kinds)
			.flat()
			.map(name => `${name}: ${name}`);
		writeFileSync(path, `${imports.join('\n')}\nexport interface Kinds {${fields.join('; ')}}\n`);
		const tsconfig = join(folder, 'tsconfig.json');
		writeFileSync(
			tsconfig,
			'{"compilerOptions": {"strict": true, "moduleResolution": "node", "skipLibCheck": true}}',
		);
		const options = {
			path,
			tsconfig,
			type: 'Kinds',
			skipTypeCheck: true,
			additionalProperties: false,
			jsDoc: 'none',
		};
		return createGenerator(options).createSchema('Kinds').definitions;
	} finally {
		rmSync(folder, {recursive: true});
	}
}

/** From the types to what the API server takes. */
function adapt(source) {
	const definitions = {...source};
	for (const [name, fields] of Object.entries(newer)) {
		definitions[name] = {...definitions[name], properties: {...definitions[name].properties, ...fields}};
	}
	for (const [name, fields] of Object.entries(optional)) {
		definitions[name] = {
			...definitions[name],
			required: definitions[name].required.filter(key => !fields.includes(key)),
		};
	}
	for (const [name, fields] of Object.entries(unread)) {
		const open = Object.fromEntries(fields.map(field => [field, {}]));
		definitions[name] = {...definitions[name], properties: {...definitions[name].properties, ...open}};
	}
	for (const name of Object.values(kinds).flat()) {
		const properties = {...definitions[name].properties, status: {}};
		const required = name === 'Namespace' || name === 'ServiceAccount' ? ['metadata'] : ['metadata', 'spec'];
		definitions[name] = {...definitions[name], properties, required};
	}
	definitions.Quantity = {
		type: ['string', 'number'],
		pattern: quantity,
		description: 'a quantity is 2, 0.5, 500m, 64Mi …',
	};
	return reachable(definitions);
}

/** Only what the kinds need: the rest would be dead weight at every start. */
function reachable(definitions) {
	const kept = {};
	const visit = name => {
		if (kept[name]) return;
		kept[name] = plain(definitions[name]);
		for (const [, next] of JSON.stringify(kept[name]).matchAll(/"#\/definitions\/([^"]+)"/g)) visit(next);
	};
	for (const name of Object.values(kinds).flat()) visit(name);
	return kept;
}

/** Whole numbers where the types say number: no field of these kinds is a fraction. */
function plain(schema) {
	if (Array.isArray(schema)) return schema.map(plain);
	if (schema === null || typeof schema !== 'object') return schema;
	const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, plain(value)]));
	if (copy.type === 'number') copy.type = 'integer';
	if (Array.isArray(copy.type) && !copy.pattern)
		copy.type = copy.type.map(type => (type === 'number' ? 'integer' : type));
	return copy;
}

function ref(name) {
	return `#/definitions/${name}`;
}
