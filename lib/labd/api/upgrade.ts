/** Requests that want to become a stream: exec and attach. */
import {type IncomingMessage, STATUS_CODES} from 'node:http';
import type {Duplex} from 'node:stream';
import {badRequest, type Status} from '../../api/status.js';
import type {Api} from './exchange.js';
import {existing} from './parts.js';
import {statusOf, unauthorized} from './respond.js';
import {route, unknownPath} from './router.js';
import {splitUrl} from './url.js';

type Arrived = {readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer};

/** Hands the socket on, or answers why not and ends it. */
export function upgrade(api: Api, isKnown: boolean, {request, socket, head}: Arrived): void {
	// Who asks and goes leaves nobody to tell.
	socket.on('error', () => socket.destroy());
	try {
		if (!isKnown) throw unauthorized();
		const {path, query} = splitUrl(request.url);
		const to = route(path);
		if (to.to !== 'resource' || to.name === undefined) throw unknownPath();
		if (to.subresource !== 'exec' && to.subresource !== 'attach')
			throw badRequest(`${path} is no stream: ask for it without Upgrade`);
		const {kind, name, namespace, subresource} = to;
		const pod = existing(api.registry, {kind, name, ...(namespace !== undefined && {namespace})});
		api.streams.upgrade(request, {socket, head}, {pod, subresource, query});
	} catch (error) {
		refuse(socket, statusOf(error));
	}
}

function refuse(socket: Duplex, status: Status): void {
	const body = JSON.stringify(status);
	const {code = 500} = status;
	socket.end(
		[
			`HTTP/1.1 ${code} ${STATUS_CODES[code] ?? 'Error'}`,
			'content-type: application/json',
			`content-length: ${Buffer.byteLength(body)}`,
			'connection: close',
			'',
			body,
		].join('\r\n'),
	);
}
