/** What the containers of a pod say, as the kubelet has it. */
import {pipeline} from 'node:stream/promises';
import type {ApiObject} from '../../api/object.js';
import {badRequest} from '../../api/status.js';
import type {LogOptions} from '../kubelet/types.js';
import type {Api, Exchange} from './exchange.js';
import {flag, number} from './options.js';
import {existing} from './parts.js';
import type {Target} from './registry-types.js';
import {wrongMethod} from './router.js';

/** Plain text, for as long as there is some and somebody reads it. Throws an ApiError. */
export async function log({registry, kubelet}: Api, exchange: Exchange, target: Target): Promise<void> {
	const {request, response, query} = exchange;
	if (request.method !== 'GET') throw wrongMethod();
	const pod = existing(registry, target);
	const container = containerOf(pod, query.get('container') || undefined);
	const gone = new AbortController();
	response.once('close', () => gone.abort());
	// Refuses before there is an answer; a log that is followed may say nothing for hours.
	const lines = kubelet.logs(pod.metadata.uid, container, logOptions(query), gone.signal);
	response.writeHead(200, {'content-type': 'text/plain', 'cache-control': 'no-cache, private'});
	response.flushHeaders();
	await pipeline(lines, response).catch(ignoreClosed);
}

/** Whose log it is, when nobody says, is clear only of a pod with one container. */
function containerOf({metadata, spec}: ApiObject, asked: string | undefined): string | undefined {
	const {
		containers = [],
		initContainers = [],
		nodeName = '',
	} = spec as Record<string, undefined> as {
		containers?: ReadonlyArray<{name: string}>;
		initContainers?: ReadonlyArray<{name: string}>;
		nodeName?: string;
	};
	const names = [...containers, ...initContainers].map(({name}) => name);
	if (asked !== undefined && !names.includes(asked))
		throw badRequest(`container ${asked} is not valid for pod ${metadata.name}`);
	if (asked === undefined && containers.length > 1) {
		const choice = `[${containers.map(({name}) => name).join(' ')}]`;
		const init = initContainers.map(({name}) => name).join(' ');
		const more = init === '' ? '' : ` or one of the init containers: [${init}]`;
		throw badRequest(
			`a container name must be specified for pod ${metadata.name}, choose one of: ${choice}${more}`,
		);
	}
	if (nodeName === '') throw badRequest(`pod ${metadata.name} does not have a host assigned`);
	return asked ?? containers[0]?.name;
}

function logOptions(query: URLSearchParams): LogOptions {
	const [tailLines, sinceSeconds, limitBytes] = ['tailLines', 'sinceSeconds', 'limitBytes'].map(name =>
		number(query, name),
	);
	const sinceTime = query.get('sinceTime');
	if (sinceTime && Number.isNaN(Date.parse(sinceTime)))
		throw badRequest(`sinceTime ${sinceTime} is no RFC 3339 time`);
	return {
		follow: flag(query, 'follow'),
		previous: flag(query, 'previous'),
		timestamps: flag(query, 'timestamps'),
		...(tailLines !== undefined && {tailLines}),
		...(sinceSeconds !== undefined && {sinceSeconds}),
		...(limitBytes !== undefined && {limitBytes}),
		...(sinceTime && {sinceTime}),
	};
}

/** The reader has gone: nobody is left to tell. */
function ignoreClosed(error: NodeJS.ErrnoException): void {
	const {code = '', name} = error;
	if (name !== 'AbortError' && !['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(code))
		throw error;
}
