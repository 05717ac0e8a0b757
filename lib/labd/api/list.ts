/**
 * Lists, in pages if asked. All pages of a list show it as it was when the first was asked for: its objects are kept for a
 * while, which costs little, since objects never change in place.
 */
import type {ApiObject} from '../../api/object.js';
import {ApiError, badRequest, expired} from '../../api/status.js';
import type {Store} from '../store/types.js';
import {invalidOptions, number, unsupported} from './options.js';
import type {List} from './represent.js';
import {type Selection, select} from './selection.js';

/** Lists that somebody is reading page by page. */
const keptLists = 64;

type Pages = {readonly version: string; readonly objects: readonly ApiObject[]; readonly selection: string};
type Token = {readonly list: number; readonly start: number};

/** Live handle: lists, and remembers those that go on. */
export class Lister {
	readonly #open = new Map<number, Pages>();
	#last = 0;

	constructor(private readonly store: Store) {}

	/** Throws an ApiError: 400, 410, 422, 504. */
	list(selection: Selection, query: URLSearchParams): List {
		const {kind} = selection;
		const limit = number(query, 'limit') ?? 0;
		const token = tokenOf(query.get('continue') ?? '');
		refuseBadVersion(this.store, query);
		if (token) return {kind, ...this.#next(token, limit, textOf(selection, query))};
		const objects = select(this.store, selection);
		const resourceVersion = String(this.store.version);
		if (limit <= 0 || objects.length <= limit) return {kind, objects, metadata: {resourceVersion}};
		const list = ++this.#last;
		this.#open.set(list, {version: resourceVersion, objects, selection: textOf(selection, query)});
		const [oldest] = this.#open.keys();
		if (this.#open.size > keptLists && oldest !== undefined) this.#open.delete(oldest);
		return {kind, ...this.#next({list, start: 0}, limit, textOf(selection, query))};
	}

	#next({list, start}: Token, limit: number, selection: string): Omit<List, 'kind'> {
		const pages = this.#open.get(list);
		if (!pages)
			throw expired('The provided continue parameter is too old to display a consistent list result.');
		if (pages.selection !== selection)
			throw badRequest('continue key is not valid: it continues a list of something else');
		const end = limit > 0 ? start + limit : pages.objects.length;
		const remainingItemCount = pages.objects.length - end;
		const more = remainingItemCount > 0 && {continue: textOfToken({list, start: end}), remainingItemCount};
		return {
			objects: pages.objects.slice(start, end),
			metadata: {resourceVersion: pages.version, ...more},
		};
	}
}

/** A version that this store has not come to yet. */
export function tooLarge(version: number, current: number): ApiError {
	const message = `Too large resource version: ${version}, current: ${current}`;
	return new ApiError(504, 'Timeout', `Timeout: ${message}`, {
		causes: [{reason: 'ResourceVersionTooLarge' as never, message: 'Too large resource version'}],
		retryAfterSeconds: 1,
	});
}

/** Only the present can be listed: an exact version must be that of now. */
function refuseBadVersion(store: Store, query: URLSearchParams): void {
	const text = query.get('resourceVersion') ?? '';
	const match = query.get('resourceVersionMatch') ?? '';
	refuseBadMatch(text, match, query);
	if (text === '' || text === '0') return;
	if (!/^\d{1,15}$/.test(text)) throw badRequest(`invalid resource version: ${JSON.stringify(text)}`);
	if (query.get('continue'))
		throw badRequest('specifying resource version is not allowed when using continue');
	const version = Number(text);
	if (version > store.version) throw tooLarge(version, store.version);
	if (match === 'Exact' && version < store.version)
		throw expired('The resourceVersion for the provided list is too old.');
}

function refuseBadMatch(version: string, match: string, query: URLSearchParams): void {
	const forbidden = (field: string, why: string) =>
		invalidOptions('ListOptions', [{reason: 'FieldValueForbidden', message: `Forbidden: ${why}`, field}]);
	if (query.has('sendInitialEvents'))
		throw forbidden('sendInitialEvents', 'sendInitialEvents is forbidden for list');
	if (match === '') return;
	const field = 'resourceVersionMatch';
	if (version === '') throw forbidden(field, `${field} is forbidden unless resourceVersion is provided`);
	if (query.get('continue')) throw forbidden(field, `${field} is forbidden when continue is provided`);
	if (match !== 'Exact' && match !== 'NotOlderThan')
		throw invalidOptions('ListOptions', [unsupported(field, match, ['Exact', 'NotOlderThan', ''])]);
	if (match === 'Exact' && version === '0')
		throw forbidden(field, `${field} "exact" is forbidden for resourceVersion "0"`);
}

function textOf({kind, namespace = ''}: Selection, query: URLSearchParams): string {
	return [kind.group, kind.plural, namespace, query.get('labelSelector'), query.get('fieldSelector')].join(
		'\0',
	);
}

function textOfToken({list, start}: Token): string {
	return Buffer.from(JSON.stringify({v: 'meta.k8s.io/v1', list, start})).toString('base64url');
}

function tokenOf(text: string): Token | undefined {
	if (text === '') return undefined;
	try {
		const {v, list, start} = JSON.parse(Buffer.from(text, 'base64url').toString());
		if (v === 'meta.k8s.io/v1' && Number.isInteger(list) && Number.isInteger(start) && start >= 0)
			return {list, start};
	} catch {
		// No JSON: refused below, as any other text that is not ours.
	}
	throw badRequest('continue key is not valid: it is none that this server gave');
}
