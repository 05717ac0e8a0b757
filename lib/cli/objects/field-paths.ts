/** Fields as the API names them in its errors, and where they are in an object. */
import {childValue} from '../../../topology/documents.js';
import type {Path} from '../../../topology/problems.js';
import type {ApiKind} from '../../api/kinds.js';
import {structOf, type Type} from '../../api/schema.js';

/** `spec.containers[0].name`, `metadata.labels[app.kubernetes.io/name]` → its steps. */
export function pathOfField(field: string): Path {
	const steps = field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g);
	return [...steps].map(([, index, key = '']) => {
		if (index === undefined) return key;
		return /^\d+$/.test(index) ? Number(index) : index.replaceAll('"', '');
	});
}

/** The names of the fields beside one that is not known. */
export function siblingsOf(kind: ApiKind, path: Path): readonly string[] {
	let type: Type | undefined = structOf(kind.schema);
	for (const step of path.slice(0, -1)) {
		if (type?.is === 'struct') type = type.fields.get(String(step))?.type;
		else type = type?.is === 'scalar' ? undefined : type?.item;
	}
	return type?.is === 'struct' ? [...type.fields.keys()] : [];
}

/** What Go's decoder calls a value. */
type GoWord = 'string' | 'number' | 'bool' | 'array' | 'object';

/**
 * Go names a field without the indexes of the lists on the way (`spec.containers.image`). The first place that fits and holds
 * such a value; the steps as they are when there is none.
 */
export function pathOfDecoding(object: object, field: string, word: string): Path {
	const steps = field.split('.');
	return search(object, {steps, word}) ?? steps;
}

function search(value: unknown, {steps, word}: {steps: readonly string[]; word: string}): Path | undefined {
	const [step, ...rest] = steps;
	if (step === undefined && goWordOf(value) === word) return [];
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) {
			const path = search(item, {steps, word});
			if (path) return [index, ...path];
		}
	}
	if (step === undefined) return undefined;
	const path = search(childValue(value, step), {steps: rest, word});
	return path && [step, ...path];
}

function goWordOf(value: unknown): GoWord | undefined {
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'boolean') return 'bool';
	if (typeof value === 'string' || typeof value === 'number') return typeof value as GoWord;
	return typeof value === 'object' && value !== null ? 'object' : undefined;
}
