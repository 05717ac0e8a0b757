/** What the API server asks of Nodes, Events, IngressClasses and ControllerRevisions (kubernetes, pkg/apis validation). */
import type {Event, NodeSpec, Taint} from 'kubernetes-types/core/v1.js';
import type {IngressClassSpec} from 'kubernetes-types/networking/v1.js';
import {parseInterfaceAddress} from '../../../topology/addresses.js';
import {dnsSubdomain, labelKey, labelValue} from '../../../topology/kubernetes/names.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../object.js';
import type {Cause} from '../status.js';
import {duplicateValue, forbiddenValue, invalidValue, required, unsupportedValue} from './cause.js';
import {wrongs} from './names.js';

export function nodeCauses(object: ApiObject, causes: Cause[]): void {
	const {taints = [], podCIDRs = []} = object.spec as NodeSpec;
	const seen = new Set<string>();
	for (const [index, taint] of taints.entries()) {
		const path = `spec.taints[${index}]`;
		taintCauses(taint, path, causes);
		const name = `${taint.key}:${taint.effect}`;
		if (seen.has(name)) causes.push(duplicateValue(path, taint));
		seen.add(name);
	}
	for (const [index, cidr] of podCIDRs.entries()) {
		if (parseInterfaceAddress(cidr)) continue;
		const detail = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
		causes.push(invalidValue(`spec.podCIDRs[${index}]`, cidr, detail));
	}
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function taintCauses({key, value = '', effect}: Taint, path: string, causes: Cause[]): void {
	causes.push(...wrongs(labelKey, key).map(text => invalidValue(`${path}.key`, key, text)));
	causes.push(...wrongs(labelValue, value).map(text => invalidValue(`${path}.value`, value, text)));
	if (effect === '') causes.push(required(`${path}.effect`));
	else if (!effects.includes(effect)) causes.push(unsupportedValue(`${path}.effect`, effect, effects));
}

/** What of a Node's spec may change: whether pods come, and its taints; once set, the others stay. */
export function nodeUpdateCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	const now = object.spec as NodeSpec;
	const before = previous.spec as NodeSpec;
	for (const field of ['podCIDR', 'podCIDRs', 'providerID'] as const) {
		if (before[field] === undefined || sameValue(now[field], before[field])) continue;
		causes.push(
			forbiddenValue(
				`spec.${field}`,
				field === 'providerID'
					? 'node updates may not change providerID except from "" to valid'
					: 'node updates may not change podCIDR except from "" to valid',
			),
		);
	}
}

export function eventCauses(object: ApiObject, causes: Cause[]): void {
	const {involvedObject, metadata} = object as unknown as Event;
	// An Event about something that lives in no namespace is in `default`.
	const expected = involvedObject.namespace ?? 'default';
	if (metadata.namespace !== expected) {
		causes.push(
			invalidValue(
				'involvedObject.namespace',
				involvedObject.namespace ?? '',
				'does not match event.namespace',
			),
		);
	}
}

export function ingressClassCauses(object: ApiObject, causes: Cause[]): void {
	const {controller = '', parameters} = object.spec as IngressClassSpec;
	if (controller === '') causes.push(required('spec.controller'));
	else if (!isDomainPath(controller)) {
		const detail = 'must be a domain-prefixed path (such as "acme.io/foo")';
		causes.push(invalidValue('spec.controller', controller, detail));
	}
	if (!parameters) return;
	const {kind, name, scope, namespace} = parameters;
	if (kind === '') causes.push(required('spec.parameters.kind', 'kind is required'));
	if (name === '') causes.push(required('spec.parameters.name', 'name is required'));
	const scopes = ['Cluster', 'Namespace'];
	if (scope !== undefined && !scopes.includes(scope)) {
		causes.push(unsupportedValue('spec.parameters.scope', scope, scopes));
	} else if (scope === 'Namespace' && (namespace ?? '') === '') {
		causes.push(required('spec.parameters.namespace', "`parameters.scope` is set to 'Namespace'"));
	} else if (scope === 'Cluster' && namespace !== undefined) {
		const detail = "`parameters.scope` is set to 'Cluster'";
		causes.push(forbiddenValue('spec.parameters.namespace', detail));
	}
}

function isDomainPath(text: string): boolean {
	const slash = text.indexOf('/');
	return slash > 0 && slash < text.length - 1 && dnsSubdomain(text.slice(0, slash)) === undefined;
}

export function controllerRevisionCauses(object: ApiObject, causes: Cause[]): void {
	if (object.data === undefined) causes.push(required('data', 'data is mandatory'));
	if (Number(object.revision) < 0) {
		causes.push(invalidValue('revision', object.revision, 'must be greater than or equal to 0'));
	}
}
