/** Checks that several of Calico's kinds share. */
import {formatCidr, parseAddress, parseCidr, parseInterfaceAddress} from '../addresses.js';
import {parseDuration} from '../durations.js';
import {checkName} from '../kubernetes/check-value.js';
import type {Fault} from '../kubernetes/fault.js';
import {dnsSubdomain} from '../kubernetes/names.js';
import type {Path} from '../problems.js';
import {parseAsNumber} from './as-number.js';
import {parseSelector} from './selector.js';

export function checkSelectorText(text: string | undefined, path: Path, fault: Fault): void {
	if (text === undefined) return;
	const read = parseSelector(text);
	if (!('error' in read)) return;
	const hint = "a selector looks like: has(rack) && role in {'web', 'db'} && !(zone == 'b'), or all()";
	fault(path, 'bad-value', {message: read.error, hint, inside: {text, column: read.column}});
}

export function checkAsNumber(value: number | string | undefined, path: Path, fault: Fault): void {
	if (value === undefined || parseAsNumber(value) !== undefined) return;
	const hint = "an AS number is 1 to 4294967295, or two halves in quotes: '65000.1'";
	fault(path, 'bad-value', {message: `is ${value}, which is no AS number`, hint});
}

/** A network: no bit of the host's part is set. */
export function checkCidr(text: string | undefined, path: Path, fault: Fault): void {
	if (text === undefined || parseCidr(text)) return;
	const meant = parseInterfaceAddress(text)?.cidr;
	const hint = meant
		? `did you mean '${formatCidr(meant)}'?`
		: "for example '10.48.0.0/16' or 'fd00:48::/64'";
	const message = `is '${text}', ${meant ? 'which has bits set behind its prefix' : 'which is no CIDR'}`;
	fault(path, 'bad-cidr', {message, hint});
}

export function checkDuration(text: string | undefined, path: Path, fault: Fault): void {
	if (text === undefined) return;
	const ms = parseDuration(text);
	if (ms !== undefined && ms % 1000 === 0) return;
	fault(path, 'bad-value', {message: `is '${text}'`, hint: 'a time in whole seconds: 120s, 2m, 1m30s'});
}

export function checkAddress(text: string | undefined, path: Path, fault: Fault): void {
	if (text !== undefined && !parseAddress(text))
		fault(path, 'bad-value', `is '${text}', which is no address`);
}

export function checkRange(
	value: number | undefined,
	{path, least, most}: {readonly path: Path; readonly least: number; readonly most: number},
	fault: Fault,
): void {
	if (value === undefined || (value >= least && value <= most)) return;
	const message = `is ${value}, it must be between ${least} and ${most}`;
	fault(path, 'bad-value', {message, limits: [least, most]});
}

type Password = {readonly secretKeyRef?: {readonly name: string; readonly key: string}};

export function checkPassword(password: Password | undefined, path: Path, fault: Fault): void {
	if (password === undefined) return;
	const {secretKeyRef} = password;
	const at = [...path, 'secretKeyRef'];
	if (!secretKeyRef) {
		fault(path, 'missing-field', 'must have the field `secretKeyRef`');
		return;
	}
	checkName(secretKeyRef.name, {path: [...at, 'name'], rule: dnsSubdomain}, fault);
	if (!/^[-._a-zA-Z0-9]+$/.test(secretKeyRef.key))
		fault([...at, 'key'], 'bad-value', "must be letters, digits, '-', '_' and '.'");
}
