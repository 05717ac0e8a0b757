/** The OpenAPI v3 documents: an index, and one document a group, which clients keep until its hash changes. */
import type {Exchange, OpenApi} from './exchange.js';
import {negotiate} from './negotiate.js';
import {send} from './respond.js';
import {unknownPath} from './router.js';

/** OpenAPI v2 is not served: every kubectl that reads schemas reads v3. Throws an ApiError 404, 406. */
export async function answerOpenApi(
	openApi: OpenApi,
	exchange: Exchange,
	[version, ...path]: readonly string[],
): Promise<void> {
	if (version !== 'v3') throw unknownPath();
	const {format} = negotiate(exchange.request.headers.accept, []);
	if (path.length === 0) return send(exchange, {text: index(openApi), format});
	const name = path.join('/');
	const text = await openApi.document(name);
	if (text === undefined) throw unknownPath();
	const hash = openApi.hashes[name];
	exchange.response.setHeader('etag', `"${hash}"`);
	if (exchange.request.headers['if-none-match'] === `"${hash}"`)
		return void exchange.response.writeHead(304).end();
	await send(exchange, {text, format});
}

function index({hashes}: OpenApi): string {
	const paths = Object.entries(hashes).map(([path, hash]) => [
		path,
		{serverRelativeURL: `/openapi/v3/${path}?hash=${hash}`},
	]);
	return JSON.stringify({paths: Object.fromEntries(paths)});
}
