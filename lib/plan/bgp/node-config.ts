/**
 * A node's configuration, structured as calico-node's confd writes it (projectcalico/calico
 * node/filesystem/etc/calico/confd/templates at 87c1590), in BIRD 2's language: bird.cfg with the protocols, bird_aggr.cfg with
 * the node's own routes, bird_ipam.cfg with the filters; bird6_… for IPv6, which one BIRD 2 does beside IPv4. Pure.
 */
import type {BgpSession, BgpSpeaker, Family} from '../../../topology/model.js';
import type {Surroundings} from '../mode.js';
import {
	aligned,
	bfdProtocol,
	bgpProtocol,
	bgpTemplate,
	heading,
	kernelSettings,
	named,
	numbered,
	type Setting,
} from './config-parts.js';
import {aggregates, filters} from './node-filters.js';
import type {BgpOptions} from './options.js';

export type ConfigFile = {readonly path: string; readonly content: string};

const folder = '/etc/calico/confd/config';

export const nodeConfigPath = `${folder}/bird.cfg`;

export function nodeFiles(speaker: BgpSpeaker, cluster: Surroundings, options: BgpOptions): ConfigFile[] {
	const file = (name: string, content: string) => ({path: `${folder}/${name}`, content});
	return [
		...cluster.families.flatMap(family => [
			file(fileName('aggr', family), aggregates(speaker, cluster, family)),
			file(fileName('ipam', family), filters(speaker, cluster, family)),
		]),
		file('bird.cfg', birdCfg(speaker, cluster, options)),
	];
}

function birdCfg(speaker: BgpSpeaker, {families}: Surroundings, options: BgpOptions): string {
	const asked = 'the sessions of a Calico node, and the routes that they bring';
	const parts = [
		heading(speaker.machine, speaker, options, asked),
		...families.map(family => communities(speaker, family)),
		includes(families),
		basics(speaker, families),
		...families.map(kernelProtocol),
		...families.map(family => bgpTemplate(speaker, options, {family, channel: commonChannel})),
		...(speaker.sessions.some(({bfd}) => bfd) ? [bfdProtocol] : []),
		...sessions(speaker, options),
	];
	return parts.join('\n');
}

function fileName(part: 'aggr' | 'ipam', family: Family): string {
	return `${family === 'ipv4' ? 'bird' : 'bird6'}_${part}.cfg`;
}

function includes(families: readonly Family[]): string {
	const names = families.flatMap(family => [fileName('aggr', family), fileName('ipam', family)]);
	return names.map(name => `include "${name}";\n`).join('');
}

function basics({ignoredInterfaces = []}: BgpSpeaker, families: readonly Family[]): string {
	const not = [...ignoredInterfaces, 'cali*', 'kube-ipvs*'].map(name => `-"${name}", `).join('');
	return `# The machine's interfaces: looked at every 2 seconds, beside what the kernel says by itself.
protocol device {
  scan time 2;
}

# The subnets of the interfaces, so that next hops on them are known. Not those of pods.
protocol direct {
${families.map(family => `  ${family};\n`).join('')}  interface ${not}"*";
}
`;
}

function kernelProtocol(family: Family): string {
	const settings: Setting[] = [
		...kernelSettings(),
		['merge paths on;', 'of several paths that are equally good all are used (ECMP)'],
		[`${family} {`],
		['  import all;'],
		[`  export filter ${named('calico_kernel_programming', family)};`],
		['};'],
	];
	const name = numbered('kernel', family);
	return `# Between BIRD's table and the kernel's.\nprotocol kernel ${name} {\n${aligned(settings)}}\n`;
}

/** Every route is believed: who is beyond a router or a reflector is not known here. */
const commonChannel = [
	'import all;',
	'gateway recursive;  # the way to the next hop is looked up: it may be behind a router',
	'add paths on;       # not only the best path is told',
];

function communities({communities: all = []}: BgpSpeaker, family: Family): string {
	const lines = all
		.filter(({cidr}) => cidr.includes(':') === (family === 'ipv6'))
		.map(({cidr, values}) => {
			const adds = values.map(value => `    ${addCommunity(value)}\n`).join('');
			return `  if ( net ~ ${cidr} ) then {\n${adds}  }\n`;
		});
	return `function ${named('apply_communities', family)}()\n{\n${lines.join('')}}\n`;
}

function addCommunity(value: string): string {
	const parts = value.split(':');
	const list = parts.length === 3 ? 'bgp_large_community' : 'bgp_community';
	return `${list}.add((${parts.join(', ')}));`;
}

function sessions(speaker: BgpSpeaker, options: BgpOptions): string[] {
	if (speaker.sessions.length === 0) return ['# No BGP peers are configured for this node.\n'];
	return speaker.sessions.map(session =>
		bgpProtocol(speaker, session, {channel: channelOf(session), options}),
	);
}

function channelOf({family, nextHop, localAs, remoteAs}: BgpSession): string[] {
	const isInternal = localAs === remoteAs;
	return [
		'export filter {',
		`  ${named('calico_export_to_bgp_peers', family)}(${isInternal});`,
		'  reject;',
		'};',
		...(nextHop === 'Self' ? ['next hop self;'] : []),
		...(nextHop === 'Keep' ? ['next hop keep;'] : []),
	];
}
