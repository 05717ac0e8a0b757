/** Checks of single values that several kinds share. */
import type {Path} from '../problems.js';
import type {Fault} from './fault.js';
import {type NameRule, portName} from './names.js';

export function checkName(
	name: string | undefined,
	{path, rule}: {path: Path; rule: NameRule},
	fault: Fault,
): void {
	const wrong = name === undefined ? undefined : rule(name);
	if (wrong !== undefined) {
		fault(path, 'bad-name', {message: name === '' ? wrong : `'${name}' ${wrong}`, rule});
	}
}

/** A port number of a packet. */
export function checkPort(port: number | undefined, path: Path, fault: Fault): void {
	if (port !== undefined && (port < 1 || port > 65_535)) {
		const message = `is ${port}, it must be between 1 and 65535`;
		fault(path, 'bad-value', {message, limits: [1, 65_535]});
	}
}

/** A port by its number or by the name that a container gives it. */
export function checkPortOrName(port: number | string | undefined, path: Path, fault: Fault): void {
	if (typeof port === 'string') checkName(port, {path, rule: portName}, fault);
	else checkPort(port, path, fault);
}

export function checkOneOf(
	value: string | undefined,
	{path, allowed}: {path: Path; allowed: readonly string[]},
	fault: Fault,
): void {
	if (value !== undefined && !allowed.includes(value)) {
		const message = `is '${value}', it must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}`;
		fault(path, 'bad-value', {message, allowed});
	}
}

export function checkNotNegative(value: number | undefined, path: Path, fault: Fault): void {
	if (value !== undefined && value < 0) {
		fault(path, 'bad-value', {message: `is ${value}, it must not be negative`, limits: [0]});
	}
}

/** Tells each item whose key came before; an undefined key is never a duplicate. */
export function checkUnique<T>(
	items: Iterable<readonly [Path, T]>,
	{key, what}: {key: (item: T) => string | undefined; what: string},
	fault: Fault,
): void {
	const seen = new Set<string>();
	for (const [path, item] of items) {
		const name = key(item);
		if (name === undefined) continue;
		if (seen.has(name)) fault(path, 'duplicate', `is a second ${what} ${name}`);
		seen.add(name);
	}
}

export const protocols: readonly string[] = ['TCP', 'UDP', 'SCTP'];
