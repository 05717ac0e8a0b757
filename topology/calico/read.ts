/** Calico's objects as they are written → what the network is made from, with defaults filled in. */
import {addressOf, formatCidr, parseCidr, parseInterfaceAddress, withLength} from '../addresses.js';
import {parseDuration} from '../durations.js';
import type {SourceObject} from '../kubernetes/objects.js';
import type {Place, Report} from '../problems.js';
import {parseAsNumber} from './as-number.js';
import {withPoolDefaults} from './defaults.js';
import {
	type BgpConfigurationObject,
	type BgpPeerObject,
	type CalicoNodeObject,
	type CalicoObject,
	type IpPoolObject,
	isCalico,
	isCalicoKind,
} from './objects.js';
import {passwordsOf} from './secrets.js';
import type {BgpConfiguration, BgpPeer, CalicoNode, CalicoObjects, IpPool, SecretKey} from './types.js';

/**
 * Of all objects those of Calico's, by name. Each is sound by itself; that a password is nowhere is reported. Whether pools
 * overlap and peers select anybody is for who makes addresses and sessions of them.
 */
export function calicoObjectsOf(sources: readonly SourceObject[], report: Report): CalicoObjects {
	const sorted = sources.filter(isOfCalico).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
	const ofKind = <T>(read: (object: CalicoObject, common: Common) => T | undefined): T[] =>
		sorted.flatMap(({object, locate}) => {
			const place = locate(['metadata', 'name']);
			return read(object, {name: object.metadata.name, ...(place && {place})}) ?? [];
		});
	return {
		pools: ofKind((object, common) => (isCalicoKind('IPPool', object) ? poolOf(object, common) : undefined)),
		bgpConfigurations: ofKind((object, common) =>
			isCalicoKind('BGPConfiguration', object) ? configurationOf(object, common) : undefined,
		),
		bgpPeers: ofKind((object, common) =>
			isCalicoKind('BGPPeer', object) ? peerOf(object, common) : undefined,
		),
		nodes: ofKind((object, common) => (isCalicoKind('Node', object) ? nodeOf(object, common) : undefined)),
		passwords: passwordsOf(sorted, sources, report),
		...ipamOf(sorted),
	};
}

type Common = {readonly name: string; readonly place?: Place};

function isOfCalico(source: SourceObject): source is SourceObject<CalicoObject> {
	return isCalico(source.object);
}

function nameOf({object}: SourceObject): string {
	return object.metadata.name;
}

function ipamOf(sorted: readonly SourceObject<CalicoObject>[]): Pick<CalicoObjects, 'ipam'> {
	for (const {object} of sorted) {
		if (!isCalicoKind('IPAMConfiguration', object) || object.metadata.name !== 'default') continue;
		const {strictAffinity = false, maxBlocksPerHost} = object.spec;
		return {ipam: {strictAffinity, maxBlocksPerHost: maxBlocksPerHost || usualBlocksPerHost}};
	}
	return {};
}

/** What 0 means, too: projectcalico/calico libcalico-go/lib/ipam/ipam.go. */
const usualBlocksPerHost = 20;

/** Undefined for one without a range: that was told. */
function poolOf({spec}: IpPoolObject, common: Common): IpPool | undefined {
	const cidr = parseCidr(spec.cidr ?? '');
	if (!cidr) return undefined;
	const filled = withPoolDefaults(spec);
	return {
		...common,
		cidr: formatCidr(cidr),
		family: cidr.family,
		blockSize: filled.blockSize ?? 0,
		ipipMode: filled.ipipMode ?? 'Never',
		vxlanMode: filled.vxlanMode ?? 'Never',
		natOutgoing: spec.natOutgoing ?? false,
		// Addresses that are given by hand alone are given to nobody here.
		disabled: spec.disabled === true || spec.assignmentMode === 'Manual',
		disableBGPExport: spec.disableBGPExport ?? false,
		nodeSelector: filled.nodeSelector ?? 'all()',
		namespaceSelector: spec.namespaceSelector || 'all()',
		allowedUses: filled.allowedUses ?? [],
	};
}

function configurationOf({spec}: BgpConfigurationObject, common: Common): BgpConfiguration {
	const password = spec.nodeMeshPassword?.secretKeyRef;
	return {
		...common,
		...given({
			nodeToNodeMeshEnabled: spec.nodeToNodeMeshEnabled,
			asNumber: asNumberOf(spec.asNumber),
			nodeMeshMaxRestartTime: secondsOf(spec.nodeMeshMaxRestartTime),
			nodeMeshPassword: password && keyOf(password),
			listenPort: spec.listenPort,
		}),
		serviceClusterIPs: cidrsOf(spec.serviceClusterIPs),
		serviceExternalIPs: cidrsOf(spec.serviceExternalIPs),
		serviceLoadBalancerIPs: cidrsOf(spec.serviceLoadBalancerIPs),
		prefixAdvertisements: spec.prefixAdvertisements ?? [],
		communities: spec.communities ?? [],
		ignoredInterfaces: spec.ignoredInterfaces ?? [],
	};
}

/** Undefined for one whose other end is a workload. */
function peerOf({spec}: BgpPeerObject, common: Common): BgpPeer | undefined {
	if (!spec.peerIP && !spec.peerSelector) return undefined;
	const password = spec.password?.secretKeyRef;
	return {
		...common,
		...given({
			node: spec.node || undefined,
			nodeSelector: spec.nodeSelector || undefined,
			peerIP: spec.peerIP || undefined,
			peerSelector: spec.peerSelector || undefined,
			asNumber: asNumberOf(spec.asNumber),
			localASNumber: asNumberOf(spec.localASNumber),
			password: password && keyOf(password),
			maxRestartTime: secondsOf(spec.maxRestartTime),
			keepAliveTime: secondsOf(spec.keepaliveTime),
			numAllowedLocalASNumbers: spec.numAllowedLocalASNumbers,
			ttlSecurity: spec.ttlSecurity,
			reachableBy: spec.reachableBy || undefined,
		}),
		nextHopMode: spec.nextHopMode ?? (spec.keepOriginalNextHop ? 'Keep' : 'Auto'),
		sourceAddress: spec.sourceAddress ?? 'UseNodeIP',
		reversePeering: spec.reversePeering ?? 'Auto',
	};
}

function nodeOf({metadata, spec: {bgp}}: CalicoNodeObject, common: Common): CalicoNode {
	return {
		...common,
		...given({
			asNumber: asNumberOf(bgp?.asNumber),
			routeReflectorClusterID: bgp?.routeReflectorClusterID,
			ipv4Address: withItsLength(bgp?.ipv4Address),
			ipv6Address: withItsLength(bgp?.ipv6Address),
		}),
		labels: metadata.labels ?? {},
	};
}

/** Without a length it is a host's: in nobody's subnet. */
function withItsLength(text: string | undefined): string | undefined {
	if (text === undefined || parseInterfaceAddress(text)) return text;
	return withLength(addressOf(text), text.includes(':') ? 128 : 32);
}

function keyOf({name, key}: SecretKey): SecretKey {
	return {name, key};
}

function cidrsOf(list: readonly {readonly cidr: string}[] = []): string[] {
	return list.map(({cidr}) => cidr);
}

function asNumberOf(value: number | string | undefined): number | undefined {
	return value === undefined ? undefined : parseAsNumber(value);
}

function secondsOf(text: string | undefined): number | undefined {
	const ms = text === undefined ? undefined : parseDuration(text);
	return ms === undefined ? undefined : ms / 1000;
}

type Given<T> = {[K in keyof T]?: Exclude<T[K], undefined>};

/** Without what is not set. */
function given<T extends object>(fields: T): Given<T> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
