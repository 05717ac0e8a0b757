/** Which Docker Engine is meant, and how a connection to it is opened: DOCKER_HOST, as the docker command reads it. */

import {lookup} from 'node:dns/promises';
import {openSync, readFileSync} from 'node:fs';
import {connect, isIP, Socket} from 'node:net';
import {join} from 'node:path';
import type {Duplex} from 'node:stream';
import {connect as connectTls} from 'node:tls';
import {EngineError} from './docker-error.js';
import {type Environment, socketPathOf} from './docker-socket.js';
import {dialSsh} from './docker-ssh.js';
import {inNetns} from './namespaces.js';
import {openInternetSocket, SOCK_STREAM} from './sockets.js';

export type Endpoint =
	| {readonly kind: 'unix'; readonly path: string}
	/** `address`: what the host's name stands for. */
	| {
			readonly kind: 'tcp';
			readonly host: string;
			readonly port: number;
			readonly address: string;
			readonly certificates?: string;
	  }
	| {readonly kind: 'ssh'; readonly url: string};

/** Throws an EngineError. */
export async function endpointOf(env: Environment = process.env): Promise<Endpoint> {
	const path = socketPathOf(env);
	if (path !== undefined) return {kind: 'unix', path};
	const text = env.DOCKER_HOST ?? '';
	const url = parse(text);
	if (url?.protocol === 'ssh:') return {kind: 'ssh', url: text};
	if (url?.protocol !== 'tcp:' || url.hostname === '')
		throw new EngineError(
			`DOCKER_HOST says '${text}', which names no engine`,
			'unset DOCKER_HOST, or say unix:///PATH, tcp://HOST:PORT or ssh://USER@HOST',
		);
	const isSecure = Boolean(env.DOCKER_TLS_VERIFY);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	return {
		kind: 'tcp',
		host,
		port: Number(url.port || (isSecure ? 2376 : 2375)),
		address: await addressOf(host),
		...(isSecure && {certificates: env.DOCKER_CERT_PATH ?? join(env.HOME ?? '/root', '.docker')}),
	};
}

/** For people: as DOCKER_HOST says it. */
export function endpointWords(endpoint: Endpoint): string {
	if (endpoint.kind === 'unix') return `unix://${endpoint.path}`;
	return endpoint.kind === 'ssh' ? endpoint.url : `tcp://${endpoint.host}:${endpoint.port}`;
}

/** `hostNetns`: the file of the host's network namespace, for who is in another one. A socket of the file system needs none. */
export function dial(endpoint: Endpoint, hostNetns?: string): Duplex {
	if (endpoint.kind === 'unix') return connect({path: endpoint.path});
	if (endpoint.kind === 'ssh') return dialSsh(endpoint.url, hostNetns);
	const {address, port, host, certificates} = endpoint;
	const socket = hostNetns === undefined ? new Socket() : socketIn(hostNetns, address);
	socket.connect({host: address, port});
	if (certificates === undefined) return socket;
	const read = (file: string) => readFileSync(join(certificates, file));
	return connectTls({
		socket,
		servername: isIP(host) ? '' : host,
		host,
		ca: read('ca.pem'),
		cert: read('cert.pem'),
		key: read('key.pem'),
	});
}

/** A socket belongs to the network in which it was opened. */
function socketIn(netns: string, address: string): Socket {
	const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
	return new Socket({fd: inNetns(openSync(netns, 'r'), () => openInternetSocket(family, SOCK_STREAM))});
}

function parse(text: string): URL | undefined {
	try {
		return new URL(text.includes('://') ? text : `tcp://${text}`);
	} catch {
		return undefined;
	}
}

async function addressOf(host: string): Promise<string> {
	try {
		return (await lookup(host)).address;
	} catch (cause) {
		throw new EngineError(
			`DOCKER_HOST names the host ${host}, which has no address (${(cause as Error).message})`,
			'mend DOCKER_HOST, or unset it',
			{cause},
		);
	}
}
