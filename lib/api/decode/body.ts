/** The text of a request's body → a value, and the keys that were there twice, which JSON.parse does not tell. */
import {parseDocument, visit} from 'yaml';
import {badRequest} from '../status.js';

export type Body = {readonly value: unknown; readonly duplicates: readonly string[]};

/** Throws an ApiError (400) for text that is no JSON or YAML. */
export function readBody(text: string, format: 'json' | 'yaml'): Body {
	return format === 'json' ? readJson(text) : readYaml(text);
}

function readJson(text: string): Body {
	try {
		return {value: JSON.parse(text), duplicates: duplicateKeys(text)};
	} catch (error) {
		throw badRequest(
			`couldn't get version/kind; json parse error: ${error instanceof Error ? error.message : error}`,
		);
	}
}

function readYaml(text: string): Body {
	const document = parseDocument(text, {uniqueKeys: false, merge: true});
	const [wrong] = document.errors;
	if (wrong) throw badRequest(`error converting YAML to JSON: yaml: ${wrong.message.split('\n')[0]}`);
	const duplicates: string[] = [];
	visit(document, {
		Map(_key, node, path) {
			const seen = new Set<string>();
			for (const {key} of node.items) {
				const name = String(key);
				if (seen.has(name)) duplicates.push(yamlPath([...path, node], name));
				seen.add(name);
			}
		},
	});
	return {value: document.toJS({maxAliasCount: 1000}), duplicates};
}

function yamlPath(nodes: readonly unknown[], last: string): string {
	let path = '';
	for (const [index, node] of nodes.entries()) {
		const items: unknown = typeof node === 'object' && node !== null && Reflect.get(node, 'items');
		if (typeof node === 'object' && node !== null && 'key' in node) path += `.${node.key}`;
		else if (Array.isArray(items) && index < nodes.length - 1) {
			const step = items.indexOf(nodes[index + 1]);
			if (!isPair(items[step])) path += `[${step}]`;
		}
	}
	return `${path}.${last}`.slice(1);
}

function isPair(node: unknown): boolean {
	return typeof node === 'object' && node !== null && 'key' in node;
}

type Level = {readonly keys: Set<string> | undefined; path: string; index: number};

/** Of valid JSON: one pass over strings and brackets. */
function duplicateKeys(text: string): string[] {
	const found: string[] = [];
	const levels: Level[] = [];
	const token = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\],]/gs;
	let pending = '';
	for (const [part, colon] of text.matchAll(token)) {
		const level = levels.at(-1);
		if (part === '{' || part === '[') {
			levels.push({keys: part === '{' ? new Set() : undefined, path: pending, index: 0});
			pending = part === '[' ? `${pending}[0]` : pending;
		} else if (part === '}' || part === ']') levels.pop();
		else if (part === ',') {
			if (level && !level.keys) pending = `${level.path}[${++level.index}]`;
		} else if (colon !== undefined && level?.keys) {
			const key: string = JSON.parse(part.slice(0, part.length - colon.length));
			pending = level.path === '' ? key : `${level.path}.${key}`;
			if (level.keys.has(key)) found.push(pending);
			level.keys.add(key);
		}
	}
	return found;
}
