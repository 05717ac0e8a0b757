/** What a node has of its own, what it tells, and what of all it knows goes to the kernel. Pure. */
import {type Cidr, formatCidr, widthOf} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import type {BgpSpeaker, Family, Ipam} from '../../../topology/model.js';
import type {Surroundings} from '../mode.js';
import {named, numbered} from './config-parts.js';
import {blocksOf, cidrsIn, isTunnelled} from './said.js';

const none: Ipam = {pools: [], blocks: [], borrowed: [], strictAffinity: false};

/** bird_aggr.cfg */
export function aggregates(speaker: BgpSpeaker, {ipam = none}: Surroundings, family: Family): string {
	const blocks = blocksOf(ipam, speaker.machine, family);
	const services = cidrsIn(speaker.announces, family);
	const routes = [
		...part(
			'Blocks of this node. A packet to an address that no pod of it has ends here.',
			blocks.filter(({length}) => length < widthOf(family)).map(blackhole),
		),
		...part('Ranges of Services: every node says that it reaches them.', services.map(blackhole)),
	];
	const statics = routes.length === 0 ? ['  # No blocks and no ranges of Services.\n'] : routes;
	return `# Which routes ${speaker.machine} has of its own (${family}), and how they are told.

protocol static ${numbered('static', family)} {
  ${family};
${statics.join('')}}

# A block is told as one route, and nothing inside it.
function ${named('calico_aggr', family)}()
{
${blocks.map(rule).join('')}}
`;
}

/** bird_ipam.cfg */
export function filters(speaker: BgpSpeaker, {ipam = none}: Surroundings, family: Family): string {
	const pools = ipam.pools.filter(pool => pool.family === family);
	return [
		`# What ${speaker.machine} tells its peers, and what it puts into the kernel (${family}).\n`,
		exportFunction(speaker, pools, family),
		kernelFilter(speaker, pools, family),
	].join('\n');
}

function exportFunction(speaker: BgpSpeaker, pools: readonly IpPool[], family: Family): string {
	const lines = [
		...pools
			.filter(pool => pool.disableBGPExport)
			.map(({cidr}) => `  if ( net ~ ${cidr} ) then reject;  # BGP export is disabled\n`),
		tunnelRule,
		foreignRule,
		`  ${named('apply_communities', family)}();\n`,
		`  ${named('calico_aggr', family)}();\n`,
		...part('Ranges of Services.', cidrsIn(speaker.announces, family).map(accept)),
		...part('A reflector passes these on.', cidrsIn(speaker.reflects ?? [], family).map(accept)),
		...pools
			.filter(pool => !pool.disableBGPExport)
			.map(({name, cidr}) => `  if ( net ~ ${cidr} ) then accept;  # pool ${name}\n`),
	];
	return `# \`accept\` and \`reject\` end it; what neither is said of is rejected by the caller.
function ${named('calico_export_to_bgp_peers', family)}(bool internal_peer)
{
${lines.join('')}}
`;
}

const tunnelRule = `  # Routes through tunnels are this node's own affair: who is in the same AS has its own.
  if ( internal_peer && defined(ifname) ) then {
    if ( ifname ~ "*.cali" || ifname ~ "*.calico" || ifname ~ "tunl0" ) then reject;
  }
`;

const foreignRule = `  # Of what others have put into the kernel only the routes to this node's pods are told: Felix's to other
  # nodes (protocol 80) are what those nodes tell themselves.
  if ( source = RTS_INHERIT ) then {
    if ( !defined(ifname) ) then reject;
    if ( ifname !~ "cali*" ) then reject;
  }
`;

function kernelFilter(speaker: BgpSpeaker, pools: readonly IpPool[], family: Family): string {
	const lines = [
		'  if ( source = RTS_DEVICE ) then reject;  # the kernel has them by itself\n',
		...part(
			'Ranges of Services: told, but not routed by the kernel.',
			cidrsIn(speaker.announces, family).map(reject),
		),
		...part(
			'Tunnelled pools: Felix programs these routes.',
			pools
				.filter(isTunnelled)
				.map(({name, cidr}) => `  if ( net ~ ${cidr} ) then reject;  # pool ${name}\n`),
		),
		'  accept;\n',
	];
	return `filter ${named('calico_kernel_programming', family)}\n{\n${lines.join('')}}\n`;
}

/** Nothing at all of a part without lines. */
function part(comment: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : [`  # ${comment}\n`, ...lines];
}

function blackhole(cidr: Cidr): string {
	return `  route ${formatCidr(cidr)} blackhole;\n`;
}

function rule(cidr: Cidr): string {
	const block = formatCidr(cidr);
	return `  if ( net = ${block} ) then accept;\n  if ( net ~ ${block} ) then reject;\n`;
}

function accept(cidr: Cidr): string {
	return `  if ( net ~ ${formatCidr(cidr)} ) then accept;\n`;
}

function reject(cidr: Cidr): string {
	return `  if ( net ~ ${formatCidr(cidr)} ) then reject;\n`;
}
