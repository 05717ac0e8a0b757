/** Kubernetes' quantities (`500m`, `1Gi`, `1e3`) in their canonical form (apimachinery, pkg/api/resource). */

const pattern = /^([+-]?)([0-9]+(?:\.[0-9]*)?|\.[0-9]+)((?:[KMGTPE]i)|[numkMGTPE]|[eE][+-]?[0-9]+|)$/;

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Where the suffix of one is. */
const unit = decimalSuffixes.indexOf('');
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Thousandths of thousandths of thousandths: more precise is rounded up. */
const scale = 9;

type Format = 'decimal' | 'binary' | 'exponent';

/** `1000m` → `1`, `0.5Gi` → `512Mi`; undefined if the text is no quantity. */
export function canonicalQuantity(text: string): string | undefined {
	if (isCanonical(text)) return text;
	const [, sign, number = '', suffix = ''] = pattern.exec(text) ?? [];
	if (sign === undefined) return undefined;
	const format = formatOf(suffix);
	const nano = nanoOf(number, suffix, format);
	if (nano === undefined) return undefined;
	const canonical = format === 'binary' && nano >= 1024n * one ? inBinary(nano) : inThousands(nano, format);
	return sign === '-' && nano !== 0n ? `-${canonical}` : canonical;
}

/** Rounded up to whole thousandths: `100u` → `1m`. */
export function inMilli(quantity: string): string {
	const milli = milliOf(quantity);
	if (milli === undefined || Number.isInteger(milli)) return quantity;
	return canonicalQuantity(`${Math.ceil(milli)}m`) ?? quantity;
}

/** How many thousandths, for comparing; undefined if the text is no quantity. */
export function milliOf(text: string): number | undefined {
	const [, sign, number = '', suffix = ''] = pattern.exec(text) ?? [];
	if (sign === undefined) return undefined;
	const format = formatOf(suffix);
	if (format === 'exponent') return Number(text) * 1000;
	const factor =
		format === 'binary'
			? 1024 ** binarySuffixes.indexOf(suffix)
			: 1000 ** (decimalSuffixes.indexOf(suffix) - unit);
	return Number(number) * factor * (sign === '-' ? -1000 : 1000);
}

/** Most quantities are whole numbers with as large a suffix as they can have: seen without arithmetic on large numbers. */
function isCanonical(text: string): boolean {
	const [, digits, suffix = ''] = /^([1-9][0-9]{0,14})(m|k|M|G|T|[KMGT]i)?$/.exec(text) ?? [];
	return digits !== undefined && Number(digits) % (suffix.endsWith('i') ? 1024 : 1000) !== 0;
}

const one = 10n ** BigInt(scale);

function formatOf(suffix: string): Format {
	if (suffix.endsWith('i')) return 'binary';
	return /^[eE]./.test(suffix) ? 'exponent' : 'decimal';
}

/** Rounded away from zero to whole billionths. */
function nanoOf(number: string, suffix: string, format: Format): bigint | undefined {
	const [whole = '', fraction = ''] = number.split('.');
	const digits = BigInt(`${whole}${fraction}` || '0');
	if (format === 'binary') {
		const factor = 1024n ** BigInt(binarySuffixes.indexOf(suffix));
		return divideUp(digits * factor * one, 10n ** BigInt(fraction.length));
	}
	const exponent =
		format === 'exponent' ? Number(suffix.slice(1)) : (decimalSuffixes.indexOf(suffix) - unit) * 3;
	// Beyond this no number fits into what Kubernetes counts with, and BigInt would take for ever.
	if (Math.abs(exponent) > 100 || fraction.length > 400) return undefined;
	const shift = exponent + scale - fraction.length;
	return shift >= 0 ? digits * 10n ** BigInt(shift) : divideUp(digits, 10n ** BigInt(-shift));
}

function divideUp(value: bigint, divisor: bigint): bigint {
	return (value + divisor - 1n) / divisor;
}

function inBinary(nano: bigint): string {
	let value = divideUp(nano, one);
	let index = 0;
	while (index < binarySuffixes.length - 1 && value % 1024n === 0n) {
		value /= 1024n;
		index++;
	}
	return `${value}${binarySuffixes[index]}`;
}

function inThousands(nano: bigint, format: Format): string {
	if (nano === 0n) return '0';
	let value = nano;
	let index = 0;
	while (index < decimalSuffixes.length - 1 && value % 1000n === 0n) {
		value /= 1000n;
		index++;
	}
	const exponent = (index - unit) * 3;
	if (format === 'exponent') return exponent === 0 ? `${value}` : `${value}e${exponent}`;
	return `${value}${decimalSuffixes[index]}`;
}
