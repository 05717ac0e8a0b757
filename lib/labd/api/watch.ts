/** Watches: what has happened since a version, and what happens from now on (apiserver, pkg/storage/cacher). */
import {apiVersionOf, resourceOf} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {type ApiError, type Cause, expired, invalid} from '../../api/status.js';
import {type Store, StoreError, type StoreEvent} from '../store/types.js';
import type {Exchange} from './exchange.js';
import {flag, invalidOptions, number, unsupported} from './options.js';
import type {Representer, View} from './represent.js';
import {isSelected, type Selection, select} from './selection.js';
import {WatchStream} from './watch-stream.js';

const bookmarkEvery = 60_000;
/** Seconds. A watch of which nobody says how long it lasts ends within the hour, so that not all end at once. */
const shortest = 1800;

type Watch = {
	readonly store: Store;
	readonly representer: Representer;
	readonly selection: Selection;
	readonly view: View;
};

type Options = {
	/** Undefined: from now on. */
	readonly since: number | undefined;
	/** What is there already comes first. */
	readonly initial: boolean;
	readonly bookmarks: boolean;
	readonly initialEnd: boolean;
	readonly seconds: number;
};

const endOfInitial = {'k8s.io/initial-events-end': 'true'};

/** Answers with a stream of events that ends with its time, or when the client goes. Throws an ApiError 400, 422. */
export function watch({response, query}: Exchange, watching: Watch): void {
	const options = optionsOf(watching.selection, query);
	response.writeHead(200, {'content-type': 'application/json', 'cache-control': 'no-cache, private'});
	response.flushHeaders();
	const stream = new WatchStream(response);
	const {store, selection} = watching;
	const since = options.since ?? store.version;
	const frame = framer(watching);
	if (options.initial) {
		const added = select(store, selection).map(object => frame('ADDED', object));
		stream.begin(options.initialEnd ? [...added, bookmark(watching, endOfInitial)] : added);
	}
	try {
		const listener = (event: StoreEvent) => {
			const told = toldOf(watching, event);
			if (told) stream.push(frame(told.type, told.object));
		};
		const stop = store.watch(Math.min(since, store.version), listener, resourceOf(selection.kind));
		endWithTime({stream, stop, watching, options}, response);
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		const {status} = expired(`too old resource version: ${since} (${store.version})`);
		stream.push(framed('ERROR', JSON.stringify(status)));
		stream.end();
	}
}

type Running = {
	readonly stream: WatchStream;
	readonly stop: () => void;
	readonly watching: Watch;
	readonly options: Options;
};

function endWithTime({stream, stop, watching, options}: Running, response: Exchange['response']): void {
	const ended = setTimeout(() => stream.end(), options.seconds * 1000);
	const marked = options.bookmarks
		? setInterval(() => stream.push(bookmark(watching)), bookmarkEvery)
		: undefined;
	response.once('close', () => {
		stop();
		clearTimeout(ended);
		clearInterval(marked);
	});
}

/** Makes texts of events; the first Table of a watch tells the columns. */
function framer({representer, selection: {kind}, view}: Watch): (type: string, object: ApiObject) => string {
	let isFirst = true;
	return (type, object) => {
		const text = isFirst ? representer.one(kind, object, view) : representer.event(kind, object, view);
		isFirst = false;
		return framed(type, text);
	};
}

/** Undefined when it is none of the selected. To begin or to end to match is to be added or deleted. */
function toldOf(
	{selection, representer}: Watch,
	{type, object, previous}: StoreEvent,
): Pick<StoreEvent, 'type' | 'object'> | undefined {
	const is = isSelected(selection, object);
	if (type !== 'MODIFIED' || !selection.test || !previous) return is ? {type, object} : undefined;
	const was = isSelected(selection, previous);
	if (is) return {type: was ? 'MODIFIED' : 'ADDED', object};
	return was ? {type: 'DELETED', object: representer.asItWas(previous, object)} : undefined;
}

function bookmark(
	{store, selection: {kind}, view}: Watch,
	annotations?: Readonly<Record<string, string>>,
): string {
	const resourceVersion = String(store.version);
	if (view.shape === 'Table') {
		const {apiVersion} = view;
		const table = {kind: 'Table', apiVersion, metadata: {resourceVersion}, columnDefinitions: null, rows: []};
		return framed('BOOKMARK', JSON.stringify(table));
	}
	const partial = view.shape === 'PartialObjectMetadata';
	const object = {
		kind: partial ? view.shape : kind.kind,
		apiVersion: partial ? view.apiVersion : apiVersionOf(kind),
		metadata: {resourceVersion, creationTimestamp: null, ...(annotations && {annotations})},
	};
	return framed('BOOKMARK', JSON.stringify(object));
}

function framed(type: string, object: string): string {
	return `{"type":"${type}","object":${object}}\n`;
}

function optionsOf({kind}: Selection, query: URLSearchParams): Options {
	const text = query.get('resourceVersion') ?? '';
	const causes = wrongMatch(query);
	if (causes.length > 0) throw invalidOptions('ListOptions', causes);
	if (!/^\d{0,15}$/.test(text)) throw noVersion(kind, text);
	const recent = text === '' || text === '0';
	const asked = query.has('sendInitialEvents') ? flag(query, 'sendInitialEvents') : undefined;
	const bookmarks = flag(query, 'allowWatchBookmarks');
	return {
		since: recent || asked ? undefined : Number(text),
		initial: asked ?? recent,
		bookmarks,
		initialEnd: bookmarks && asked === true,
		seconds: number(query, 'timeoutSeconds') || Math.round(shortest * (1 + Math.random())),
	};
}

function wrongMatch(query: URLSearchParams): readonly Cause[] {
	const match = query.get('resourceVersionMatch') ?? '';
	const initial = query.has('sendInitialEvents');
	const field = 'resourceVersionMatch';
	const forbidden = (why: string): Cause => ({
		reason: 'FieldValueForbidden',
		message: `Forbidden: ${why}`,
		field,
	});
	if (initial && match !== 'NotOlderThan')
		return [forbidden('sendInitialEvents requires setting resourceVersionMatch to NotOlderThan')];
	if (match === '') return [];
	return [
		...(initial ? [] : [forbidden(`${field} is forbidden for watch unless sendInitialEvents is provided`)]),
		...(match === 'NotOlderThan' ? [] : [unsupported(field, match, ['NotOlderThan'])]),
	];
}

function noVersion(kind: Selection['kind'], text: string): ApiError {
	const why = `strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`;
	const message = `Invalid value: ${JSON.stringify(text)}: ${why}`;
	return invalid({...kind, kind: kind.plural}, '', [
		{reason: 'FieldValueInvalid', message, field: 'resourceVersion'},
	]);
}
