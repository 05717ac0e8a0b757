/** What a lab's own files say, for the API. */
import {annotationsOf} from '../../../topology/calico/node-annotations.js';
import {type CalicoNodeObject, calicoApiVersion, isCalicoKind} from '../../../topology/calico/objects.js';
import type {Cluster} from '../../../topology/model.js';
import {kindOfObject, kindOfResource, resourceOf} from '../../api/kinds.js';
import type {Compiled} from '../../control/compile.js';
import type {ManifestKey} from '../../labd/desired.js';
import type {Manifest} from '../objects/read-manifests.js';

/** All that `up` would bring; what it skips is skipped here, too. */
export function manifestsOfLab({written}: Pick<Compiled, 'written'>): Manifest[] {
	return written.flatMap(({object, locate}): Manifest[] => {
		if (isCalicoKind('Node', object)) return nodeManifest(object, locate);
		const kind = kindOfObject(object);
		const {uid: _uid, ...metadata} = object.metadata;
		const {name, namespace} = metadata;
		const {status: _status, ...content} = object as typeof object & {status?: unknown};
		if (!kind) return [];
		return [{kind, name, ...(namespace !== undefined && {namespace}), value: {...content, metadata}, locate}];
	});
}

/** It is a part of Kubernetes' Node, which is nobody's to make or delete. */
function nodeManifest(node: CalicoNodeObject, locate: Manifest['locate']): Manifest[] {
	const kind = kindOfResource('nodes');
	const {name, labels} = node.metadata;
	const metadata = {name, ...(labels && {labels}), annotations: annotationsOf(node)};
	return kind ? [{kind, name, value: {apiVersion: 'v1', kind: 'Node', metadata}, locate}] : [];
}

/** Nodes of which the files said something before and say nothing now: nothing is what they are to say. */
export function silentNodes(
	before: readonly ManifestKey[],
	manifests: readonly Manifest[],
	{nodes}: Pick<Cluster, 'nodes'>,
): Manifest[] {
	const said = new Set(manifests.filter(({kind}) => kind.plural === 'nodes').map(({name}) => name));
	const there = new Set(nodes.map(({name}) => name));
	const names = before.filter(({resource}) => resource === 'nodes').map(({name}) => name);
	return names
		.filter(name => !said.has(name) && there.has(name))
		.flatMap(name => nodeManifest(emptyNode(name), () => undefined));
}

function emptyNode(name: string): CalicoNodeObject {
	return {apiVersion: calicoApiVersion, kind: 'Node', metadata: {name}, spec: {}};
}

export function keyOfManifest({
	kind,
	name,
	namespace,
}: Pick<Manifest, 'kind' | 'name' | 'namespace'>): ManifestKey {
	return {resource: resourceOf(kind), ...(namespace !== undefined && {namespace}), name};
}
