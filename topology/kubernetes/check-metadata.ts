/** What the API server asks of every object's metadata. */

import {checkName} from './check-value.js';
import type {Fault} from './fault.js';
import type {ReadKind} from './kinds.js';
import {dnsLabel, dnsLetterLabel, dnsSubdomain, labelKey, type NameRule, podName} from './names.js';
import type {KubernetesObject} from './objects.js';
import {checkLabels} from './selectors.js';

const nameRules: Readonly<Record<ReadKind, NameRule>> = {
	Namespace: dnsLabel,
	ServiceAccount: dnsSubdomain,
	Pod: podName,
	Deployment: dnsSubdomain,
	ReplicaSet: dnsSubdomain,
	StatefulSet: dnsSubdomain,
	DaemonSet: dnsSubdomain,
	Job: dnsSubdomain,
	Service: dnsLetterLabel,
	NetworkPolicy: dnsSubdomain,
	Ingress: dnsSubdomain,
};

export function checkMetadata(object: KubernetesObject & {readonly kind: ReadKind}, fault: Fault): void {
	const {name, generateName, namespace, labels, annotations} = object.metadata;
	const path = ['metadata', generateName !== undefined && name === undefined ? 'generateName' : 'name'];
	const given: string | undefined = name ?? generateName?.replace(/-$/, '');
	if (given === undefined) fault(['metadata'], 'missing-field', 'must have the field `name`');
	checkName(given, {path, rule: nameRules[object.kind]}, fault);
	if (object.kind !== 'Namespace') {
		checkName(namespace, {path: ['metadata', 'namespace'], rule: dnsLabel}, fault);
	} else if (namespace !== undefined) {
		fault(['metadata', 'namespace'], 'bad-value', 'is not allowed: a Namespace lives in no namespace');
	}
	checkLabels(labels, ['metadata', 'labels'], fault);
	checkAnnotations(annotations, fault);
}

export function checkAnnotations(
	annotations: Readonly<Record<string, string>> | undefined,
	fault: Fault,
): void {
	for (const key of Object.keys(annotations ?? {})) {
		// The API server takes capital letters in an annotation's prefix.
		const wrong = labelKey(key.toLowerCase());
		if (wrong !== undefined)
			fault(['metadata', 'annotations', key], 'bad-name', `has the key '${key}': it ${wrong}`);
	}
}
