/** The lab's Kubernetes API: on the socket that `up` opened on the host's loopback, with the lab's own authority and token. */
import type {Server} from 'node:net';
import {openApiDocument, openApiHashes} from '../api/openapi.js';
import {realEnvironment} from './api/environment.js';
import {type ApiServer, serveApi} from './api/server.js';
import {openAccess, writeKubeconfig} from './api/tls.js';
import type {Core} from './core.js';
import {programVersion} from './program-version.js';

/** Resolves when clients can connect, and the kubeconfig says where. Throws a StateError. */
export async function serveLabApi(
	{lab, folder, listener}: {readonly lab: string; readonly folder: string; readonly listener: Server},
	{registry, kubelet, streams}: Core,
): Promise<ApiServer> {
	const {key, cert, token} = openAccess(folder);
	const server = await serveApi({
		listen: listener,
		// Clients have tokens: whose certificates are believed matters to nobody. Without a list, or with somebody in it, Node reads
		// the authorities of all the world before the lab is up, which takes 30 ms.
		tls: {key, cert, ca: []},
		token,
		registry,
		kubelet,
		openApi: {hashes: openApiHashes(), document: openApiDocument},
		streams,
		environment: realEnvironment,
		version: programVersion(),
	});
	writeKubeconfig(folder, lab, `https://127.0.0.1:${server.port}`);
	return server;
}
