/** Namespaces: what every one of them has, and that everything in it goes before it does. */

import {sameValue} from '../../../topology/same-value.js';
import {apiKinds, resourceOf} from '../../api/kinds.js';
import type {ApiObject, Draft} from '../../api/object.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNamespace} from './live-objects.js';
import {statusChange} from './status-change.js';

const contents = apiKinds.filter(({namespaced}) => namespaced).map(resourceOf);

/** Deletes what is in a namespace that goes away, then itself. */
export const namespaceController: Controller = {
	name: 'namespace-controller',
	resource: 'namespaces',
	related: Object.fromEntries(contents.map(resource => [resource, namespaceThatGoes])),
	sync: (object, world) => syncNamespace(object as LiveNamespace, world),
};

function namespaceThatGoes({metadata: {namespace}}: ApiObject, world: World): readonly string[] {
	return namespace !== undefined && isGoing(world.get('namespaces', undefined, namespace)) ? [namespace] : [];
}

function isGoing(namespace: ApiObject | undefined): boolean {
	return namespace?.metadata.deletionTimestamp !== undefined;
}

function syncNamespace(namespace: LiveNamespace, world: World): readonly Change[] {
	const {name} = namespace.metadata;
	if (!isGoing(namespace)) {
		return statusChange(namespace, {...namespace.status, phase: 'Active'});
	}
	const left = contents.flatMap(resource => world.list(resource, name));
	if (left.length === 0) return finish(namespace);
	const asked = left.filter(({metadata}) => metadata.deletionTimestamp === undefined);
	if (asked.length > 0) return asked.map(object => ({do: 'delete', object}));
	return statusChange(namespace, {...namespace.status, phase: 'Terminating'});
}

/** The finalizer of its spec holds it; without one it goes. */
function finish(namespace: LiveNamespace): Change[] {
	const {finalizers = [], ...spec} = namespace.spec ?? {};
	return finalizers.length > 0
		? [{do: 'update', object: {...namespace, spec: {...spec, finalizers: []}}}]
		: [{do: 'delete', object: namespace, graceSeconds: 0}];
}

/** The ServiceAccount that pods have if they name none. */
export const serviceAccountController: Controller = madeInEach(
	'service-account-controller',
	'serviceaccounts',
	namespace => ({
		apiVersion: 'v1',
		kind: 'ServiceAccount',
		metadata: {name: 'default', namespace},
	}),
);

/** What lets pods trust the API server. `ca`: certificates, PEM. */
export function rootCaController(ca: string): Controller {
	return madeInEach('root-ca-certificate-publisher-controller', 'configmaps', namespace => ({
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: {
			name: 'kube-root-ca.crt',
			namespace,
			annotations: {
				'kubernetes.io/description':
					'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
			},
		},
		data: {'ca.crt': ca},
	}));
}

/** One object that is in every namespace, and comes again when somebody deletes or changes it. */
function madeInEach(name: string, resource: string, make: (namespace: string) => Draft): Controller {
	return {
		name,
		resource: 'namespaces',
		related: {
			[resource]: ({metadata}) =>
				metadata.namespace !== undefined && metadata.name === make('').metadata.name
					? [metadata.namespace]
					: [],
		},
		sync(namespace, world) {
			if (isGoing(namespace)) return [];
			const wanted = make(namespace.metadata.name);
			const present = world.get(resource, namespace.metadata.name, wanted.metadata.name ?? '');
			if (!present) return [{do: 'create', object: wanted}];
			if (wanted.data === undefined || sameValue(present.data, wanted.data)) return [];
			return [{do: 'update', object: {...present, data: wanted.data}}];
		},
	};
}
