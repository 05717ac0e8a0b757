/** What nobody may create or delete, and where nothing may be created. */
import type {ApiKind} from '../../api/kinds.js';
import {ApiError, forbidden, notFound} from '../../api/status.js';
import type {Store} from '../store/types.js';
import type {RegistryParts} from './parts.js';
import type {Target} from './registry-types.js';

/** The API server's NamespaceLifecycle admission keeps these. */
const immortal: readonly string[] = ['default', 'kube-system', 'kube-public'];
const namespaces = {group: '', plural: 'namespaces', kind: 'Namespace'};

/**
 * Throws an ApiError when the namespace is not there, or on its way out. A policy is taken all the same: it waits for its
 * namespace, and `status` says so.
 */
export function refuseClosedNamespace(
	store: Store,
	kind: ApiKind,
	at: {namespace?: string; name: string},
): void {
	if (!kind.namespaced || at.namespace === undefined) return;
	const namespace = store.get({resource: 'namespaces', name: at.namespace});
	if (!namespace && kind.kind === 'NetworkPolicy') return;
	if (!namespace) throw notFound(namespaces, at.namespace);
	if (namespace.metadata.deletionTimestamp === undefined) return;
	const why = `unable to create new content in namespace ${at.namespace} because it is being terminated`;
	const refusal = forbidden(kind, at.name, why);
	throw new ApiError(refusal.code, refusal.reason, refusal.message, {
		...refusal.details,
		causes: [
			{
				reason: 'NamespaceTerminating',
				message: `namespace ${at.namespace} is being terminated`,
				field: 'metadata.namespace',
			},
		],
	});
}

/** Nodes are machines of the topology. Throws an ApiError 403. */
export function refuseNode({kind, name}: Target, {nodesAreWrittenIn}: RegistryParts): void {
	if (kind.kind !== 'Node') return;
	const why = `the nodes of a lab are machines of its topology: write them in ${nodesAreWrittenIn}, and apply it: 'npx cnilab apply LAB'`;
	throw forbidden(kind, name, why);
}

/** Throws an ApiError 403. */
export function refuseImmortal({kind, name}: Target): void {
	if (kind.kind === 'Namespace' && immortal.includes(name))
		throw forbidden(kind, name, 'this namespace may not be deleted');
}
