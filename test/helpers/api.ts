/** An API server on loopback, with a store of its own, as a lab has one. */
import type {IncomingHttpHeaders, IncomingMessage} from 'node:http';
import {request} from 'node:https';
import {text} from 'node:stream/consumers';
import type {ExecutionContext} from 'ava';
import {apiKinds} from '../../lib/api/kinds.js';
import {serviceAllocator} from '../../lib/api/service-addresses.js';
import {type Environment, realEnvironment} from '../../lib/labd/api/environment.js';
import {createRegistry} from '../../lib/labd/api/registry.js';
import type {Registry} from '../../lib/labd/api/registry-types.js';
import {type ServeOptions, serveApi} from '../../lib/labd/api/server.js';
import {kubeconfigFile, openAccess, writeKubeconfig} from '../../lib/labd/api/tls.js';
import {type OpenStore, openStore, type StoreOptions} from '../../lib/labd/store/store.js';
import {folderWith} from './folder.js';

export type Answer = {
	readonly code: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
	/** Parsed, if it is JSON. */
	// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
	readonly body: any;
};

export type Asked = {
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON, or as it is when it is a text. */
	readonly body?: unknown;
	/** Of a lab's client, if nothing is said. */
	readonly token?: string | undefined;
};

export type TestApi = {
	readonly port: number;
	readonly token: string;
	readonly ca: string;
	readonly kubeconfig: string;
	readonly registry: Registry;
	readonly store: OpenStore;
	ask(method: string, path: string, asked?: Asked): Promise<Answer>;
	/** Reads a watch, until the test or the server ends it. */
	watch(path: string, accept?: string): Promise<TestWatch>;
};

export type TestWatch = {
	/** What has come so far. */
	// biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
	readonly events: ReadonlyArray<{readonly type: string; readonly object: any}>;
	/** The server has ended it. */
	readonly ended: boolean;
	/** Stops to read, or goes on. */
	readonly response: IncomingMessage;
	close(): void;
};

/** Keys take a tenth of a second to make: one pair does for all tests of a file. */
let made: string | undefined;

/** Ends with the test. There are the namespaces of a cluster, and nothing in them. */
export async function startApi(
	t: ExecutionContext,
	changed: Partial<ServeOptions> = {},
	ofStore: StoreOptions = {},
): Promise<TestApi> {
	const folder = folderWith(t, made === undefined ? {} : {'access.json': made});
	const access = openAccess(folder);
	made = JSON.stringify(access);
	const {ca, key, cert, token} = access;
	const {registry, store} = testRegistry(t, ofStore);
	const server = await serveApi({
		listen: {port: 0},
		tls: {key, cert},
		token,
		registry,
		kubelet: {
			async *logs() {
				yield 'one\n';
				yield 'two\n';
			},
		},
		openApi: {hashes: {}, document: async () => undefined},
		streams: {upgrade: (_request, {socket}) => void socket.destroy()},
		environment: realEnvironment,
		version: '0.0.0',
		...changed,
	});
	t.teardown(() => server.close());
	const kubeconfig = kubeconfigFile(folder);
	writeKubeconfig(folder, 'test', `https://127.0.0.1:${server.port}`);
	const at = {port: server.port, token, ca};
	return {
		...at,
		kubeconfig,
		registry,
		store,
		ask: (method, path, asked) => ask(at, {method, path, ...asked}),
		watch: (path, accept = 'application/json') => openWatch(t, at, {path, accept}),
	};
}

/** The registry alone. */
export function testRegistry(
	t: ExecutionContext,
	ofStore: StoreOptions = {},
	environment: Partial<Environment> = {},
): {readonly registry: Registry; readonly store: OpenStore} {
	const store = openStore(folderWith(t, {}), ofStore);
	t.teardown(() => store.close());
	const registry = createRegistry({
		store,
		environment: {...realEnvironment, ...environment},
		allocate: serviceAllocator({cidrs: ['10.96.0.0/12']}),
		nodesAreWrittenIn: 'the lab file of test',
	});
	const [namespaces] = apiKinds;
	for (const name of ['default', 'kube-system'])
		if (namespaces) registry.create({kind: namespaces}, {metadata: {name}});
	return {registry, store};
}

type At = {readonly port: number; readonly token: string; readonly ca: string};

function ask(at: At, {method, path, ...asked}: Asked & {method: string; path: string}): Promise<Answer> {
	const {headers} = asked;
	const body =
		asked.body === undefined || typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body);
	const token = 'token' in asked ? asked.token : at.token;
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				host: '127.0.0.1',
				port: at.port,
				ca: at.ca,
				method,
				path,
				headers: {
					...(token !== undefined && {authorization: `Bearer ${token}`}),
					...(body !== undefined && {
						'content-type': 'application/json',
						'content-length': String(Buffer.byteLength(body)),
					}),
					...headers,
				},
			},
			response => {
				text(response).then(found => {
					const {statusCode: code = 0, headers} = response;
					const isJson = headers['content-type']?.startsWith('application/json');
					resolve({code, headers, text: found, body: isJson ? JSON.parse(found) : undefined});
				}, reject);
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

function openWatch(
	t: ExecutionContext,
	{port, ca, token}: At,
	{path, accept}: {readonly path: string; readonly accept: string},
): Promise<TestWatch> {
	return new Promise((resolve, reject) => {
		const sent = request(
			// One connection a watch, as a client of its own has.
			{host: '127.0.0.1', port, ca, path, agent: false, headers: {authorization: `Bearer ${token}`, accept}},
			response => {
				const watch = {events: [] as TestWatch['events'][number][], ended: false, response};
				let rest = '';
				response.setEncoding('utf8').on('data', (text: string) => {
					const lines = (rest + text).split('\n');
					rest = lines.pop() ?? '';
					for (const line of lines) watch.events.push(JSON.parse(line));
				});
				for (const end of ['end', 'close', 'error']) response.on(end, () => (watch.ended = true));
				resolve(Object.assign(watch, {close: () => sent.destroy()}));
			},
		);
		sent.on('error', reject);
		sent.end();
		t.teardown(() => sent.destroy());
	});
}

/** A pod that is valid, and says no more than it must. */
export function podNamed(
	name: string,
	more: {readonly metadata?: object; readonly spec?: object} = {},
): object {
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name, ...more.metadata},
		spec: {containers: [{name: 'web', image: 'nginx'}], ...more.spec},
	};
}
