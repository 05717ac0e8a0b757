/** Custom resources as the API decodes and describes them, Calico's and network-policy-api's: from the schemas that manifests are read by. */
import {Kind, type TObject, type TSchema} from '@sinclair/typebox';
import {calicoApiVersion} from '../../../topology/calico/objects.js';
import {specSchemas} from '../../../topology/calico/schema.js';
import {isAsNumber, isIntOrString} from '../../../topology/calico/schema-parts.js';
import {calicoPolicyKinds} from '../../../topology/calico/schema-policy.js';
import {clusterPolicyVersions} from '../../../topology/cluster-policy/objects.js';
import {clusterPolicyKinds, clusterPolicySpecs} from '../../../topology/cluster-policy/schema.js';
import type {TypeFacts} from '../patch/facts.js';
import type {Definition} from '../schema.js';

/** Node is no kind of Calico's in the API: Kubernetes' has its annotations. */
export const calicoApiKinds = [
	'IPPool',
	'BGPConfiguration',
	'BGPPeer',
	'IPAMConfiguration',
	...calicoPolicyKinds,
] as const;

type CustomKind = {
	/** As OpenAPI names them: the group from its end, the version, the kind. */
	readonly name: string;
	readonly apiVersion: string;
	readonly spec: TObject;
	readonly about: string;
};

const customKinds: readonly CustomKind[] = [
	...calicoApiKinds.map(kind => ({
		name: `org.projectcalico.v3.${kind}`,
		apiVersion: calicoApiVersion,
		spec: specSchemas[kind],
		about: `Calico's ${kind}, as far as a lab follows it.`,
	})),
	...clusterPolicyKinds.map(kind => ({
		name: `io.k8s.networking.policy.${clusterPolicyVersions[kind].split('/')[1]}.${kind}`,
		apiVersion: clusterPolicyVersions[kind],
		spec: clusterPolicySpecs[kind],
		about: `network-policy-api's ${kind}: a policy of the whole cluster, by who runs it.`,
	})),
];

const metadata = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

type Found = {
	readonly definitions: Record<string, Definition>;
	readonly descriptions: Record<string, [string, Record<string, string>]>;
};

function found(): Found {
	const all: Found = {definitions: {}, descriptions: {}};
	for (const {name, apiVersion, spec, about} of customKinds) {
		addStruct(`${name}Spec`, spec, all);
		const fields = {apiVersion: 'string', kind: 'string', metadata, spec: `${name}Spec`};
		const withStatus = apiVersion === calicoApiVersion ? fields : {...fields, status: '*any'};
		all.definitions[name] = {required: ['metadata', 'spec'], fields: withStatus};
		all.descriptions[name] = [about, aboutObject(apiVersion)];
	}
	return all;
}

function aboutObject(apiVersion: string): Record<string, string> {
	return {
		apiVersion: `The group and the version of its kind: ${apiVersion}.`,
		kind: 'What it is; in upper camel case.',
		metadata: 'Its name, labels, annotations.',
		spec: 'What is wanted of the network.',
		status: 'What is said of it; by nobody here.',
	};
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

export const {definitions: customDefinitions, descriptions: customDescriptions}: Found = found();

/** Lists of custom resources are replaced as a whole, but these: `x-kubernetes-list-type: set`. */
const sets: Readonly<Record<string, string>> = {
	'org.projectcalico.v3.IPPoolSpec': 'allowedUses',
	'org.projectcalico.v3.BGPConfigurationSpec': 'ignoredInterfaces',
	'org.projectcalico.v3.NetworkPolicySpec': 'types',
	'org.projectcalico.v3.GlobalNetworkPolicySpec': 'types',
};

export const customFacts: Readonly<Record<string, TypeFacts>> = Object.fromEntries(
	customKinds.flatMap(({name}): [string, TypeFacts][] => {
		const spec = `${name}Spec`;
		const set = sets[spec];
		return [
			[name, {fields: {metadata: {of: metadata}, spec: {of: spec}}}],
			[spec, {fields: set === undefined ? {} : {[set]: {list: 'set'}}}],
		];
	}),
);
