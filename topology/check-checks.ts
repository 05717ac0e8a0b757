/** What is wrong with the checks of a lab file, as far as its shape tells; pods are looked up when they are there. */
import {parseAddress, parseInterfaceAddress} from './addresses.js';
import type {Reading} from './names.js';
import {didYouMean, type Path} from './problems.js';
import type {Check, ProbeCheck} from './schema.js';
import type {Shape} from './shape.js';

/** `path` is where the list stands. */
export function checkChecks(
	checks: readonly Check[],
	shape: Shape | undefined,
	{path, ...reading}: Reading & {readonly path: Path},
): void {
	for (const [index, check] of checks.entries())
		checkCheck(check, shape, {...reading, path: [...path, index]});
}

/** `path` is where the check stands. */
export function checkCheck(
	check: Check,
	shape: Shape | undefined,
	{path, ...reading}: Reading & {readonly path: Path},
): void {
	if ('probe' in check) checkPort(check.probe, {...reading, path: [...path, 'probe']});
	if ('route' in check) {
		checkDestination(check.route.to, {...reading, path: [...path, 'route', 'to']});
		if (shape) checkMachine(check.route.node, shape.nodes, {...reading, path: [...path, 'route', 'node']});
	}
	if ('exec' in check) {
		checkPattern(check.exec.stdout, {...reading, path: [...path, 'exec', 'stdout']});
		const {in: place} = check.exec;
		if (shape && !place.includes('/'))
			checkMachine(place, machinesOf(shape), {...reading, path: [...path, 'exec', 'in']});
	}
}

type Named = {readonly name: string};

function machinesOf({nodes, underlay}: Shape): readonly Named[] {
	return [...nodes, ...underlay.routers, ...underlay.clients];
}

/** Reports a machine that is none of the known ones. */
export function checkMachine(
	name: string,
	known: readonly Named[],
	{locate, report, path}: Reading & {path: Path},
): void {
	const names = known.map(machine => machine.name);
	if (names.includes(name)) return;
	const at = locate(path);
	// A hundred names help nobody.
	const hint =
		names.length > 20 ? `${names.length} machines, ${names[0]} … ${names.at(-1)}` : didYouMean(name, names);
	report({code: 'unknown-reference', message: `there is no machine '${name}'`, hint, ...(at && {at})});
}

function checkPort(
	{port, protocol = 'TCP'}: ProbeCheck,
	{locate, report, path}: Reading & {path: Path},
): void {
	if ((port === undefined) === (protocol === 'ICMP')) return;
	const at = port === undefined ? locate(path, 'key') : locate([...path, 'port'], 'key');
	report({
		...(port === undefined
			? {code: 'missing-field', message: `a probe by ${protocol} needs a port`, hint: 'port: 80'}
			: {code: 'bad-value', message: 'a ping has no port', hint: 'leave it out'}),
		...(at && {at}),
	});
}

function checkDestination(text: string, {locate, report, path}: Reading & {path: Path}): void {
	if (text === 'default' || parseAddress(text) || parseInterfaceAddress(text)) return;
	const at = locate(path);
	report({
		code: 'bad-cidr',
		message: `'${text}' is no destination`,
		hint: 'default, 10.244.2.0/24 or 10.244.2.7',
		...(at && {at}),
	});
}

function checkPattern(text: string | undefined, {locate, report, path}: Reading & {path: Path}): void {
	try {
		new RegExp(text ?? '');
	} catch (error) {
		const at = locate(path);
		report({code: 'bad-value', message: (error as Error).message, ...(at && {at})});
	}
}
