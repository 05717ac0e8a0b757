/** Nodes, Namespaces, Events, and what is only kept. */
import type {ConfigMap, Event, Namespace, Node, Secret, ServiceAccount} from 'kubernetes-types/core/v1.js';
import type {ApiObject} from '../object.js';
import {ageColumn, column, nameColumn, printer, wide} from './printer.js';
import {ageOf, none, since} from './text.js';

export const nodePrinter = printer<Node>(
	[
		nameColumn,
		column('Status', 'Whether the node is ready, and takes pods.'),
		column('Roles', 'Its roles, from its labels.'),
		ageColumn,
		column('Version', 'The version of its kubelet.'),
		wide('Internal-IP', 'Its address in the network of the nodes.'),
		wide('External-IP', 'Its address outside.'),
		wide('OS-Image', 'Its operating system.'),
		wide('Kernel-Version', 'Its kernel.'),
		wide('Container-Runtime', 'What runs its containers.'),
	],
	(object, now) => {
		const {nodeInfo} = object.status ?? {};
		return [
			object.metadata.name,
			nodeStatus(object),
			rolesOf(object).join(',') || none,
			ageOf(object, now),
			nodeInfo?.kubeletVersion ?? '',
			addressOf(object, 'InternalIP'),
			addressOf(object, 'ExternalIP'),
			nodeInfo?.osImage || unknown,
			nodeInfo?.kernelVersion || unknown,
			nodeInfo?.containerRuntimeVersion || unknown,
		];
	},
);

const unknown = '<unknown>';

function nodeStatus({status, spec}: Node): string {
	const ready = status?.conditions?.find(({type}) => type === 'Ready');
	const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
	return spec?.unschedulable ? `${word},SchedulingDisabled` : word;
}

const rolePrefix = 'node-role.kubernetes.io/';

function rolesOf({metadata}: ApiObject): string[] {
	const roles = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
		if (key.startsWith(rolePrefix)) return key.slice(rolePrefix.length) || [];
		return key === 'kubernetes.io/role' && value !== '' ? value : [];
	});
	return [...new Set(roles)].sort();
}

function addressOf({status}: Node, wanted: string): string {
	return status?.addresses?.find(({type}) => type === wanted)?.address ?? none;
}

export const namespacePrinter = printer<Namespace>(
	[nameColumn, column('Status', 'Whether it is there to stay.'), ageColumn],
	(object, now) => [object.metadata.name, object.status?.phase ?? '', ageOf(object, now)],
);

export const eventPrinter = printer<Event>(
	[
		column('Last Seen', 'How long ago it happened the last time.'),
		column('Type', 'Normal or Warning.'),
		column('Reason', 'Why it was told, in a word.'),
		column('Object', 'What it is about.'),
		wide('Subobject', 'Which part of that.'),
		wide('Source', 'Who tells it.'),
		column('Message', 'What happened.'),
		wide('First Seen', 'How long ago it happened first.'),
		wide('Count', 'How often it has happened.'),
		{...nameColumn, priority: 1},
	],
	(object, now) => {
		const {type = '', reason = '', message = '', involvedObject, series} = object;
		const first = since(object.firstTimestamp || object.eventTime, now);
		const last = series?.lastObservedTime ?? object.lastTimestamp;
		return [
			last ? since(last, now) : first,
			type,
			reason,
			targetText(involvedObject),
			involvedObject.fieldPath ?? '',
			sourceText(object),
			message.trim(),
			first,
			(series ? series.count : object.count) || 1,
			object.metadata.name,
		];
	},
);

function targetText({kind = '', name}: Event['involvedObject']): string {
	return name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase();
}

function sourceText({source, reportingComponent, reportingInstance}: Event): string {
	const instance = source?.host || reportingInstance;
	const component = source?.component || reportingComponent || '';
	return instance ? `${component}, ${instance}` : component;
}

export const configMapPrinter = printer<ConfigMap>(
	[nameColumn, column('Data', 'How many entries it has.'), ageColumn],
	(object, now) => [
		object.metadata.name,
		sizeOf(object.data) + sizeOf(object.binaryData),
		ageOf(object, now),
	],
);

export const secretPrinter = printer<Secret>(
	[
		nameColumn,
		column('Type', 'What its entries are for.'),
		column('Data', 'How many entries it has.'),
		ageColumn,
	],
	(object, now) => [object.metadata.name, object.type ?? '', sizeOf(object.data), ageOf(object, now)],
);

export const serviceAccountPrinter = printer<ServiceAccount>(
	[nameColumn, column('Secrets', 'How many Secrets it has.'), ageColumn],
	(object, now) => [object.metadata.name, object.secrets?.length ?? 0, ageOf(object, now)],
);

function sizeOf(entries: object | undefined): number {
	return Object.keys(entries ?? {}).length;
}
