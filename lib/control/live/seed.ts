/** What `up` compiled → what a lab's store begins with: the API's defaults and metadata are filled in. */
import type {KubernetesObject} from '../../../topology/kubernetes/objects.js';
import {metadataOfCreated} from '../../api/admit/metadata.js';
import {withDefaults} from '../../api/defaults.js';
import {kindOfObject, resourceOf} from '../../api/kinds.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {uidFor} from '../owned.js';

export type Seed = {readonly resource: string; readonly object: ApiObject};

/** `now`: RFC 3339, whole seconds. The objects keep the UIDs that the compiler gave them, and their status. */
export function seedsOf(objects: readonly KubernetesObject[], now: string): Seed[] {
	return objects.flatMap(object => {
		const kind = kindOfObject(object);
		if (!kind) return [];
		const {status, ...wanted} = object as unknown as Draft;
		const filled = withDefaults(kind, wanted as Draft);
		const {namespace} = object.metadata;
		const context = {
			uid: object.metadata.uid ?? uidFor(object),
			now,
			...(namespace !== undefined && {namespace}),
		};
		const metadata = metadataOfCreated(kind, filled, context);
		const seeded = {...filled, metadata, ...(status !== undefined && {status})} as ApiObject;
		return [{resource: resourceOf(kind), object: seeded}];
	});
}
