/** From a request to who answers it. */
import {apiKinds, apiVersionOf} from '../../api/kinds.js';
import {badRequest} from '../../api/status.js';
import {readObject} from './body.js';
import {answerDiscovery} from './discovery.js';
import type {Api, Exchange} from './exchange.js';
import {answerHealth, versionOf} from './health.js';
import {negotiate} from './negotiate.js';
import {answerOpenApi} from './openapi.js';
import {log} from './pod-logs.js';
import {answerResource} from './resources.js';
import {send} from './respond.js';
import {answerReview, type Review} from './reviews.js';
import {type ResourceRoute, route, wrongMethod} from './router.js';
import {answerScale} from './scale.js';
import {bind, evict, finalize} from './subresources.js';

/** Throws an ApiError. */
export async function dispatch(api: Api, exchange: Exchange): Promise<void> {
	const to = route(exchange.path);
	switch (to.to) {
		case 'resource':
			return answerRoute(api, exchange, to);
		case 'review':
			return review(exchange, to.review);
		case 'nowhere':
			exchange.response.writeHead(404, {'content-type': 'text/plain; charset=utf-8'});
			return void exchange.response.end('404 page not found\n');
	}
	if (exchange.request.method !== 'GET') throw wrongMethod();
	switch (to.to) {
		case 'openapi':
			return answerOpenApi(api.openApi, exchange, to.path);
		case 'health':
			return answerHealth(exchange, to.check, to.part);
		case 'version':
			return answerPlain(exchange, versionOf(api.version));
		case 'root':
			return answerPlain(exchange, {paths: paths()});
		default:
			return answerDiscovery(exchange, to);
	}
}

async function answerRoute(api: Api, exchange: Exchange, to: ResourceRoute): Promise<void> {
	const {kind, namespace, name, subresource} = to;
	if (name === undefined) return answerResource(api, exchange, to);
	const target = {kind, name, ...(namespace !== undefined && {namespace})};
	switch (subresource) {
		case undefined:
		case 'status':
			return answerResource(api, exchange, to);
		case 'scale':
			return answerScale(api, exchange, target);
		case 'log':
			return log(api, exchange, target);
		case 'binding':
			return bind(api, exchange, target);
		case 'eviction':
			return evict(api, exchange, target);
		case 'finalize':
			return finalize(api, exchange, target);
		case 'exec':
		case 'attach':
			throw badRequest('Upgrade request required');
	}
}

async function review(exchange: Exchange, asked: Review): Promise<void> {
	if (exchange.request.method !== 'POST') throw wrongMethod();
	const {value} = await readObject(exchange.request);
	await answerPlain(exchange, answerReview(asked, value), 201);
}

async function answerPlain(exchange: Exchange, value: object, code = 200): Promise<void> {
	const {format} = negotiate(exchange.request.headers.accept, []);
	await send(exchange, {code, text: JSON.stringify(value), format});
}

/** What is listed at `/`. */
function paths(): readonly string[] {
	const groups = new Set(apiKinds.filter(({group}) => group !== '').map(apiVersionOf));
	const named = [...groups].flatMap(name => [`/apis/${name.split('/')[0]}`, `/apis/${name}`]);
	const all = [
		'/api',
		'/api/v1',
		'/apis',
		...named,
		'/healthz',
		'/livez',
		'/openapi/v3',
		'/readyz',
		'/version',
	];
	return [...new Set(all)].sort();
}
