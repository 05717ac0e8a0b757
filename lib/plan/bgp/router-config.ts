/** The configuration of a router of the underlay that speaks BGP, as that of a rack's switch would be. Pure. */
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
import type {ConfigFile} from './node-config.js';
import type {BgpOptions} from './options.js';

/** Not Debian's /etc/bird/bird.conf: a plain user's machine may not write in the host's folder of that name. */
export const routerConfigPath = '/etc/bird.conf';

export function routerFiles(speaker: BgpSpeaker, cluster: Surroundings, options: BgpOptions): ConfigFile[] {
	const {families} = cluster;
	const parts = [
		heading(speaker.machine, speaker, options, `a router of AS ${speaker.asNumber}`),
		basics(families),
		...families.map(family => kernelProtocol(cluster, family)),
		...families.map(exportFilters),
		...families.map(family => bgpTemplate(speaker, options, {family, channel: ['import all;']})),
		...(speaker.sessions.some(({bfd}) => bfd) ? [bfdProtocol] : []),
		...sessions(speaker, options),
	];
	return [{path: routerConfigPath, content: parts.join('\n')}];
}

function basics(families: readonly Family[]): string {
	return `# The machine's interfaces, and their subnets.
protocol device {
  scan time 2;
}

protocol direct {
${families.map(family => `  ${family};\n`).join('')}}
`;
}

/** The underlay's own routes are static, and stay when BIRD is gone. */
function kernelProtocol({underlay}: Surroundings, family: Family): string {
	const segments = underlay.segments.flatMap(({cidrs}) => cidrs[family] ?? []);
	const settings: Setting[] = [
		...kernelSettings(),
		[`${family} {`],
		['  import all;'],
		['  export filter {'],
		[`    if ( net ~ ${named('UNDERLAY', family)} ) then reject;`, 'the kernel has its own, static ones'],
		['    accept;'],
		['  };'],
		['};'],
	];
	return `# The segments, and what is inside of them.
define ${named('UNDERLAY', family)} = [ ${segments.map(segment => `${segment}+`).join(', ')} ];

# Between BIRD's table and the kernel's.
protocol kernel ${numbered('kernel', family)} {
${aligned(settings)}}
`;
}

function exportFilters(family: Family): string {
	const [toRouters, toNodes] = [named('to_routers', family), named('to_nodes', family)];
	return `# Routers tell each other what they have learned, and their own segments.
filter ${toRouters}
{
  if ( source = RTS_BGP || source = RTS_DEVICE ) then accept;
  reject;
}

# Nodes are told what was learned, but no segment: they have a default route, and a next hop that is found through
# another route of BGP's would not count for BIRD ("resolvable through recursive route").
filter ${toNodes}
{
  if ( source = RTS_BGP && !(net ~ ${named('UNDERLAY', family)}) ) then accept;
  reject;
}
`;
}

function sessions(speaker: BgpSpeaker, options: BgpOptions): string[] {
	if (speaker.sessions.length === 0) return ['# Nobody peers with this router.\n'];
	return speaker.sessions.map(session =>
		bgpProtocol(speaker, session, {channel: channelOf(session), options}),
	);
}

function channelOf({family, name}: BgpSession): string[] {
	const filter = name.startsWith('Router_') ? 'to_routers' : 'to_nodes';
	return [`export filter ${named(filter, family)};`];
}
