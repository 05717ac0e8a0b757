/** What a client wants to read: JSON or YAML; objects, Tables or only their metadata (apiserver, handlers/negotiation). */
import {ApiError} from '../../api/status.js';

export type Shape = 'object' | 'Table' | 'PartialObjectMetadata' | 'APIGroupDiscoveryList';

export type Wanted = {
	readonly format: 'json' | 'yaml';
	readonly shape: Shape;
	/** Of what the shape makes: `meta.k8s.io/v1`. */
	readonly apiVersion: string;
};

type Clause = {readonly type: string; readonly parameters: ReadonlyMap<string, string>};

const formats: Readonly<Record<string, Wanted['format']>> = {
	'application/json': 'json',
	'application/yaml': 'yaml',
	'application/*': 'json',
	'*/*': 'json',
};

/** By the values of `as` and `g`. */
const shapes: Readonly<Record<string, Shape>> = {
	'Table meta.k8s.io': 'Table',
	'PartialObjectMetadata meta.k8s.io': 'PartialObjectMetadata',
	'PartialObjectMetadataList meta.k8s.io': 'PartialObjectMetadata',
	'APIGroupDiscoveryList apidiscovery.k8s.io': 'APIGroupDiscoveryList',
};

const versions: Readonly<Record<Shape, readonly string[]>> = {
	object: [],
	Table: ['v1', 'v1beta1'],
	PartialObjectMetadata: ['v1', 'v1beta1'],
	APIGroupDiscoveryList: ['v2', 'v2beta1'],
};

/** The first that can be met of an Accept header. Throws an ApiError 406. */
export function negotiate(accept: string | undefined, allowed: readonly Shape[]): Wanted {
	if (!accept?.trim()) return {format: 'json', shape: 'object', apiVersion: ''};
	for (const clause of clauses(accept)) {
		const wanted = met(clause);
		if (wanted && (wanted.shape === 'object' || allowed.includes(wanted.shape))) return wanted;
	}
	throw new ApiError(
		406,
		'NotAcceptable',
		'only the following media types are accepted: application/json, application/yaml',
	);
}

/** Best first, as their `q` says. */
function clauses(accept: string): readonly Clause[] {
	return accept
		.split(',')
		.map(clause)
		.filter(({parameters}) => weight(parameters) > 0)
		.sort((a, b) => weight(b.parameters) - weight(a.parameters));
}

function clause(text: string): Clause {
	const [type = '', ...parameters] = text.split(';').map(part => part.trim());
	return {
		type: type.toLowerCase(),
		parameters: new Map(parameters.map(parameter => pair(parameter))),
	};
}

function pair(parameter: string): [string, string] {
	const [key = '', value = ''] = parameter.split('=', 2);
	return [key.trim(), value.trim().replace(/^"(.*)"$/, '$1')];
}

function weight(parameters: ReadonlyMap<string, string>): number {
	const q = Number(parameters.get('q') ?? 1);
	return Number.isNaN(q) ? 0 : q;
}

function met({type, parameters}: Clause): Wanted | undefined {
	const format = Object.hasOwn(formats, type) ? formats[type] : undefined;
	if (!format) return undefined;
	const [as, group, version] = ['as', 'g', 'v'].map(key => parameters.get(key));
	if (as === undefined && group === undefined && version === undefined)
		return {format, shape: 'object', apiVersion: ''};
	const shape = shapes[`${as} ${group}`];
	if (!shape || version === undefined || !versions[shape].includes(version)) return undefined;
	return {format, shape, apiVersion: `${group}/${version}`};
}
