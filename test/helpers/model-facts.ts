/** What a reader of the kernel would find of the things of a ModelKernel: one plan's, with what somebody did to them. */
import type {AddressFact, Facts, LinkFact, PlaceFacts, RouteFact} from '../../lib/observe/facts.js';
import {machineOf, type Op, type Plan, type SettingOp} from '../../lib/plan/ops.js';
import {formatCidr, parseInterfaceAddress, widthOf} from '../../topology/addresses.js';
import type {Family} from '../../topology/model.js';
import type {ModelKernel} from './model-kernel.js';

type Of<Kind extends Op['kind']> = Extract<Op, {kind: Kind}>;

export function factsOfModel(kernel: ModelKernel, plan: Plan): Facts {
	const ops = [...kernel.things.values()].map(({op}) => op as Op);
	const machines = ['underlay', ...plan.machines.map(({name}) => name)];
	const pods = ops.flatMap(op => (op.kind === 'netns' ? [`${op.in}/${op.name}`] : []));
	return {
		places: Object.fromEntries(
			[...machines, ...pods].map(place => [
				place,
				placeOf(
					place,
					ops.filter(op => op.in === place || (op.kind === 'veth' && op.peer.in === place)),
				),
			]),
		),
		machines: Object.fromEntries(
			machines.map(name => {
				const own = ops.filter(op => machineOf(op.in) === name);
				const namespaces = [
					...own.flatMap(op => (op.kind === 'netns' ? [op.name] : [])),
					...(name === 'underlay' ? machines.slice(1) : []),
				];
				const files = own.flatMap(op => (op.kind === 'file' ? [[op.path, op.content] as const] : []));
				return [name, {namespaces, files: Object.fromEntries(files)}];
			}),
		),
		dead: [],
		strays: [],
	};
}

function placeOf(place: string, ops: readonly Op[]): PlaceFacts {
	const of = <Kind extends Op['kind']>(kind: Kind) =>
		ops.filter((op): op is Of<Kind> => op.kind === kind && op.in === place);
	const foreign = of('foreign').map(({thing}) => thing);
	const links = linksOf(place, ops, of('setting'));
	const addresses = [...of('address'), ...foreign.flatMap(each => (each.what === 'address' ? [each] : []))];
	return {
		links,
		addresses: addresses.map(addressFact),
		routes: [
			...of('route').map(({family, to, via, dev, onlink = false, protocol = 'boot'}) => ({
				...route({family, to: lengthened(to, family), dev, onlink, ...(via !== undefined && {via})}),
				protocol,
			})),
			...of('blackhole').map(blackhole),
			...foreign.flatMap(each => (each.what === 'route' ? [foreignRoute(each.to, each.words)] : [])),
			...addresses.flatMap(({dev, address}) => connected(dev, address, links)),
		],
		qdiscs: [],
		neighbours: of('neighbour').map(({dev, address, mac}) => ({dev, address, mac})),
		fdb: of('fdb').map(({dev, mac, dst}) => ({dev, mac, dst, state: 'permanent', of: 'self', rest: []})),
		rules: [
			...rulesOf('ipv4', [
				'0: from all lookup local',
				'32766: from all lookup main',
				'32767: from all lookup default',
			]),
			...rulesOf('ipv6', ['0: from all lookup local', '32766: from all lookup main']),
		],
		ruleFamilies: ['ipv4', 'ipv6'],
		sysctls: Object.fromEntries(of('sysctl').map(({key, value}) => [key, value])),
		nft: [
			...of('nft').map(({text}) => text),
			...foreign.flatMap(each => (each.what === 'table' ? [each.text] : [])),
		].join('\n'),
	};
}

function linksOf(place: string, ops: readonly Op[], settings: readonly SettingOp[]): LinkFact[] {
	const linkOps = new Map(ops.flatMap(op => (op.kind === 'link' ? [[op.name, op] as const] : [])));
	const made = ops.flatMap((op): LinkFact[] => {
		if (op.kind === 'foreign' && op.thing.what === 'link') return [plain(op.thing.name, 'bridge')];
		if (op.kind === 'bridge') return [{...plain(op.name, 'bridge'), mtu: op.mtu, mac: op.mac ?? ''}];
		if (op.kind === 'vxlan') return [vxlan(op)];
		return op.kind === 'veth' ? vethEnds(op, place) : [];
	});
	const set = (link: LinkFact): LinkFact => {
		const linkOp = linkOps.get(link.name);
		const master = linkOp?.master ?? link.master;
		const up = linkOp !== undefined || link.up;
		const changed = {...link, up, ...(master !== undefined && {master})};
		return settings.reduce((before, {set: setting}) => withSetting(before, setting), changed);
	};
	return [{...plain('lo'), up: false}, ...made].map(set);
}

function withSetting(link: LinkFact, setting: SettingOp['set']): LinkFact {
	if (!('dev' in setting) || setting.dev !== link.name) return link;
	if (setting.what === 'mtu') return {...link, mtu: setting.value};
	return setting.what === 'mac' ? {...link, mac: setting.value} : link;
}

function plain(name: string, kind?: string): LinkFact {
	return {name, mtu: 1500, up: true, data: {}, ...(kind !== undefined && {kind})};
}

function vxlan({name, mtu, mac, vni, port, local, parent, learning}: Of<'vxlan'>): LinkFact {
	return {...plain(name, 'vxlan'), mtu, mac, data: {id: vni, port, local, link: parent, learning}};
}

function vethEnds(
	{name, in: at, mtu, mac, master, hairpin = false, peer}: Of<'veth'>,
	place: string,
): LinkFact[] {
	const outer = {...plain(name, 'veth'), mtu, ...(mac !== undefined && {mac})};
	return [
		...(at === place ? [{...outer, ...(master !== undefined && {master, port: {hairpin}})}] : []),
		...(peer.in === place ? [{...plain(peer.name, 'veth'), mtu, mac: peer.mac, up: false}] : []),
	];
}

function addressFact({dev, address}: {readonly dev: string; readonly address: string}): AddressFact {
	return {dev, address, automatic: false, duplicate: false};
}

function connected(dev: string, address: string, links: readonly LinkFact[]): RouteFact[] {
	const cidr = parseInterfaceAddress(address)?.cidr;
	const up = links.some(link => link.name === dev && link.up);
	if (!cidr || !up || cidr.length === widthOf(cidr.family)) return [];
	return [{...route({family: cidr.family, to: formatCidr(cidr), dev, onlink: false}), protocol: 'kernel'}];
}

function route(
	way: Pick<RouteFact, 'family' | 'to' | 'onlink'> & {readonly via?: string; readonly dev: string},
): RouteFact {
	return {...way, table: 'main', protocol: 'boot', rest: []};
}

/** The kernel gives one of IPv6 a device, lo. */
function blackhole({family, to, protocol}: Of<'blackhole'>): RouteFact {
	const by = protocol ?? 'boot';
	const way = {family, to, onlink: false, table: 'main', protocol: by, rest: ['blackhole']};
	return family === 'ipv6' ? {...way, dev: 'lo'} : way;
}

/** `via 10.0.0.1 dev eth0 metric 7` */
function foreignRoute(to: string, [via = '', dev = '', metric = '']: readonly string[]): RouteFact {
	const way = {via: via.slice(4), dev: dev.slice(4)};
	return {...route({family: 'ipv4', to, onlink: false, ...way}), rest: [metric]};
}

function rulesOf(family: Family, texts: readonly string[]) {
	return texts.map(text => ({family, text}));
}

function lengthened(to: string, family: Family): string {
	return to === 'default' || to.includes('/') ? to : `${to}/${widthOf(family)}`;
}
