/** What server-side apply says when others own what it would change. */
import type {ApiKind} from '../kinds.js';
import {ApiError} from '../status.js';
import {type FieldSet, pathsOf} from './field-set.js';
import {type Manager, managerText} from './owners.js';

export type Conflict = {readonly manager: Manager; readonly fields: FieldSet};

/** 409, with a cause for each field. */
export function conflictError(kind: ApiKind, conflicts: readonly Conflict[]): ApiError {
	const byManager = conflicts
		.map(({manager, fields}) => ({text: managerText(kind, manager), paths: pathsOf(fields)}))
		.toSorted((a, b) => (a.text < b.text ? -1 : 1));
	const causes = byManager.flatMap(({text, paths}) =>
		paths.map(
			path => ({reason: 'FieldManagerConflict', message: `conflict with ${text}`, field: path}) as const,
		),
	);
	const [only] = causes;
	const words =
		causes.length === 1
			? `1 conflict: ${only?.message}: ${only?.field}`
			: `${causes.length} conflicts: ${byManager.flatMap(manager => blockOf(manager)).join('\n')}`;
	return new ApiError(409, 'Conflict', `Apply failed with ${words}`, {causes});
}

function blockOf({
	text,
	paths,
}: {
	readonly text: string;
	readonly paths: readonly string[];
}): readonly string[] {
	return [`conflicts with ${text}:`, ...paths.map(path => `- ${path}`)];
}
