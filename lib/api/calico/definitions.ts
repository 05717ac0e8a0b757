/** Calico's kinds as the API decodes and describes them: from the schemas that manifests are read by. */
import {Kind, type TObject, type TSchema} from '@sinclair/typebox';
import {specSchemas} from '../../../topology/calico/schema.js';
import {isAsNumber, isIntOrString} from '../../../topology/calico/schema-parts.js';
import {calicoPolicyKinds} from '../../../topology/calico/schema-policy.js';
import type {TypeFacts} from '../patch/facts.js';
import type {Definition} from '../schema.js';

/** As the OpenAPI names of custom resources are: their group from its end. */
export const calicoPrefix = 'org.projectcalico.v3.';

/** Node is no kind of Calico's in the API: Kubernetes' has its annotations. */
export const calicoApiKinds = [
	'IPPool',
	'BGPConfiguration',
	'BGPPeer',
	'IPAMConfiguration',
	...calicoPolicyKinds,
] as const;

const metadata = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

const aboutObject = {
	apiVersion: 'The group and the version of its kind: projectcalico.org/v3.',
	kind: 'What it is; in upper camel case.',
	metadata: 'Its name, labels, annotations.',
	spec: 'What is wanted of the network.',
};

type Found = {
	readonly definitions: Record<string, Definition>;
	readonly descriptions: Record<string, [string, Record<string, string>]>;
};

function found(): Found {
	const all: Found = {definitions: {}, descriptions: {}};
	for (const kind of calicoApiKinds) {
		const name = `${calicoPrefix}${kind}`;
		addStruct(`${name}Spec`, specSchemas[kind], all);
		const fields = {apiVersion: 'string', kind: 'string', metadata, spec: `${name}Spec`};
		all.definitions[name] = {required: ['metadata', 'spec'], fields};
		all.descriptions[name] = [`Calico's ${kind}, as far as a lab follows it.`, aboutObject];
	}
	return all;
}

function addStruct(name: string, schema: TObject, all: Found): void {
	const fields: Record<string, string> = {};
	const about: Record<string, string> = {};
	for (const [field, inner] of Object.entries(schema.properties)) {
		// Values that mean nothing stay as they were written, as in every custom resource.
		fields[field] = `*${typeOf(`${name}.${field}`, inner, all)}`;
		about[field] = inner.description ?? 'Known, and not followed by a lab.';
	}
	all.definitions[name] = {...(schema.required && {required: schema.required}), fields};
	all.descriptions[name] = ['', about];
}

function typeOf(name: string, schema: TSchema, all: Found): string {
	if (isAsNumber(schema)) return 'as-number';
	if (isIntOrString(schema)) return 'int-or-string';
	switch (schema[Kind]) {
		case 'Array':
			return `[]${typeOf(name, schema.items as TSchema, all)}`;
		case 'Object':
			addStruct(name, schema as TObject, all);
			return name;
		case 'Boolean':
			return 'boolean';
		case 'Integer':
			return 'int64';
		case 'Number':
			return 'double';
		case 'Record':
			return '{}string';
		case 'Unknown':
			return 'any';
		default:
			return 'string';
	}
}

export const {definitions: calicoDefinitions, descriptions: calicoDescriptions}: Found = found();

/** Lists of custom resources are replaced as a whole, but these: `x-kubernetes-list-type: set`. */
const sets: Readonly<Record<string, string>> = {
	IPPoolSpec: 'allowedUses',
	BGPConfigurationSpec: 'ignoredInterfaces',
	NetworkPolicySpec: 'types',
	GlobalNetworkPolicySpec: 'types',
};

export const calicoFacts: Readonly<Record<string, TypeFacts>> = Object.fromEntries(
	calicoApiKinds.flatMap((kind): [string, TypeFacts][] => {
		const spec = `${kind}Spec`;
		const set = sets[spec];
		return [
			[calicoPrefix + kind, {fields: {metadata: {of: metadata}, spec: {of: calicoPrefix + spec}}}],
			[calicoPrefix + spec, {fields: set === undefined ? {} : {[set]: {list: 'set'}}}],
		];
	}),
);
