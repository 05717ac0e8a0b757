/**
 * The checks that manifests of lab files go through, as causes of the API: one set of rules, so that what `validate` refuses
 * `kubectl apply` refuses too.
 */
import type {Fault, Wrong} from '../../../topology/kubernetes/fault.js';
import {labelKey} from '../../../topology/kubernetes/names.js';
import type {Path, ProblemCode} from '../../../topology/problems.js';
import type {Cause} from '../status.js';
import {
	duplicateValue,
	fieldText,
	goSelector,
	invalidValue,
	notFoundValue,
	required,
	unsupportedValue,
} from './cause.js';
import {wrongs} from './names.js';

/** A fault collector for one object. */
export function faultsAsCauses(object: object, causes: Cause[]): Fault {
	return (path, code, wrong) => {
		causes.push(
			...causesOf({path, code, wrong: typeof wrong === 'string' ? {message: wrong} : wrong}, object),
		);
	};
}

type Told = {readonly path: Path; readonly code: ProblemCode; readonly wrong: Wrong};

function causesOf(told: Told, object: object): readonly Cause[] {
	const {path, code, wrong} = told;
	const value = valueAt(object, path);
	const field = fieldText(path);
	const special = specialCause(told, value);
	if (special) return special;
	switch (code) {
		case 'missing-field':
			return [missing(field, wrong.message)];
		case 'duplicate':
			return [duplicateValue(field, value)];
		case 'unknown-reference':
			return [notFoundValue(field, value)];
		case 'bad-name':
		case 'bad-value':
			return refused({field, path, value}, wrong);
		default:
			return [invalidValue(field, value, detailOf(wrong.message))];
	}
}

/** The message says which field of the object at the path is not there. */
function missing(field: string, message: string): Cause {
	const name = /^must have the field `(\w+)`/.exec(message)?.[1];
	return required(name === undefined ? field : `${field}.${name}`);
}

type Refused = {readonly field: string; readonly path: Path; readonly value: unknown};

function refused({field, path, value}: Refused, {message, rule, allowed, limits}: Wrong): readonly Cause[] {
	if (rule === labelKey && path.at(-1) !== 'key' && path.at(-1) !== 'topologyKey') {
		const key = String(path.at(-1));
		return wrongs(rule, key).map(wrong => invalidValue(fieldText(path.slice(0, -1)), key, wrong));
	}
	if (value === '' || (value === undefined && allowed)) return [required(field)];
	if (rule) {
		// The API server names the map of the labels, not the label.
		const at = isLabel(path) ? fieldText(path.slice(0, -1)) : field;
		return wrongs(rule, String(value)).map(wrong => invalidValue(at, value, wrong));
	}
	if (allowed) return [unsupportedValue(field, value, allowed)];
	if (limits) {
		const [least, most] = limits;
		const detail =
			most === undefined
				? `must be greater than or equal to ${least}`
				: `must be between ${least} and ${most}, inclusive`;
		return [invalidValue(field, value, detail)];
	}
	return [invalidValue(field, value, detailOf(message))];
}

function isLabel(path: Path): boolean {
	return ['labels', 'matchLabels', 'nodeSelector', 'selector'].includes(String(path.at(-2)));
}

/** `is 5, it must be less` → `must be less` */
function detailOf(message: string): string {
	return /^is .*?, (?:it )?(must .*)$/.exec(message)?.[1] ?? message;
}

/** Where the API server tells it at another place, or in words of its own. */
function specialCause({path, code, wrong}: Told, value: unknown): readonly Cause[] | undefined {
	const field = fieldText(path);
	const last = path.at(-1);
	// The API server takes two equal ports of a container.
	if (code === 'duplicate' && path.at(-2) === 'ports' && path.includes('containers')) return [];
	if (code === 'selector-mismatch') return selectorCause(wrong.message, value);
	if (last === 'containerPort' && value === 0) return [required(field)];
	if (/Probe$/.test(String(last)) && code === 'invalid-object') return [probeCause(field, value)];
	if (code === 'bad-cidr') {
		return [invalidValue(field, value, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)')];
	}
	if (last === 'hostPort' && code === 'bad-value' && !wrong.limits) {
		return [invalidValue(field, value, 'must match `containerPort`')];
	}
	if (code === 'missing-field' && field === 'spec' && wrong.message.includes('`rules`')) {
		return [invalidValue(field, '', 'either `defaultBackend` or `rules` must be specified')];
	}
	return undefined;
}

function selectorCause(message: string, selector: unknown): readonly Cause[] {
	if (message.startsWith('is empty')) {
		return [
			{
				reason: 'FieldValueInvalid',
				field: 'spec.selector',
				message: `Invalid value: ${goSelector(selector ?? {})}: empty selector is invalid for deployment`,
			},
		];
	}
	return [];
}

function probeCause(field: string, probe: unknown): Cause {
	const given = ['exec', 'httpGet', 'tcpSocket', 'grpc'].filter(way => valueAt(probe, [way]) !== undefined);
	const [, second] = given;
	return second === undefined
		? required(field, 'must specify a handler type')
		: {
				reason: 'FieldValueForbidden',
				field: `${field}.${second}`,
				message: 'Forbidden: may not specify more than 1 handler type',
			};
}

function valueAt(root: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(value, step) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, step)
				? Reflect.get(value, step)
				: undefined,
		root,
	);
}
