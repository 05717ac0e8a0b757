/** The sessions that BGPPeers give to nodes. */
import type {CalicoObjects} from '../../../topology/calico/types.js';
import type {BgpSession, Router} from '../../../topology/model.js';
import type {BgpOptions} from '../../plan/bgp/options.js';
import {bareAddresses} from '../../plan/places.js';
import {passwordIn, sessionName, timersOf} from './mesh.js';
import type {Peering} from './peerings.js';
import type {Speaking} from './speaking.js';

type Around = {
	readonly calico: CalicoObjects;
	readonly options: BgpOptions;
	readonly routers: readonly Router[];
};

/** One end, as the BGPPeer and the node say it; whether the other end is there is not asked. */
export function peerSession(peering: Peering, around: Around): BgpSession {
	const {self, peer, kind, family, remote, remoteAs, port} = peering;
	const localAs = peer.localASNumber ?? self.asNumber;
	const local = self.addresses[family] ?? '';
	const machine = machineOf(peering, around.routers);
	return {
		name: sessionName(kind === 'global' ? 'Global' : 'Node', remote, port),
		family,
		local,
		remote,
		...(machine !== undefined && {machine: machine.name}),
		localAs,
		remoteAs,
		kind,
		// confd lets only one of two nodes connect, where a BGPPeer for all nodes names a node's address.
		passive: kind === 'global' && peering.isByAddress && peering.other !== undefined && remote > local,
		isClient: isClientOf(self, peering, localAs),
		nextHop: peer.nextHopMode,
		...timersFor(peering, around, machine !== undefined && 'attachments' in machine),
		...passwordFor(peering, around.calico),
		...optional(peering),
		why: whyOf(peering),
	};
}

/** A reflector's clients are all of its AS that are no reflectors of its own cluster. */
function isClientOf(self: Speaking, {other, isByAddress, remoteAs}: Peering, localAs: number): boolean {
	if (self.clusterId === undefined || remoteAs !== localAs) return false;
	// By an address confd does not look who it is.
	return isByAddress || other?.clusterId !== self.clusterId;
}

/** Over a router's single hop BFD uses another port than over the many hops that a node allows: they would not meet. */
function timersFor({peer}: Peering, {options}: Around, isRouter: boolean) {
	const timers = timersOf(options);
	return {
		...timers,
		restartTime: peer.maxRestartTime ?? timers.restartTime,
		keepaliveTime: peer.keepAliveTime ?? timers.keepaliveTime,
		bfd: timers.bfd && !isRouter,
	};
}

function passwordFor({peer}: Peering, {passwords}: CalicoObjects): {readonly password?: string} {
	const password = passwordIn(peer.password, passwords);
	return password === undefined ? {} : {password};
}

function optional({peer, port}: Peering) {
	return {
		...(port !== undefined && {port}),
		...(peer.numAllowedLocalASNumbers !== undefined && {allowedLocalAs: peer.numAllowedLocalASNumbers}),
		...(peer.ttlSecurity !== undefined && {ttlSecurity: peer.ttlSecurity}),
		...(peer.sourceAddress === 'None' && {sourceAddress: 'None' as const}),
	};
}

function machineOf({other, family, remote}: Peering, routers: readonly Router[]) {
	return (
		other?.node ??
		routers.find(({attachments}) =>
			attachments.some(({addresses}) => bareAddresses(addresses)[family] === remote),
		)
	);
}

function whyOf({peer, self, isReverse}: Peering): string {
	return isReverse
		? `BGPPeer ${peer.name}, the other way round: ${self.node.name} is who it peers with`
		: `BGPPeer ${peer.name}`;
}
