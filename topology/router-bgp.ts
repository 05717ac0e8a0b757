/** What a shape file says of the BGP of its routers. */
import type {Router} from './model.js';
import type {Reading} from './names.js';
import type {Path} from './problems.js';
import type {RouterFileEntry} from './schema.js';

export type RouterBgp = Pick<Router, 'asNumber' | 'neighbors'>;

/** Calico's default, and so what a rack expects of its nodes (projectcalico/calico, libcalico-go/lib/options). */
export const defaultAsNumber = 64512;

/** RFC 6793: four bytes; RFC 7607 keeps 0 from being anybody's, RFC 7300 the last one. */
const largestAsNumber = 2 ** 32 - 2;

/** RFC 2385 has no limit; Linux' TCP_MD5SIG_MAXKEYLEN is this. */
const passwordLimit = 80;

/** Nothing for a router that speaks none; what is wrong is reported, and then left out. */
export function readRouterBgp(
	{asNumber, neighbors}: RouterFileEntry,
	reading: Reading & {readonly path: Path},
): RouterBgp {
	if (asNumber === undefined) {
		if (neighbors) reportAlone(reading);
		return {};
	}
	const wanted = neighbors?.asNumber ?? defaultAsNumber;
	const sound = [
		checkAsNumber(asNumber, reading, ['asNumber']),
		checkAsNumber(wanted, reading, ['neighbors', 'asNumber']),
		checkPassword(neighbors?.password, reading),
	];
	if (sound.includes(false)) return {};
	const password = neighbors?.password;
	return {asNumber, neighbors: {asNumber: wanted, ...(password !== undefined && {password})}};
}

/** Whether the kernel takes a password for TCP MD5, and BIRD's configuration can say it. */
export function isWritable(password: string): boolean {
	return password !== '' && Buffer.byteLength(password) <= passwordLimit && !/["\n\r]/.test(password);
}

type Here = Reading & {readonly path: Path};

function checkAsNumber(number: number, {locate, report, path}: Here, field: Path): boolean {
	if (number >= 1 && number <= largestAsNumber) return true;
	const at = locate([...path, ...field]);
	const message = `there is no AS ${number}: numbers go from 1 to ${largestAsNumber}`;
	const hint = 'private ones are 64512 to 65534 and 4200000000 to 4294967294';
	report({code: 'bad-value', message, hint, ...(at && {at})});
	return false;
}

function checkPassword(password: string | undefined, {locate, report, path}: Here): boolean {
	if (password === undefined || isWritable(password)) return true;
	const at = locate([...path, 'neighbors', 'password']);
	report({
		code: 'bad-value',
		message: `a password of BGP has 1 to ${passwordLimit} bytes, no quotation mark and no line break`,
		...(at && {at}),
	});
	return false;
}

function reportAlone({locate, report, path}: Here): void {
	const at = locate([...path, 'neighbors'], 'key');
	report({
		code: 'missing-field',
		message: `the router '${path.at(-1)}' speaks no BGP, and so has no neighbors`,
		hint: 'asNumber: 65001 makes it speak',
		...(at && {at}),
	});
}
