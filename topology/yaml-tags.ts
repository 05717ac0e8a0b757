/**
 * How a plain YAML word becomes a value. As kubectl has it: sigs.k8s.io/yaml reads with go-yaml v2, whose table
 * (resolve.go) is YAML 1.1 for booleans (`y`, `yes`, `on` and their opposites are booleans, also as keys) and for
 * octal numbers (`0644`), has `_` between digits, and leaves dates as strings. Merge keys are done by yaml-tree.ts.
 */
import type {ScalarTag} from 'yaml';

const boolean: ScalarTag = {
	tag: 'tag:yaml.org,2002:bool',
	default: true,
	test: /^(?:[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
	resolve: text => /^(?:y|yes|true|on)$/i.test(text),
};

const nothing: ScalarTag = {
	tag: 'tag:yaml.org,2002:null',
	default: true,
	test: /^(?:~|null|Null|NULL)?$/,
	resolve: () => null,
};

const integer: ScalarTag = {
	tag: 'tag:yaml.org,2002:int',
	default: true,
	test: /^[-+]?(?:0[xX][\da-fA-F_]+|0[oO]?[0-7_]+|0[bB][01_]+|0|[1-9][\d_]*)$/,
	resolve: text => parseInteger(text.replaceAll('_', '')),
};

const float: ScalarTag = {
	tag: 'tag:yaml.org,2002:float',
	default: true,
	test: /^(?:[-+]?(?:\.\d+|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
	resolve: text => parseFloatWord(text.replaceAll('_', '')),
};

export const scalarTags: readonly ScalarTag[] = [nothing, boolean, integer, float];

function parseInteger(text: string): number {
	const digits = text.replace(/^[-+]/, '');
	const octal = /^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits;
	return text.startsWith('-') ? -Number(octal) : Number(octal);
}

function parseFloatWord(text: string): number {
	if (/nan$/i.test(text)) return Number.NaN;
	if (/inf$/i.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	return Number(text);
}
