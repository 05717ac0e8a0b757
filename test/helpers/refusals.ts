/** What a client can send that is wrong, and what the real API server answers. */
import test from 'ava';
import {type Asked, podNamed, startApi} from './api.js';

export type Refusal = {
	readonly method?: string;
	readonly path: string;
	readonly asked?: Asked;
	readonly code: number;
	readonly reason?: string;
	readonly message?: string | RegExp;
	/** The fields of the causes. */
	readonly fields?: readonly string[];
};

export const pods = '/api/v1/namespaces/default/pods';
export const maps = '/api/v1/namespaces/default/configmaps';

export const json = (type: string) => ({'content-type': type});

/** A test for each: there are a ConfigMap `a`, a pod `idle` that runs nowhere and a Deployment `web`. */
export function testRefusals(cases: Readonly<Record<string, Refusal>>): void {
	for (const [what, {method = 'GET', path, asked, ...expected}] of Object.entries(cases)) {
		test(`${what}: ${expected.code}`, async t => {
			const api = await startApi(t);
			await api.ask('POST', maps, {body: {metadata: {name: 'a'}, data: {a: 'b'}}});
			await api.ask('POST', pods, {body: podNamed('idle')});
			const template = {
				metadata: {labels: {app: 'web'}},
				spec: {containers: [{name: 'web', image: 'nginx'}]},
			};
			await api.ask('POST', '/apis/apps/v1/namespaces/default/deployments', {
				body: {metadata: {name: 'web'}, spec: {selector: {matchLabels: {app: 'web'}}, template}},
			});
			const before = api.store.version;

			const {code, body, text} = await api.ask(method, path, asked);
			t.is(code, expected.code, text);
			t.is(api.store.version, before, 'nothing was written');
			if (path.startsWith('/metrics')) return t.is(text, '404 page not found\n');
			t.like(body, {kind: 'Status', apiVersion: 'v1', status: 'Failure', code: expected.code});
			if (expected.reason) t.is(body.reason, expected.reason);
			if (typeof expected.message === 'string') t.is(body.message, expected.message);
			if (expected.message instanceof RegExp) t.regex(body.message, expected.message);
			if (expected.fields)
				t.deepEqual(
					body.details.causes.map((cause: {field: string}) => cause.field),
					expected.fields,
				);
		});
	}
}
