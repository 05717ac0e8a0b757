/** The lab's Kubernetes API: on the socket that `up` opened on the host's loopback, with the lab's own authority and token. */
import {readFileSync} from 'node:fs';
import type {Server} from 'node:net';
import {join} from 'node:path';
import {packageRoot} from '../../topology/load/package.js';
import {openApiDocument, openApiHashes} from '../api/openapi.js';
import {realEnvironment} from './api/environment.js';
import {type ApiServer, serveApi} from './api/server.js';
import {openAccess, writeKubeconfig} from './api/tls.js';
import type {Core} from './core.js';

/** Resolves when clients can connect, and the kubeconfig says where. Throws a StateError. */
export async function serveLabApi(
	{lab, folder, listener}: {readonly lab: string; readonly folder: string; readonly listener: Server},
	{registry, kubelet, streams}: Core,
): Promise<ApiServer> {
	const {key, cert, token} = openAccess(folder);
	const server = await serveApi({
		listen: listener,
		tls: {key, cert},
		token,
		registry,
		kubelet,
		openApi: {hashes: openApiHashes(), document: openApiDocument},
		streams,
		environment: realEnvironment,
		version: version(),
	});
	writeKubeconfig(folder, lab, `https://127.0.0.1:${server.port}`);
	return server;
}

function version(): string {
	const file = join(packageRoot(), 'package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as {readonly version: string}).version;
}
