/** A lab's API as the tests of its life use it. */
import {type ApiClient, type ApiRequest, RefusedError} from '../../lib/cli/api/client.js';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind
export type Any = any;
export const core = '/api/v1/namespaces/default';
export const apps = '/apis/apps/v1/namespaces/default';

export async function items(api: ApiClient, path: string): Promise<Any[]> {
	return (await api.send<{items: Any[]}>({path})).body.items;
}

export async function found(api: ApiClient, path: string): Promise<boolean> {
	try {
		await api.send({path});
		return true;
	} catch (error) {
		if (error instanceof RefusedError && error.status.code === 404) return false;
		throw error;
	}
}

export function patch(api: ApiClient, path: string, body: object) {
	const request: ApiRequest = {method: 'PATCH', path, type: 'application/strategic-merge-patch+json', body};
	return api.send(request);
}

/** Whether it was done; false if the API refused it with one of these codes. */
export async function unlessRefused(asked: Promise<unknown>, codes: readonly number[]): Promise<boolean> {
	try {
		await asked;
		return true;
	} catch (error) {
		if (error instanceof RefusedError && codes.includes(error.status.code ?? 0)) return false;
		throw error;
	}
}
