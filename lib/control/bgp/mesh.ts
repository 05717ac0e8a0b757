/** The node-to-node mesh: every node with every other, but for route reflectors. */
import type {CalicoObjects} from '../../../topology/calico/types.js';
import {type BgpSession, type Family, families} from '../../../topology/model.js';
import type {BgpOptions} from '../../plan/bgp/options.js';
import type {Speaking} from './speaking.js';

/** On as long as the default BGPConfiguration does not switch it off. */
export function isMeshOn({bgpConfigurations}: CalicoObjects): boolean {
	return bgpConfigurations.find(({name}) => name === 'default')?.nodeToNodeMeshEnabled ?? true;
}

/** The node's sessions of the mesh, ipv4 first, in the order of the nodes. */
export function meshSessions(
	self: Speaking,
	all: readonly Speaking[],
	how: {readonly calico: CalicoObjects; readonly options: BgpOptions},
): BgpSession[] {
	if (!isMeshOn(how.calico) || self.clusterId !== undefined) return [];
	const common = meshSettings(how.calico, how.options);
	const others = all.filter(({node, clusterId}) => node.name !== self.node.name && clusterId === undefined);
	return families.flatMap(family =>
		others.flatMap(other => {
			const ends = endsOf(self, other, family);
			return ends ? [{...common, ...meshSession(self, other, ends)}] : [];
		}),
	);
}

type Ends = {readonly family: Family; readonly local: string; readonly remote: string};

function meshSession(self: Speaking, other: Speaking, {family, local, remote}: Ends) {
	return {
		name: sessionName('Mesh', remote),
		family,
		local,
		remote,
		machine: other.node.name,
		localAs: self.asNumber,
		remoteAs: other.asNumber,
		kind: 'mesh',
		// Of two only one connects: confd compares the addresses as text.
		passive: remote > local,
		isClient: false,
		nextHop: 'Auto',
		...(other.listenPort !== undefined && {port: other.listenPort}),
		why: `the node-to-node mesh: ${self.node.name} with ${other.node.name}`,
	} as const;
}

/** What is the same for all sessions of the mesh. */
function meshSettings({bgpConfigurations, passwords}: CalicoObjects, options: BgpOptions) {
	const configuration = bgpConfigurations.find(({name}) => name === 'default');
	const secret = configuration?.nodeMeshPassword;
	const password = secret && passwords.get(`${secret.name}/${secret.key}`);
	return {
		...timersOf(options),
		restartTime: configuration?.nodeMeshMaxRestartTime ?? options.restartTime,
		...(password !== undefined && {password}),
	};
}

export function timersOf({holdTime, keepaliveTime, restartTime, bfd}: BgpOptions) {
	return {holdTime, keepaliveTime, restartTime, bfd};
}

/** As confd's templates name a protocol: `Mesh_192_168_50_12`, `Global_fd00__1_port_1790`. */
export function sessionName(prefix: string, remote: string, port?: number): string {
	const name = `${prefix}_${remote.replaceAll(/[.:]/g, '_')}`;
	return port === undefined ? name : `${name}_port_${port}`;
}

/** A node with the very address of its own is itself, to confd. */
function endsOf(self: Speaking, other: Speaking, family: Family): Ends | undefined {
	const [local, remote] = [self.addresses[family], other.addresses[family]];
	return local === undefined || remote === undefined || local === remote
		? undefined
		: {family, local, remote};
}
