/** The OpenAPI v3 documents: an index, and one document a group, which clients keep until its hash changes. */
import type {Exchange, OpenApi} from './exchange.js';
import {negotiate} from './negotiate.js';
import {send} from './respond.js';
import {unknownPath} from './router.js';

const v2 = 'application/com.github.proto-openapi.spec.v2';

/**
 * Every kubectl that reads schemas reads v3. Before it says that it does not know a kind, it wants v2 all the same: that one
 * describes nothing. Throws an ApiError 404, 406.
 */
export async function answerOpenApi(
	openApi: OpenApi,
	exchange: Exchange,
	[version, ...path]: readonly string[],
): Promise<void> {
	if (version === 'v2' && exchange.request.headers.accept?.includes(v2)) return sendEmpty(exchange);
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

/** `swagger`, and `info` with a title and a version (gnostic, openapiv2/OpenAPIv2.proto). */
function sendEmpty({response}: Exchange): void {
	const info = [0x0a, 1, 0x2d, 0x12, 1, 0x2d];
	const document = Buffer.from([0x0a, 3, ...Buffer.from('2.0'), 0x12, info.length, ...info]);
	response.setHeader('content-type', `${v2}.v1.0+protobuf`);
	response.writeHead(200, {'content-length': document.length}).end(document);
}

function index({hashes}: OpenApi): string {
	const paths = Object.entries(hashes).map(([path, hash]) => [
		path,
		{serverRelativeURL: `/openapi/v3/${path}?hash=${hash}`},
	]);
	return JSON.stringify({paths: Object.fromEntries(paths)});
}
