/** What the objects of BGP say to no effect: said loudly, as Calico itself says nothing. */
import type {BgpPeer} from '../../../topology/calico/types.js';
import type {Bgp, Notice} from '../../../topology/model.js';
import {isWritable} from '../../../topology/router-bgp.js';
import {whyDown} from '../../plan/bgp/ends.js';
import {nodesWith, type Peering, peersOf} from './peerings.js';
import type {BgpParts, Speaking} from './speaking.js';

type Around = BgpParts & {readonly all: readonly Speaking[]; readonly peerings: readonly Peering[]};

export function bgpNotices(bgp: Bgp, around: Around): Notice[] {
	return [
		...around.calico.bgpPeers.flatMap(peer => selectsNothing(peer, around)),
		...silentNodes(bgp),
		...around.peerings.flatMap(peering => missedPeering(peering, bgp, around)),
		...twice(bgp),
		...sharedAddresses(around),
		...unwritablePasswords(around),
		...missingPasswords(around),
		...unknownRouterIds(around),
	];
}

function selectsNothing(peer: BgpPeer, {all}: Around): Notice[] {
	const selves = nodesWith(peer, all);
	if (selves.length === 0) {
		const what = peer.nodeSelector === undefined ? `node ${peer.node}` : `nodeSelector ${peer.nodeSelector}`;
		return [about(peer, `its ${what} selects no node: nobody has this peer`)];
	}
	if (peer.peerSelector === undefined) return [];
	const others = peersOf(peer, all);
	if (others.length === 0)
		return [about(peer, `its peerSelector ${peer.peerSelector} selects no node: it makes no session`)];
	const isAlone = others.length === 1 && selves.length === 1 && others[0] === selves[0];
	return isAlone ? [about(peer, 'it selects one node to peer with itself: it makes no session')] : [];
}

function silentNodes({speakers, isMesh}: Bgp): Notice[] {
	const nodes = speakers.filter(({sessions}) => sessions.length === 0).map(({machine}) => machine);
	if (nodes.length === 0 || speakers.length < 2) return [];
	const because = isMesh
		? 'there is nobody to peer with'
		: 'the node-to-node mesh is off and no BGPPeer selects it';
	return nodes.map(machine => ({
		subject: `Node ${machine}`,
		message: `it has no BGP session: ${because}; nobody learns the way to its pods`,
	}));
}

/** A session that can't come up, once for each BGPPeer and each reason. */
function missedPeering({peer, self, family, remote}: Peering, bgp: Bgp, {peerings}: Around): Notice[] {
	const speaker = bgp.speakers.find(({machine}) => machine === self.node.name);
	const session = speaker?.sessions.find(
		each => each.kind !== 'mesh' && each.family === family && each.remote === remote,
	);
	const why = speaker && session && whyDown(bgp, {speaker, session});
	if (why === undefined) return [];
	const first = peerings.find(each => each.peer === peer && each.remote === remote);
	return first?.self === self
		? [about(peer, `its session of ${self.node.name} with ${remote} can't come up: ${why}`)]
		: [];
}

/** The same two nodes by the mesh and by a BGPPeer: BIRD holds one of the two and refuses the other. */
function twice({speakers}: Bgp): Notice[] {
	return speakers.flatMap(({machine, sessions}) => {
		const mesh = new Set(sessions.filter(({kind}) => kind === 'mesh').map(({remote}) => remote));
		return sessions
			.filter(({kind, remote}) => kind !== 'mesh' && mesh.has(remote))
			.map(({name, remote}) => ({
				subject: `Node ${machine}`,
				message: `it peers twice with ${remote}, by the mesh and by ${name}: only one of the two comes up; nodeToNodeMeshEnabled: false`,
			}));
	});
}

function sharedAddresses({all}: Around): Notice[] {
	return all.flatMap(({node, addresses}, at) =>
		Object.values(addresses).flatMap(address => {
			const first = all.slice(0, at).find(other => Object.values(other.addresses).includes(address));
			const message = `its BGP address ${address} is ${first?.node.name}'s too: the others peer with one of the two only`;
			return first ? [{subject: `Node ${node.name}`, message}] : [];
		}),
	);
}

function unwritablePasswords({calico}: Around): Notice[] {
	return [...calico.passwords]
		.filter(([, password]) => !isWritable(password))
		.map(([key]) => ({
			subject: `Secret kube-system/${key.slice(0, key.indexOf('/'))}`,
			message: `the password in ${key.slice(key.indexOf('/') + 1)} can't be written in BIRD's configuration: 1 to 80 bytes, no quotation mark, no line break; sessions that use it have none`,
		}));
}

function missingPasswords({calico}: Around): Notice[] {
	const wanted = [
		...calico.bgpPeers.map(peer => ({object: peer, kind: 'BGPPeer', secret: peer.password})),
		...calico.bgpConfigurations.map(object => ({
			object,
			kind: 'BGPConfiguration',
			secret: object.nodeMeshPassword,
		})),
	];
	return wanted.flatMap(({object: {name, place}, kind, secret}) =>
		secret === undefined || calico.passwords.has(`${secret.name}/${secret.key}`)
			? []
			: [
					{
						subject: `${kind} ${name}`,
						message: `there is no Secret kube-system/${secret.name} with the key ${secret.key}: its sessions have no password`,
						...(place && {at: place}),
					},
				],
	);
}

function unknownRouterIds({options, nodes}: Around): Notice[] {
	const known = new Set(nodes.map(({name}) => name));
	return Object.keys(options.routerIds)
		.filter(name => !known.has(name))
		.map(name => ({subject: 'routerIds', message: `there is no node '${name}'`}));
}

function about({name, place}: BgpPeer, message: string): Notice {
	return {subject: `BGPPeer ${name}`, message, ...(place && {at: place})};
}
