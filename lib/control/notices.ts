/** What a manifest asks for and this version does not do: said, never silent. */

import {type CalicoObject, isCalico} from '../../topology/calico/objects.js';
import {unusedFields} from '../../topology/calico/schema.js';
import {ignoredKinds, isReadKind} from '../../topology/kubernetes/kinds.js';
import {
	type KubernetesObject,
	placeOf,
	type SourceObject,
	subjectOf,
} from '../../topology/kubernetes/objects.js';
import type {Notice} from '../../topology/model.js';
import {didYouMean, type Place} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';
import {hostPortsOf} from './host-ports.js';
import {isPolicyKind} from './policy.js';
import {unenforcedParts} from './policy-notices.js';

export type NoticeFacts = {
	readonly mode: Pick<Mode, 'name' | 'addressing' | 'enforcement'>;
	/** By the mode, or by an engine that the lab adds. */
	readonly isPolicyEnforced: boolean;
	/** Those that there are. */
	readonly namespaces: readonly string[];
};

/** Notices of the user's own objects; those of pods that a controller made are told once, for their owner. */
export function noticesOf(
	written: readonly SourceObject[],
	{mode, isPolicyEnforced, namespaces}: NoticeFacts,
): Notice[] {
	const known = new Set(namespaces);
	return written.flatMap(source => {
		const {object} = source;
		if (isNowhere(object, known)) return [noticeOf(source, nowhere(object.metadata.namespace, namespaces))];
		if (isCalico(object)) return calicoNotices(source, object, mode);
		if (isPolicyKind(object) && isPolicyEnforced) return [];
		const ignored = ignoredKinds[object.kind];
		if (ignored !== undefined) return [noticeOf(source, ignored)];
		return [...hostPortNotices(source), ...suspendedNotices(source)];
	});
}

function isNowhere({kind, metadata: {namespace}}: KubernetesObject, known: ReadonlySet<string>): boolean {
	return kind === 'NetworkPolicy' && namespace !== undefined && !known.has(namespace);
}

function nowhere(namespace = '', known: readonly string[]): string {
	const hint = didYouMean(namespace, known);
	return `selects no pod: there is no namespace '${namespace}', and until there is one it waits; ${hint}`;
}

/** How a kubelet's Event about a pod without a network begins. */
export const sandboxFailure = 'Failed to create pod sandbox: ';

export function pendingNotice(source: SourceObject, reason: string): Notice {
	return noticeOf(source, `is pending: ${reason}`);
}

export function skippedNotices(skipped: ReadonlyMap<string, number>): Notice[] {
	return [...skipped]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([kind, count]) => ({
			subject: `${count} ${kind}`,
			message: isReadKind(kind)
				? 'skipped: another object owns it, whose controller makes it again'
				: 'skipped: it has nothing to do with the network',
		}));
}

function calicoNotices(
	source: SourceObject,
	object: CalicoObject,
	{name, addressing, enforcement}: NoticeFacts['mode'],
): Notice[] {
	const isFollowed = isPolicyKind(object) ? enforcement !== undefined : addressing === 'blocks';
	if (!isFollowed) return [noticeOf(source, `is ignored: the mode ${name} has no Calico`)];
	const unused = unusedFields[object.kind].filter(field => Object.hasOwn(object.spec, field));
	const fields = unused.map(field => `spec.${field}`).join(', ');
	const told = unused.length === 0 ? [] : [`its ${fields} is not followed here`];
	return [...told, ...unenforcedParts(object)].map(message => noticeOf(source, message));
}

function hostPortNotices(source: SourceObject): Notice[] {
	const {object} = source;
	const spec = object.kind === 'Pod' ? object.spec : templateOf(source);
	if (!spec || spec.hostNetwork === true) return [];
	const ports = [...new Set(hostPortsOf(spec).map(({port, protocol}) => `${port}/${protocol}`))];
	if (ports.length === 0) return [];
	const message = `its host ports ${ports.join(', ')} are ignored: this version forwards no ports of the node`;
	return [noticeOf(source, message)];
}

function templateOf({object}: SourceObject) {
	switch (object.kind) {
		case 'Deployment':
		case 'ReplicaSet':
		case 'StatefulSet':
		case 'DaemonSet':
		case 'Job':
			return object.spec.template?.spec;
		default:
			return undefined;
	}
}

function suspendedNotices(source: SourceObject): Notice[] {
	const {object} = source;
	if (object.kind !== 'Job' || object.spec.suspend !== true) return [];
	return [noticeOf(source, 'is suspended: it has no pods')];
}

function noticeOf(source: SourceObject, message: string): Notice {
	const at: Place | undefined = placeOf(source);
	return {subject: subjectOf(source.object), message, ...(at && {at})};
}
