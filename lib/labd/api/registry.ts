/** The registry: the store with the API server's rules on top. */
import {applyChange} from './changes.js';
import {createObject} from './create.js';
import {removeObject} from './deletion.js';
import {EventRecorder} from './events.js';
import type {RegistryParts} from './parts.js';
import {podEnded, reportPod} from './pod-reports.js';
import type {Registry} from './registry-types.js';
import {patchObject, updateObject} from './update.js';

export function createRegistry(parts: RegistryParts): Registry {
	const events = new EventRecorder(parts.store, parts.environment, parts.told);
	return {
		store: parts.store,
		create: (where, value, options) => createObject(parts, {where, value}, options),
		update: (target, value, options) => updateObject(parts, {target, value}, options),
		patch: (target, patch, options) => patchObject(parts, {target, patch}, options),
		remove: (target, options) => removeObject(parts, target, options),
		change: (change, controller) => applyChange({parts, events, controller}, change),
		reportPod: (uid, key, status) => reportPod(parts, {uid, ...key}, status),
		podEnded: (uid, key) => podEnded(parts, {uid, ...key}),
	};
}
