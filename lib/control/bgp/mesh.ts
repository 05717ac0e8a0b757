/** The node-to-node mesh: every node with every other, but for route reflectors. */
import type {CalicoObjects, SecretKey} from '../../../topology/calico/types.js';
import {type BgpSession, type Family, families} from '../../../topology/model.js';
import {isWritable} from '../../../topology/router-bgp.js';
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
	const password = passwordIn(secret, passwords);
	return {
		...timersOf(options),
		restartTime: configuration?.nodeMeshMaxRestartTime ?? options.restartTime,
		...(password !== undefined && {password}),
	};
}

/** Nothing where there is no such Secret, or what it says can't be a password; notices.ts tells. */
export function passwordIn(
	secret: SecretKey | undefined,
	passwords: CalicoObjects['passwords'],
): string | undefined {
	const password = secret && passwords.get(`${secret.name}/${secret.key}`);
	return password !== undefined && isWritable(password) ? password : undefined;
}

export function timersOf({holdTime, keepaliveTime, restartTime, bfd}: BgpOptions) {
	return {holdTime, keepaliveTime, restartTime, bfd};
}

/** As confd's templates name a protocol: `Mesh_192_168_50_12`, `Global_fd00__1_port_1790`. */
export function sessionName(prefix: string, remote: string, port?: number): string {
	const name = `${prefix}_${remote.replaceAll(/[.:]/g, '_')}`;
	return port === undefined ? name : `${name}_port_${port}`;
}

/** Names follow from addresses, and BIRD takes each once: of two machines with one address the first one is peered with. */
export function firstOfName(sessions: readonly BgpSession[]): BgpSession[] {
	const byName = new Map<string, BgpSession>();
	for (const session of sessions) if (!byName.has(session.name)) byName.set(session.name, session);
	return [...byName.values()];
}

/** A node with the very address of its own is itself, to confd. */
function endsOf(self: Speaking, other: Speaking, family: Family): Ends | undefined {
	const [local, remote] = [self.addresses[family], other.addresses[family]];
	return local === undefined || remote === undefined || local === remote
		? undefined
		: {family, local, remote};
}
