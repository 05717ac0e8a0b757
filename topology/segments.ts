/** The segments of a shape: their subnets, MTUs and bridges. */
import {type Cidr, formatCidr, overlaps, parseCidr, parseInterfaceAddress} from './addresses.js';
import {type Family, families, type PerFamily} from './model.js';
import {checkName, type Reading} from './names.js';
import type {Path} from './problems.js';
import type {ShapeFile} from './schema.js';
import {whySpecial} from './special-networks.js';

export type SegmentEntry = {
	readonly name: string;
	readonly path: Path;
	readonly cidrs: PerFamily<Cidr>;
	/** Bytes. */
	readonly mtu: number;
};

/** RFC 8200 and RFC 791: what every link must carry. */
const mtuMinimum: Readonly<Record<Family, number>> = {ipv4: 576, ipv6: 1280};

/** ETH_MAX_MTU. */
const mtuMaximum = 65535;

/** The sound ones of the shape's segments, in the order of the file; everything wrong is reported. */
export function readSegments(shape: ShapeFile, reading: Reading): SegmentEntry[] {
	const entries = Object.keys(shape.segments ?? {}).flatMap(name => readSegment(name, shape, reading) ?? []);
	reportOverlaps(entries, reading);
	return entries;
}

/** Reads a subnet of the family and reports one that is none, or one with host bits. */
export function readCidr(
	text: string,
	{family, path, locate, report}: Reading & {family: Family; path: Path},
): Cidr | undefined {
	const cidr = parseCidr(text);
	if (cidr?.family === family) return usable(cidr, {path, locate, report});
	const meant = parseInterfaceAddress(text)?.cidr;
	const example = family === 'ipv4' ? '192.168.50.0/24' : 'fd00:192:168:50::/64';
	const message =
		meant && meant.family !== family
			? `'${text}' is no ${family} subnet`
			: meant
				? `'${text}' has host bits set`
				: `'${text}' is no subnet`;
	const hint =
		meant?.family === family ? `the subnet is ${formatCidr(meant)}` : `a subnet looks like ${example}`;
	const at = locate(path);
	report({code: 'bad-cidr', message, hint, ...(at && {at})});
	return undefined;
}

function usable(cidr: Cidr, {path, locate, report}: Reading & {path: Path}): Cidr | undefined {
	const why = whySpecial(cidr);
	if (why === undefined) return cidr;
	const at = locate(path);
	const hint = `a private network, ${cidr.family === 'ipv4' ? '10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16' : 'inside fd00::/8'}`;
	report({code: 'bad-cidr', message: `${formatCidr(cidr)} can't be used: ${why}`, hint, ...(at && {at})});
	return undefined;
}

function readSegment(name: string, shape: ShapeFile, reading: Reading): SegmentEntry | undefined {
	const path = ['segments', name];
	const entry = shape.segments?.[name] ?? {};
	const wanted = families.filter(family => entry[family] !== undefined);
	const cidrs: PerFamily<Cidr> = Object.fromEntries(
		wanted.flatMap(family => {
			const cidr = readCidr(entry[family] ?? '', {...reading, family, path: [...path, family]});
			return cidr ? [[family, cidr]] : [];
		}),
	);
	const mtu = entry.mtu ?? shape.defaults?.mtu ?? 1500;
	const mtuPath =
		entry.mtu === undefined && shape.defaults?.mtu !== undefined ? ['defaults', 'mtu'] : [...path, 'mtu'];
	checkMtu(mtu, wanted, {...reading, path: mtuPath});
	if (wanted.length === 0) reportNoFamily(name, {...reading, path});
	const isNamed = checkName(name, 'segment', {...reading, path});
	return isNamed && wanted.length > 0 && wanted.every(family => cidrs[family])
		? {name, path, cidrs, mtu}
		: undefined;
}

function checkMtu(
	mtu: number,
	wanted: readonly Family[],
	{locate, report, path}: Reading & {path: Path},
): void {
	const minimum = Math.max(...wanted.map(family => mtuMinimum[family]), mtuMinimum.ipv4);
	const at = locate(path);
	if (mtu > mtuMaximum) {
		report({
			code: 'bad-value',
			message: `an MTU of ${mtu} is too large, ${mtuMaximum} is the limit`,
			...(at && {at}),
		});
	}
	if (mtu >= minimum) return;
	const family = minimum === mtuMinimum.ipv6 ? 'IPv6' : 'IPv4';
	report({
		code: 'mtu-too-small',
		message: `an MTU of ${mtu} is too small: ${family} needs ${minimum} bytes`,
		...(at && {at}),
	});
}

function reportNoFamily(name: string, {locate, report, path}: Reading & {path: Path}): void {
	const at = locate(path, 'key');
	report({
		code: 'family-missing',
		message: `the segment '${name}' has no subnet`,
		hint: 'give it ipv4, ipv6 or both',
		...(at && {at}),
	});
}

function reportOverlaps(entries: readonly SegmentEntry[], {locate, report}: Reading): void {
	for (const [index, entry] of entries.entries()) {
		for (const family of families) {
			const cidr = entry.cidrs[family];
			const other = entries
				.slice(0, index)
				.find(({cidrs}) => cidr && cidrs[family] && overlaps(cidr, cidrs[family]));
			if (!cidr || !other?.cidrs[family]) continue;
			const at = locate([...entry.path, family]);
			report({
				code: 'cidr-overlap',
				message: `${formatCidr(cidr)} of '${entry.name}' overlaps ${formatCidr(other.cidrs[family])} of '${other.name}'`,
				...(at && {at}),
			});
		}
	}
}
