/** What Calico asks of a BGPConfiguration, an IPAMConfiguration and a Node. */
import {parseAddress, parseInterfaceAddress} from '../addresses.js';
import type {Fault} from '../kubernetes/fault.js';
import type {Family} from '../model.js';
import {checkAsNumber, checkCidr, checkDuration, checkPassword, checkRange} from './check-fields.js';
import type {BgpConfigurationObject, CalicoNodeObject, IpamConfigurationObject} from './objects.js';

type BgpSpec = BgpConfigurationObject['spec'];

export function checkBgpConfiguration({metadata, spec}: BgpConfigurationObject, fault: Fault): void {
	checkAsNumber(spec.asNumber, ['spec', 'asNumber'], fault);
	checkRange(spec.listenPort, {path: ['spec', 'listenPort'], least: 1, most: 65_535}, fault);
	for (const field of ['serviceClusterIPs', 'serviceExternalIPs', 'serviceLoadBalancerIPs'] as const)
		for (const [index, {cidr}] of (spec[field] ?? []).entries())
			checkCidr(cidr, ['spec', field, index, 'cidr'], fault);
	checkPassword(spec.nodeMeshPassword, ['spec', 'nodeMeshPassword'], fault);
	checkDuration(spec.nodeMeshMaxRestartTime, ['spec', 'nodeMeshMaxRestartTime'], fault);
	for (const field of ['nodeMeshPassword', 'nodeMeshMaxRestartTime', 'nodeToNodeMeshEnabled'] as const) {
		if (spec[field] === undefined) continue;
		if (metadata.name !== 'default')
			fault(['spec', field], 'invalid-object', "is for the BGPConfiguration named 'default' alone");
		else if (spec.nodeToNodeMeshEnabled === false && field !== 'nodeToNodeMeshEnabled')
			fault(['spec', field], 'invalid-object', 'must not be set where nodeToNodeMeshEnabled is false');
	}
	checkCommunities(spec, fault);
}

function checkCommunities({communities = [], prefixAdvertisements = []}: BgpSpec, fault: Fault): void {
	for (const [index, {value}] of communities.entries())
		if (!isCommunity(value)) fault(['spec', 'communities', index, 'value'], 'bad-value', communityIs(value));
	if (communities.length > 0 && prefixAdvertisements.length === 0)
		fault(['spec', 'communities'], 'invalid-object', 'must be used in prefixAdvertisements');
	const known = communities.map(({name}) => name);
	for (const [index, {cidr, communities: used}] of prefixAdvertisements.entries()) {
		checkCidr(cidr, ['spec', 'prefixAdvertisements', index, 'cidr'], fault);
		for (const [number, word] of used.entries()) {
			if (known.includes(word) || isCommunity(word)) continue;
			fault(['spec', 'prefixAdvertisements', index, 'communities', number], 'bad-value', communityIs(word));
		}
	}
}

/** `65001:100`, or with three numbers of 32 bits a large one (RFC 8092). */
function isCommunity(text: string): boolean {
	if (!/^\d+:\d+(:\d+)?$/.test(text)) return false;
	const parts = text.split(':').map(Number);
	return parts.every(part => part < (parts.length === 3 ? 2 ** 32 : 2 ** 16));
}

function communityIs(text: string) {
	return {
		message: `is '${text}', which is no community and no name of one`,
		hint: 'AA:NN with two numbers to 65535, or AA:NN:MM with three to 4294967295',
	};
}

export function checkIpamConfiguration({metadata, spec}: IpamConfigurationObject, fault: Fault): void {
	const name: string | undefined = metadata.name;
	if (name !== undefined && name !== 'default') {
		const hint = 'nobody reads one of another name';
		fault(['metadata', 'name'], 'bad-name', {message: `is '${name}', it must be default`, hint});
	}
	checkRange(spec.maxBlocksPerHost, {path: ['spec', 'maxBlocksPerHost'], least: 0, most: 1_000_000}, fault);
	checkRange(spec.ipCooldownSeconds, {path: ['spec', 'ipCooldownSeconds'], least: 0, most: 1200}, fault);
}

const addressFields: Readonly<Record<Family, 'ipv4Address' | 'ipv6Address'>> = {
	ipv4: 'ipv4Address',
	ipv6: 'ipv6Address',
};

export function checkCalicoNode({spec: {bgp}}: Pick<CalicoNodeObject, 'spec'>, fault: Fault): void {
	if (!bgp) return;
	if (Object.keys(bgp).length === 0) fault(['spec', 'bgp'], 'missing-field', 'must not be empty');
	checkAsNumber(bgp.asNumber, ['spec', 'bgp', 'asNumber'], fault);
	for (const [family, field] of Object.entries(addressFields) as [Family, 'ipv4Address'][]) {
		const text = bgp[field];
		if (text === undefined || familyOf(text) === family) continue;
		const hint = `with the prefix length of its subnet: ${family === 'ipv4' ? '192.168.50.11/24' : 'fd00::11/64'}`;
		fault(['spec', 'bgp', field], 'bad-value', {
			message: `is '${text}', which is no ${family} address`,
			hint,
		});
	}
	const id = bgp.routeReflectorClusterID;
	if (id !== undefined && parseAddress(id)?.family !== 'ipv4')
		fault(['spec', 'bgp', 'routeReflectorClusterID'], 'bad-value', {
			message: `is '${id}', which has not the form of an IPv4 address`,
			hint: 'for example 244.0.0.1, the same on all reflectors of one cluster',
		});
}

function familyOf(text: string): Family | undefined {
	return (parseInterfaceAddress(text)?.address ?? parseAddress(text))?.family;
}
