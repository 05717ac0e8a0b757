/**
 * The contract of a live controller: a pure function from an object and the world around it to changes. labd runs them
 * until nothing changes any more, and again when something did.
 */
import type {ApiObject, Draft} from '../../api/object.js';

/** What a controller may look at. Resources are `pods`, `deployments.apps`. */
export type World = {
	/** Milliseconds since 1970. */
	readonly now: number;
	get(resource: string, namespace: string | undefined, name: string): ApiObject | undefined;
	/** Sorted by namespace, then name. */
	list(resource: string, namespace?: string): readonly ApiObject[];
	/** The objects that have an owner reference with this UID. */
	ownedBy(uid: string): readonly ApiObject[];
};

export type Change =
	| {readonly do: 'create'; readonly object: Draft}
	/** The whole object, status and all. Lost if the object has changed since: the controller is asked again. */
	| {readonly do: 'update'; readonly object: ApiObject}
	| {readonly do: 'delete'; readonly object: ApiObject; readonly graceSeconds?: number}
	/** An Event about the object, as `kubectl describe` shows it. The same one again is counted, not added. */
	| {
			readonly do: 'event';
			readonly about: ApiObject;
			readonly type: 'Normal' | 'Warning';
			readonly reason: string;
			readonly message: string;
	  }
	/** Ask again at this time (milliseconds since 1970), although nothing may have changed. */
	| {readonly do: 'again'; readonly at: number};

export type Controller = {
	/** Its name as Events and managedFields tell it: `deployment-controller`. */
	readonly name: string;
	/** What it reconciles. */
	readonly resource: string;
	/** Other resources whose changes concern it, and which objects (`namespace/name`) of `resource` they concern. */
	readonly related?: Readonly<Record<string, (object: ApiObject, world: World) => readonly string[]>>;
	/** What is to be done for this object now; nothing when all is as it should be. */
	readonly sync: (object: ApiObject, world: World) => readonly Change[];
	/** In place of `sync` and `gone`, where many objects are better looked at together: all that wait, and those that are gone. */
	readonly syncAll?: (
		objects: readonly ApiObject[],
		world: World,
		gone: readonly ApiObject[],
	) => readonly Change[];
	/** What is to be done when the object is gone (its last state). */
	readonly gone?: (object: ApiObject, world: World) => readonly Change[];
};
