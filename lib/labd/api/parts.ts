/** What the registry is made of, and what several of its files need. */
import type {Timers} from '../../../topology/timers.js';
import {type ApiKind, resourceOf} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import type {Allocate} from '../../api/service-addresses.js';
import {type ApiError, alreadyExists, conflict, expired, notFound, staleVersion} from '../../api/status.js';
import {type Key, type Store, StoreError} from '../store/types.js';
import type {Environment} from './environment.js';
import type {EventChange} from './events.js';
import type {Target} from './registry-types.js';

export type RegistryParts = {
	readonly store: Store;
	readonly environment: Environment;
	/** Gives Services their addresses. */
	readonly allocate: Allocate;
	/** Where the nodes are written: `the lab file of three`. */
	readonly nodesAreWrittenIn: string;
	/** Hears of every Event, each time that it occurs. */
	readonly told?: (event: EventChange, component: string) => void;
	/** Before an object is stored, or goes (`after` is not set): throws an ApiError when the network can't follow. */
	readonly review?: (change: {
		readonly kind: ApiKind;
		readonly name: string;
		readonly after?: ApiObject;
	}) => void;
	/** Kubernetes' own if nobody says. */
	readonly timers?: Timers;
	/** Somebody in the lab does; not set: nobody. */
	readonly enforcesPolicies?: () => boolean;
};

export function keyOfTarget({kind, namespace, name}: Target): Key {
	return {resource: resourceOf(kind), ...(namespace !== undefined && {namespace}), name};
}

/** Throws an ApiError 404. */
export function existing({store}: Pick<RegistryParts, 'store'>, target: Target): ApiObject {
	const object = store.get(keyOfTarget(target));
	if (!object) throw notFound(target.kind, target.name);
	return object;
}

/** Runs a write, and says what the store refuses as the API server says it. */
export function asApi<T>(kind: ApiKind, name: string, write: () => T): T {
	try {
		return write();
	} catch (error) {
		throw error instanceof StoreError ? apiError(kind, name, error) : error;
	}
}

function apiError(kind: ApiKind, name: string, {reason, message}: StoreError): ApiError {
	switch (reason) {
		case 'exists':
			return alreadyExists(kind, name);
		case 'missing':
			return notFound(kind, name);
		case 'conflict':
			return conflict(kind, name, staleVersion);
		case 'gone':
			return expired(message);
	}
}
