/** `status.phase=Running,metadata.name!=web`: field selectors, and which fields each kind lets itself be selected by. */
import type {ApiKind} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {badRequest} from '../../api/status.js';

export type FieldTest = {
	readonly test: (object: ApiObject) => boolean;
	/** The one name that can match, if the selector says so: no list needs to be walked. */
	readonly name?: string;
};

type Requirement = {readonly field: string; readonly equal: boolean; readonly value: string};

/** By kind, beside the name and the namespace that every kind has (kubernetes, pkg/apis/…/conversion.go). */
const selectable: Readonly<Record<string, readonly string[]>> = {
	Pod: [
		'spec.nodeName',
		'spec.restartPolicy',
		'spec.schedulerName',
		'spec.serviceAccountName',
		'spec.hostNetwork',
		'status.phase',
		'status.podIP',
		'status.podIPs',
		'status.nominatedNodeName',
	],
	Node: ['spec.unschedulable'],
	Namespace: ['status.phase'],
	Secret: ['type'],
	Service: ['spec.clusterIP', 'spec.type'],
	ReplicaSet: ['status.replicas'],
	Job: ['status.successful'],
	Event: [
		'involvedObject.kind',
		'involvedObject.namespace',
		'involvedObject.name',
		'involvedObject.uid',
		'involvedObject.apiVersion',
		'involvedObject.resourceVersion',
		'involvedObject.fieldPath',
		'reason',
		'reportingComponent',
		'source',
		'type',
	],
};

/** Kinds with conversions of their own say it shorter. */
const short: ReadonlySet<string> = new Set([...Object.keys(selectable)].filter(kind => kind !== 'Service'));

/** What is stored elsewhere than its name says, or is a default that is not written. */
const read: Readonly<Record<string, (object: ApiObject) => unknown>> = {
	source: object => at(object, 'source.component') || at(object, 'reportingComponent'),
	'spec.hostNetwork': object => at(object, 'spec.hostNetwork') ?? false,
	'spec.unschedulable': object => at(object, 'spec.unschedulable') ?? false,
	'status.successful': object => at(object, 'status.succeeded') ?? 0,
	'status.podIPs': object => (at(object, 'status.podIPs') as {ip: string}[] | undefined)?.[0]?.ip,
};

/** Undefined selects everything. Throws an ApiError 400. */
export function parseFieldSelector(kind: ApiKind, text: string): FieldTest | undefined {
	const wanted = terms(text).map(requirement);
	if (wanted.length === 0) return undefined;
	for (const {field} of wanted) refuseUnknown(kind, field);
	const named = wanted.find(({field, equal}) => equal && field === 'metadata.name');
	return {
		test: object => wanted.every(one => (fieldText(object, one.field) === one.value) === one.equal),
		...(named && {name: named.value}),
	};
}

function terms(text: string): readonly string[] {
	return (text.match(/(?:\\.|[^,\\])+/gs) ?? []).filter(term => term.trim() !== '');
}

function requirement(text: string): Requirement {
	const match = /^((?:\\.|[^\\=!])*?)(!=|==|=)(.*)$/s.exec(text);
	if (!match) throw badRequest(`invalid selector: '${text}'; can't understand '${text}'`);
	const [, field = '', operator, value = ''] = match;
	return {field: field.trim(), equal: operator !== '!=', value: value.replace(/\\([\\,=])/g, '$1')};
}

function refuseUnknown({kind, namespaced}: ApiKind, field: string): void {
	if (field === 'metadata.name' || (field === 'metadata.namespace' && namespaced)) return;
	if (selectable[kind]?.includes(field)) return;
	throw badRequest(
		short.has(kind)
			? `field label not supported: ${field}`
			: `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
	);
}

function fieldText(object: ApiObject, field: string): string {
	const value = read[field] ? read[field](object) : at(object, field);
	return value === undefined || value === null ? '' : String(value);
}

function at(object: ApiObject, path: string): unknown {
	let value: unknown = object;
	for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
	return value;
}
