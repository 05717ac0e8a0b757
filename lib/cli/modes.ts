import {modes} from '../../plugins/index.js';
import {didYouMean} from '../../topology/problems.js';
import type {Mode, Requirement} from '../plan/mode.js';
import {UsageError} from './terminal/errors.js';
import {type Output, table} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/** `cnilab modes [NAME]`: the modes with what they can be told, what they need, and how many bytes they add. */
export const run: RunVerb = async ({args: [name], output}) => {
	const chosen = name === undefined ? modes : modes.filter(mode => mode.name === name);
	if (chosen.length === 0) {
		const names = modes.map(mode => mode.name);
		throw new UsageError(`no mode '${name}'`, didYouMean(name ?? '', names));
	}
	const described = chosen.map(describe);
	return {
		exit: 0,
		json: {modes: described},
		text: name === undefined ? list(described) : described.map(mode => details(mode, output)).join('\n\n'),
	};
};

type Described = ReturnType<typeof describe>;

function describe(mode: Mode) {
	const defaults = Object.fromEntries(optionsOf(mode).map(option => [option.name, option.default]));
	return {
		name: mode.name,
		summary: mode.summary,
		addressing: mode.addressing,
		overheadBytes: {ipv4: mode.overhead(defaults, 'ipv4'), ipv6: mode.overhead(defaults, 'ipv6')},
		requires: mode.requires.map(requirementName),
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

function requirementName(requirement: Requirement): string {
	if ('qdisc' in requirement) return `qdisc ${requirement.qdisc}`;
	if ('program' in requirement) return `the program ${requirement.program}`;
	return 'link' in requirement ? `${requirement.link} links` : `nftables ${requirement.nft}`;
}

function list(described: readonly Described[]): string {
	const rows = described.map(({name, overheadBytes, options, summary}) => [
		name,
		overhead(overheadBytes),
		options.map(option => option.name).join(',') || '–',
		summary,
	]);
	return `${table(['MODE', 'OVERHEAD', 'OPTIONS', 'SUMMARY'], rows)}\n\ncnilab modes NAME tells more`;
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
	{name, summary, addressing, overheadBytes, requires, options}: Described,
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
		`  needs: ${requires.join(', ') || 'nothing more than every lab'}`,
		...(rows.length === 0
			? ['  no options']
			: ['', table(['OPTION', 'TYPE', 'DEFAULT', 'DESCRIPTION'], rows)]),
	].join('\n');
}
