/** Objects as JSON, in the shape that a client wants. What was made once is kept for as long as the object lives. */
import {type ApiKind, apiVersionOf} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {type Include, tableOf} from '../../api/tables/table.js';
import type {Shape} from './negotiate.js';

/** What a client wants to see of objects. */
export type View = {
	readonly shape: Shape;
	/** Of the shape: `meta.k8s.io/v1`. */
	readonly apiVersion: string;
	/** What a Table's rows tell of their objects. */
	readonly include: Include;
};

export type ListMetadata = {
	readonly resourceVersion: string;
	readonly continue?: string;
	readonly remainingItemCount?: number;
};

export type List = {
	readonly kind: ApiKind;
	readonly objects: readonly ApiObject[];
	readonly metadata: ListMetadata;
};

/** Live handle: makes texts and keeps them. */
export class Representer {
	readonly #whole = new WeakMap<ApiObject, string>();
	readonly #metadata = new WeakMap<ApiObject, string>();
	readonly #rows = new WeakMap<ApiObject, Map<Include, {readonly second: number; readonly text: string}>>();

	readonly #before = new WeakMap<ApiObject, ApiObject>();

	constructor(private readonly now: () => number) {}

	one(kind: ApiKind, object: ApiObject, view: View): string {
		const {resourceVersion} = object.metadata;
		switch (view.shape) {
			case 'Table':
				return this.#table({kind, objects: [object], metadata: {resourceVersion}}, view);
			case 'PartialObjectMetadata':
				return this.#partial(object, view.apiVersion);
			default:
				return this.#json(object);
		}
	}

	list(list: List, view: View): string {
		const {kind, objects, metadata} = list;
		switch (view.shape) {
			case 'Table':
				return this.#table(list, view);
			case 'PartialObjectMetadata': {
				const items = objects.map(object => this.#partial(object, view.apiVersion));
				return listText('PartialObjectMetadataList', view.apiVersion, {items, metadata});
			}
			default: {
				const items = objects.map(object => this.#json(object));
				return listText(`${kind.kind}List`, apiVersionOf(kind), {items, metadata});
			}
		}
	}

	/** As `one`; a Table without the columns that an earlier one of the same watch told. All watchers share the text. */
	event(kind: ApiKind, object: ApiObject, view: View): string {
		if (view.shape !== 'Table') return this.one(kind, object, view);
		const second = Math.floor(this.now() / 1000);
		const known = this.#rows.get(object) ?? new Map();
		const before = known.get(view.include);
		if (before?.second === second) return before.text;
		const {resourceVersion} = object.metadata;
		const text = this.#table({kind, objects: [object], metadata: {resourceVersion}}, view, 'no columns');
		this.#rows.set(object, known.set(view.include, {second, text}));
		return text;
	}

	/** What an object was, under the version that it has now: watches that no longer select it are told so. */
	asItWas(previous: ApiObject, object: ApiObject): ApiObject {
		const known = this.#before.get(object);
		if (known) return known;
		const {resourceVersion} = object.metadata;
		const before = {...previous, metadata: {...previous.metadata, resourceVersion}};
		this.#before.set(object, before);
		return before;
	}

	#table({kind, objects, metadata}: List, view: View, columns?: 'no columns'): string {
		const table = tableOf(kind, objects, {now: this.now(), include: 'None'});
		const rows = table.rows.map(({cells, conditions}, index) => {
			const told = conditions ? `"conditions":${JSON.stringify(conditions)},` : '';
			return `{"cells":${JSON.stringify(cells)},${told}"object":${this.#inRow(objects[index], view)}}`;
		});
		const head = {kind: 'Table', apiVersion: view.apiVersion, metadata};
		const definitions = columns ? null : table.columnDefinitions;
		return `${opened(head)},"columnDefinitions":${JSON.stringify(definitions)},"rows":[${rows.join(',')}]}`;
	}

	#inRow(object: ApiObject | undefined, {include, apiVersion}: View): string {
		if (!object || include === 'None') return 'null';
		return include === 'Object' ? this.#json(object) : this.#partial(object, apiVersion);
	}

	#json(object: ApiObject): string {
		return remembered(this.#whole, object, () => JSON.stringify(object));
	}

	#partial(object: ApiObject, apiVersion: string): string {
		const metadata = remembered(this.#metadata, object, () => JSON.stringify(object.metadata));
		return `{"kind":"PartialObjectMetadata","apiVersion":"${apiVersion}","metadata":${metadata}}`;
	}
}

function remembered(texts: WeakMap<ApiObject, string>, object: ApiObject, make: () => string): string {
	const known = texts.get(object);
	if (known !== undefined) return known;
	const text = make();
	texts.set(object, text);
	return text;
}

function listText(
	kind: string,
	apiVersion: string,
	{metadata, items}: {readonly metadata: ListMetadata; readonly items: readonly string[]},
): string {
	return `${opened({kind, apiVersion, metadata})},"items":[${items.join(',')}]}`;
}

function opened(head: object): string {
	return JSON.stringify(head).slice(0, -1);
}
