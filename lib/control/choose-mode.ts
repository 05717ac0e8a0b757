/** The mode that a lab names, and its options with their defaults. */
import {Type} from '@sinclair/typebox';
import {checkSchema} from '../../topology/check.js';
import {didYouMean, type Locate, type Report} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';

export type ChosenMode = {readonly mode: Mode; readonly options: Readonly<Record<string, unknown>>};

export type ModeRequest = {
	readonly name: string;
	readonly options: Readonly<Record<string, unknown>>;
	/** From the value of `mode` in the lab file. */
	readonly locate: Locate;
};

/** Undefined if there is no such mode or an option is wrong; the reasons are reported. */
export function chooseMode(
	request: ModeRequest,
	modes: readonly Mode[],
	report: Report,
): ChosenMode | undefined {
	const {name, locate} = request;
	const mode = modes.find(each => each.name === name);
	if (mode) return optionsFor(mode, request, report);
	const at = locate(['name']);
	const known = modes.map(each => each.name);
	report({
		code: 'unknown-mode',
		message: `there is no mode '${name}'`,
		hint: didYouMean(name, known),
		...(at && {at}),
	});
	return undefined;
}

function optionsFor(mode: Mode, {options, locate}: ModeRequest, report: Report): ChosenMode | undefined {
	// Nothing after the colon leaves the default.
	const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));
	const defaults = Object.entries(mode.options.properties).flatMap(([key, {default: value}]) =>
		value === undefined ? [] : [[key, value] as const],
	);
	const all = {...Object.fromEntries(defaults), ...given};
	// The defaults are right, and compiling a schema takes longer than all else for a small lab.
	if (Object.keys(given).length === 0) return {mode, options: all};
	const schema = Type.Object({mode: Type.Object({options: mode.options})});
	const fromRoot: Locate = (path, part) => locate(path.slice(1), part);
	const document = {file: '', value: {mode: {options: all}}, locate: fromRoot};
	const sound = checkSchema(schema, document, problem =>
		report(problem.code === 'unknown-field' ? {...problem, code: 'unknown-option'} : problem),
	);
	return sound ? {mode, options: all} : undefined;
}
