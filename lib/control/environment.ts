/** A container's environment: values, `$(NAME)`, and the fields of its own pod. */
import type {Container} from 'kubernetes-types/core/v1.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import {namespaceOf, uidFor} from './owned.js';

export type PodFacts = {
	readonly pod: PodObject;
	readonly nodeName: string;
	readonly podIp: string;
	readonly hostIp: string;
};

/** Variables that come from a ConfigMap or a Secret are not set: those kinds are not read. */
export function environmentOf({env = []}: Container, facts: PodFacts): Readonly<Record<string, string>> {
	const values: Record<string, string> = {};
	for (const {name, value = '', valueFrom} of env) {
		const fieldPath = valueFrom?.fieldRef?.fieldPath;
		if (fieldPath !== undefined) values[name] = fieldOf(fieldPath, facts);
		else if (!valueFrom) values[name] = expand(value, values);
	}
	return values;
}

/** `$(NAME)` with a known name is its value, `$$(NAME)` is `$(NAME)`; anything else stays. */
export function expand(text: string, env: Readonly<Record<string, string>>): string {
	return text.replaceAll(/\$\$|\$\(([^)]*)\)/g, (all, name: string | undefined) => {
		if (name === undefined) return '$';
		return Object.hasOwn(env, name) ? (env[name] ?? '') : all;
	});
}

function fieldOf(path: string, {pod, nodeName, podIp, hostIp}: PodFacts): string {
	const {name, labels = {}, annotations = {}} = pod.metadata;
	const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path) ?? [];
	if (map !== undefined) return (map === 'labels' ? labels : annotations)[key] ?? '';
	const fields: Readonly<Record<string, string>> = {
		'metadata.name': name,
		'metadata.namespace': namespaceOf(pod),
		'metadata.uid': uidFor(pod),
		'spec.nodeName': nodeName,
		'spec.serviceAccountName': pod.spec.serviceAccountName ?? 'default',
		'status.podIP': podIp,
		'status.podIPs': podIp,
		'status.hostIP': hostIp,
		'status.hostIPs': hostIp,
	};
	return fields[path] ?? '';
}
