import {modes} from '../../plugins/index.js';
import {didYouMean} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';
import {examineModes, neededBy} from '../run/doctor.js';
import type {HostReport} from '../run/host-report.js';
import {UsageError} from './terminal/errors.js';
import {needState, readiness} from './terminal/needs-text.js';
import {type Output, table} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/**
 * `cnilab modes [NAME]`: the modes with what they can be told, how many bytes they add, what they need of kernel and host, and
 * whether that is here: it is tried, in a sandbox.
 */
export const run: RunVerb = async ({args: [name], output}) => {
	const chosen = name === undefined ? modes : modes.filter(mode => mode.name === name);
	if (chosen.length === 0) {
		const names = modes.map(mode => mode.name);
		throw new UsageError(`no mode '${name}'`, didYouMean(name ?? '', names));
	}
	const report = await examineModes(chosen.flatMap(({requires}) => requires));
	const described = chosen.map(mode => describe(mode, report));
	return {
		exit: 0,
		json: {modes: described},
		text:
			name === undefined
				? list(described, output)
				: described.map(mode => details(mode, output)).join('\n\n'),
	};
};

type Described = ReturnType<typeof describe>;

function describe(mode: Mode, report: HostReport) {
	const defaults = Object.fromEntries(optionsOf(mode).map(option => [option.name, option.default]));
	return {
		name: mode.name,
		summary: mode.summary,
		addressing: mode.addressing,
		overheadBytes: {ipv4: mode.overhead(defaults, 'ipv4'), ipv6: mode.overhead(defaults, 'ipv6')},
		...neededBy(mode.requires, report),
		options: optionsOf(mode),
	};
}

function optionsOf(mode: Mode) {
	return Object.entries(mode.options.properties).map(([name, schema]) => ({
		name,
		type: typeOf(schema),
		default: schema.default as unknown,
		description: schema.description ?? '',
	}));
}

function typeOf({type, minimum, maximum, anyOf}: Readonly<Record<string, unknown>>): string {
	if (Array.isArray(anyOf)) return anyOf.map(part => String(part.const ?? part.type)).join(' | ');
	return minimum === undefined ? String(type) : `${type} ${minimum}–${maximum ?? '…'}`;
}

function list(described: readonly Described[], output: Output): string {
	const rows = described.map(({name, overheadBytes, needs, lacks, options, summary}) => [
		name,
		overhead(overheadBytes),
		readiness({needs, lacks}, output),
		options.map(option => option.name).join(',') || '–',
		summary,
	]);
	return `${table(['MODE', 'OVERHEAD', 'STATE', 'OPTIONS', 'SUMMARY'], rows)}\n\ncnilab modes NAME tells more`;
}

function overhead({ipv4, ipv6}: Described['overheadBytes']): string {
	return ipv4 === ipv6 ? `${ipv4} bytes` : `${ipv4} bytes, IPv6 ${ipv6}`;
}

const addressings = {
	'node-cidr': 'a share of the pod network for each node',
	segment: "from the node's own segment",
	blocks: 'blocks of IP pools, claimed by the nodes as they need them',
};

function details(
	{name, summary, addressing, overheadBytes, needs, lacks, options}: Described,
	output: Output,
): string {
	const rows = options.map(option => [
		option.name,
		option.type,
		option.default === undefined ? '–' : JSON.stringify(option.default),
		option.description,
	]);
	return [
		`${output.paint('bold', name)}: ${summary}`,
		`  pod addresses: ${addressings[addressing]}`,
		`  overhead: ${overhead(overheadBytes)}`,
		`  on this host: ${readiness({needs, lacks}, output)}`,
		`  needs: ${needs.length === 0 ? 'nothing more than every lab' : ''}`.trimEnd(),
		...needs.map(need => `    ${need.name}: ${needState(need, output)}`),
		...(rows.length === 0
			? ['  no options']
			: ['', table(['OPTION', 'TYPE', 'DEFAULT', 'DESCRIPTION'], rows)]),
	].join('\n');
}
