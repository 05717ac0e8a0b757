/** Which half of an object a write may change: the client writes the spec, the status belongs to its subresource. */
import type {ApiKind} from '../kinds.js';
import type {ApiObject, Draft} from '../object.js';

type Write = {
	readonly object: Draft;
	readonly previous: ApiObject;
	readonly subresource: 'status' | undefined;
};

/** What the write may not change is as it was. */
export function withSpecOfServer(kind: ApiKind, {object, previous, subresource}: Write): Draft {
	if (subresource === 'status') return ofStatusWrite(kind, object, previous);
	if (!kind.subresources.includes('status')) return object;
	const {status: _status, ...wanted} = object;
	// A namespace's finalizers are for its subresource `finalize`.
	const spec = kind.kind === 'Namespace' ? {spec: previous.spec} : {};
	return {...wanted, ...spec, ...(previous.status !== undefined && {status: previous.status})} as Draft;
}

/** Owners are not for a status write to change, nor the labels of the kinds outside of the core group. */
function ofStatusWrite({group}: ApiKind, {status, metadata}: Draft, previous: ApiObject): Draft {
	const {labels, ownerReferences} = previous.metadata;
	const {labels: given, ownerReferences: _owners, ...rest} = metadata;
	const kept = group === '' ? given : labels;
	return {
		...previous,
		metadata: {...rest, ...(kept && {labels: kept}), ...(ownerReferences && {ownerReferences})},
		...(status !== undefined && {status}),
	};
}
