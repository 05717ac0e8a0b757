/** Values that are no structs, from JSON: as Go's decoder takes them. */
import {parseAsNumber} from '../../../topology/calico/as-number.js';
import {canonicalQuantity} from '../quantity.js';
import type {Scalar} from '../schema.js';

/** A value that Go's decoder refuses; `want` is the Go type. */
export type Refusal = {readonly want: string} | {readonly says: string};

/** What the value is stored as, or why it can't be decoded. */
export function decodeScalar(scalar: Scalar, value: unknown): {readonly value: unknown} | Refusal {
	switch (scalar) {
		case 'string':
			return typeof value === 'string' ? {value} : {want: 'string'};
		case 'boolean':
			return typeof value === 'boolean' ? {value} : {want: 'bool'};
		case 'int32':
		case 'int64':
			return isWhole(value, scalar) ? {value} : {want: scalar};
		case 'double':
			return typeof value === 'number' ? {value} : {want: 'float64'};
		case 'int-or-string':
			return typeof value === 'string' || isWhole(value, 'int32') ? {value} : {want: 'int32'};
		case 'quantity':
			return decodeQuantity(value);
		case 'time':
		case 'micro-time':
			return decodeTime(scalar, value);
		case 'bytes':
			return decodeBytes(value);
		case 'as-number':
			return decodeAsNumber(value);
		case 'any':
			return {value};
	}
}

const limits = {int32: 2 ** 31, int64: 2 ** 63} as const;

function isWhole(value: unknown, width: 'int32' | 'int64'): boolean {
	return Number.isInteger(value) && Number(value) >= -limits[width] && Number(value) < limits[width];
}

/** 0 is decoded, and refused by the checks. */
function decodeAsNumber(value: unknown): {readonly value: number} | Refusal {
	if (typeof value === 'number')
		return Number.isInteger(value) && value >= 0 && value < 2 ** 32 ? {value} : {want: 'uint32'};
	if (typeof value !== 'string') return {want: 'uint32'};
	const number = parseAsNumber(value);
	return number === undefined ? {says: `invalid AS Number format (${value})`} : {value: number};
}

function decodeQuantity(value: unknown): {readonly value: string} | Refusal {
	if (typeof value !== 'string' && typeof value !== 'number') return {says: quantityPattern};
	const canonical = canonicalQuantity(String(value));
	return canonical === undefined ? {says: quantityPattern} : {value: canonical};
}

const quantityPattern =
	"quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const timePattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** In UTC; a Time in whole seconds, a MicroTime with six digits. */
function decodeTime(scalar: 'time' | 'micro-time', value: unknown): {readonly value: string} | Refusal {
	if (typeof value !== 'string')
		return {says: `json: cannot unmarshal ${typeof value} into Go value of type string`};
	const [, seconds, fraction = '', zone] = timePattern.exec(value) ?? [];
	const at = seconds === undefined ? Number.NaN : Date.parse(`${seconds}${zone}`);
	if (Number.isNaN(at)) return {says: badTime(value)};
	const text = new Date(at).toISOString().slice(0, 19);
	return {value: scalar === 'time' ? `${text}Z` : `${text}.${fraction.slice(1).padEnd(6, '0').slice(0, 6)}Z`};
}

function badTime(value: string): string {
	return `parsing time ${JSON.stringify(value)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(value)} as "2006"`;
}

function decodeBytes(value: unknown): {readonly value: string} | Refusal {
	if (typeof value !== 'string') return {want: '[]uint8'};
	const text = value.replaceAll(/[\r\n]/g, '');
	const at =
		/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0 ? -1 : text.search(/[^A-Za-z0-9+/=]/);
	const wrong = at >= 0 || text.length % 4 !== 0 || /=[^=]/.test(text) || /={3}$/.test(text);
	return wrong
		? {says: `illegal base64 data at input byte ${at < 0 ? text.length - (text.length % 4) : at}`}
		: {value: text};
}
