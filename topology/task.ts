/** What a student is to make true in a lab: a sentence, checks that hold when it is done, and one way to do it. */
import {type Static, Type} from '@sinclair/typebox';
import {type Check, checkSchemas} from './check-schemas.js';

export const taskSchema = Type.Object(
	{
		goal: Type.String({description: 'One line: what is to be done'}),
		checks: Type.Array(checkSchemas, {minItems: 1, description: 'What is true when it is done'}),
		solution: Type.Array(Type.String(), {
			minItems: 1,
			description: 'Files, folders or globs with manifests that do it, from this file',
		}),
	},
	{additionalProperties: false, description: 'What is to be made true in this lab'},
);

export type TaskEntry = Static<typeof taskSchema>;

export type Task = {
	readonly goal: string;
	readonly checks: readonly Check[];
	/** Absolute paths and globs. */
	readonly solution: readonly string[];
};
