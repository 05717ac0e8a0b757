/** What tests of the registry say again and again. */
import {type ApiKind, kindOfObject} from '../../lib/api/kinds.js';
import type {ApiObject} from '../../lib/api/object.js';
import {ApiError} from '../../lib/api/status.js';
import type {Registry, Target} from '../../lib/labd/api/registry-types.js';
import {podNamed} from './api.js';

export const namespace = 'default';

export function kindOf(kind: string, apiVersion = 'v1'): ApiKind {
	const found = kindOfObject({apiVersion, kind});
	if (!found) throw new Error(kind);
	return found;
}

export const pod = kindOf('Pod');
export const map = kindOf('ConfigMap');
export const deployment = kindOf('Deployment', 'apps/v1');

export function reasonOf(run: () => unknown): string | undefined {
	try {
		run();
		return undefined;
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		return error.reason;
	}
}

export function makePod(
	{registry}: {registry: Registry},
	name: string,
	more: Parameters<typeof podNamed>[1] = {},
): ApiObject {
	return registry.create({kind: pod, namespace}, podNamed(name, more));
}

export function target(kind: ApiKind, name: string): Target {
	return {kind, name, namespace};
}

/** A Deployment that is valid, and says no more than it must. */
export const web = {
	metadata: {name: 'web'},
	spec: {
		selector: {matchLabels: {app: 'web'}},
		template: {metadata: {labels: {app: 'web'}}, spec: {containers: [{name: 'web', image: 'nginx'}]}},
	},
};
