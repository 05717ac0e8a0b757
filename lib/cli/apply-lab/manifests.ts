/** What a lab's own files say, for the API. */
import {kindOfObject, resourceOf} from '../../api/kinds.js';
import type {Compiled} from '../../control/compile.js';
import type {ManifestKey} from '../../labd/desired.js';
import type {Manifest} from '../objects/read-manifests.js';

/** All that `up` would bring; what it skips is skipped here, too. */
export function manifestsOfLab({written}: Pick<Compiled, 'written'>): Manifest[] {
	return written.flatMap(({object, locate}): Manifest[] => {
		const kind = kindOfObject(object);
		const {uid: _uid, ...metadata} = object.metadata;
		const {name, namespace} = metadata;
		const {status: _status, ...content} = object as typeof object & {status?: unknown};
		if (!kind) return [];
		return [{kind, name, ...(namespace !== undefined && {namespace}), value: {...content, metadata}, locate}];
	});
}

export function keyOfManifest({
	kind,
	name,
	namespace,
}: Pick<Manifest, 'kind' | 'name' | 'namespace'>): ManifestKey {
	return {resource: resourceOf(kind), ...(namespace !== undefined && {namespace}), name};
}
