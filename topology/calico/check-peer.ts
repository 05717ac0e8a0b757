/** What Calico asks of a BGPPeer: projectcalico/calico api/pkg/apis/projectcalico/v3/bgppeer.go, its validation rules. */
import {type Address, parseAddress} from '../addresses.js';
import {checkName} from '../kubernetes/check-value.js';
import type {Fault} from '../kubernetes/fault.js';
import {dnsSubdomain} from '../kubernetes/names.js';
import {
	checkAddress,
	checkAsNumber,
	checkDuration,
	checkPassword,
	checkRange,
	checkSelectorText,
} from './check-fields.js';
import type {BgpPeerObject} from './objects.js';

type Spec = BgpPeerObject['spec'];

export function checkBgpPeer({spec}: Pick<BgpPeerObject, 'spec'>, fault: Fault): void {
	checkName(spec.node, {path: ['spec', 'node'], rule: dnsSubdomain}, fault);
	for (const field of ['nodeSelector', 'peerSelector', 'localWorkloadSelector'] as const)
		checkSelectorText(spec[field], ['spec', field], fault);
	for (const field of ['asNumber', 'localASNumber'] as const)
		checkAsNumber(spec[field], ['spec', field], fault);
	for (const field of ['maxRestartTime', 'keepaliveTime'] as const)
		checkDuration(spec[field], ['spec', field], fault);
	checkRange(
		spec.numAllowedLocalASNumbers,
		{path: ['spec', 'numAllowedLocalASNumbers'], least: 0, most: 255},
		fault,
	);
	checkRange(spec.ttlSecurity, {path: ['spec', 'ttlSecurity'], least: 1, most: 255}, fault);
	checkPassword(spec.password, ['spec', 'password'], fault);
	checkEnds(spec, fault);
	checkReachable(spec, fault);
	if (spec.keepOriginalNextHop && spec.nextHopMode !== undefined)
		fault(['spec', 'keepOriginalNextHop'], 'invalid-object', 'must not be set where nextHopMode is');
}

/** `192.168.50.1`, `192.168.50.1:179`, `[fd00::1]:179`, `fd00::1`. */
export function parsePeerIp(text: string): {readonly address: Address; readonly port?: number} | undefined {
	const alone = parseAddress(text);
	if (alone) return {address: alone};
	const [, bracketed, bare, digits = ''] = /^(?:\[(.*)\]|([^:]*)):(\d{1,5})$/.exec(text) ?? [];
	const address = parseAddress(bracketed ?? bare ?? '');
	const port = Number(digits);
	const isFitting = address?.family === (bracketed === undefined ? 'ipv4' : 'ipv6');
	return address && isFitting && port >= 1 && port <= 65_535 ? {address, port} : undefined;
}

function checkEnds(spec: Spec, fault: Fault): void {
	if (spec.node && spec.nodeSelector)
		fault(
			['spec', 'nodeSelector'],
			'invalid-object',
			'must not be set where node is: one of them says who has the session',
		);
	const {peerIP, peerSelector, localWorkloadSelector} = spec;
	if (peerIP && peerSelector)
		fault(
			['spec', 'peerSelector'],
			'invalid-object',
			'must not be set where peerIP is: one of them says who is at the other end',
		);
	if (peerSelector && spec.asNumber !== undefined)
		fault(
			['spec', 'asNumber'],
			'invalid-object',
			'must not be set where peerSelector is: each node has its own',
		);
	if (peerIP && !parsePeerIp(peerIP)) {
		const hint = '192.168.50.1, 192.168.50.1:179, fd00::1 or [fd00::1]:179';
		fault(['spec', 'peerIP'], 'bad-value', {
			message: `is '${peerIP}', which is no address with or without a port`,
			hint,
		});
	}
	if (peerIP && spec.asNumber === undefined)
		fault(['spec'], 'missing-field', 'must have the field `asNumber`, because it has peerIP');
	if (!peerIP && !peerSelector && !localWorkloadSelector)
		fault(
			['spec'],
			'missing-field',
			'must have the field `peerIP` or `peerSelector`: who is at the other end',
		);
}

function checkReachable({reachableBy, peerIP}: Spec, fault: Fault): void {
	checkAddress(reachableBy, ['spec', 'reachableBy'], fault);
	if (reachableBy === undefined) return;
	const [via, peer] = [parseAddress(reachableBy), peerIP ? parsePeerIp(peerIP) : undefined];
	if (!peerIP) fault(['spec', 'reachableBy'], 'invalid-object', 'must not be set without peerIP');
	else if (via && peer && via.family !== peer.address.family)
		fault(['spec', 'reachableBy'], 'bad-value', 'must be of the same address family as peerIP');
}
