/**
 * The OpenAPI v3 documents of the API, one a group and version: kubectl reads from them which fields there are (`explain`),
 * how lists merge (`apply`), and that the server validates fields itself.
 */
import {shortHash} from '../../topology/addresses.js';
import {customDefinitions, customDescriptions} from './custom/definitions.js';
import {definitions} from './generated/definitions.js';
import {type ApiKind, apiKinds, apiVersionOf} from './kinds.js';
import {pathsOf} from './openapi/paths.js';
import {schemasOf} from './openapi/schemas.js';

/** `api/v1`, `apis/apps/v1` → a text that changes with the document: clients keep it as long. */
export function openApiHashes(): Readonly<Record<string, string>> {
	const hash = shortHash(JSON.stringify([definitions, customDefinitions]), 32).toUpperCase();
	return Object.fromEntries(apiKinds.map(kind => [pathOf(kind), hash]));
}

/**
 * The document at `/openapi/v3/PATH` (`api/v1`, `apis/apps/v1`) as JSON; undefined when there is none. Half a megabyte of descriptions
 * is loaded with the first one, and each is made once.
 */
export async function openApiDocument(path: string): Promise<string | undefined> {
	const known = documents.get(path);
	if (known !== undefined) return known;
	const kinds = apiKinds.filter(kind => pathOf(kind) === path);
	if (kinds.length === 0) return undefined;
	const {descriptions} = await import('./generated/descriptions.js');
	const text = JSON.stringify({
		openapi: '3.0.0',
		info: {title: 'Kubernetes', version: 'v1.32.3'},
		paths: pathsOf(path, kinds),
		components: {schemas: schemasOf(kinds, {...descriptions, ...customDescriptions})},
	});
	documents.set(path, text);
	return text;
}

/** A cache of what follows from the generated files alone. */
const documents = new Map<string, string>();

function pathOf(kind: ApiKind): string {
	return `${kind.group === '' ? 'api' : 'apis'}/${apiVersionOf(kind)}`;
}
