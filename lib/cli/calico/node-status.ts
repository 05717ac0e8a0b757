/** `calico node status`: what BIRD says in each node, now. */

import {didYouMean} from '../../../topology/problems.js';
import {type BirdPeer, parseBirdPeers} from '../../observe/parse-bird-peers.js';
import {birdSocket} from '../../plan/bgp/config-parts.js';
import {capture, commandIn} from '../../run/attach.js';
import type {CalicoLab} from '../calico.js';
import {UsageError} from '../terminal/errors.js';
import type {Result} from '../verbs/verb.js';
import {boxTable} from './box-table.js';

type Status = {
	readonly node: string;
	/** Not set: no BIRD has answered, and `error` says why. */
	readonly peers?: readonly (BirdPeer & {readonly type: string})[];
	readonly error?: string;
};

/** Exit code 1 if a node's BIRD does not answer, though it should. */
export async function nodeStatus({record, cluster}: CalicoLab, names: readonly string[]): Promise<Result> {
	const known = cluster.nodes.map(({name}) => name);
	for (const name of names) {
		if (!known.includes(name)) throw new UsageError(`there is no node ${name}`, didYouMean(name, known));
	}
	const nodes = names.length > 0 ? names : known;
	if (!cluster.bgp) return withoutBgp(nodes, cluster.mode.name);
	const all = await Promise.all(nodes.map(node => statusOf(node, record)));
	const text = all.map(status => textOf(status)).join('\n\n');
	return {exit: all.some(({peers}) => !peers) ? 1 : 0, json: {nodes: all}, text};
}

function withoutBgp(nodes: readonly string[], mode: string): Result {
	const text = `The BGP backend process (BIRD) is not running: ${mode} speaks no BGP.`;
	return {exit: 0, json: {nodes: nodes.map(node => ({node, peers: []})), backend: 'none'}, text};
}

async function statusOf(node: string, record: CalicoLab['record']): Promise<Status> {
	const command = ['birdc', '-r', '-s', birdSocket, 'show', 'protocols', 'all'];
	const {stdout, stderr} = await capture(commandIn(record, node, command));
	const peers = parseBirdPeers(stdout);
	if (!peers) return {node, error: (stderr || stdout).trim().split('\n').at(-1) ?? ''};
	return {node, peers: peers.map(peer => ({...peer, type: typeOf(peer.protocol)}))};
}

const types: Readonly<Record<string, string>> = {
	Mesh: 'node-to-node mesh',
	Node: 'node specific',
	Global: 'global',
};

function typeOf(protocol: string): string {
	return types[protocol.split('_')[0] ?? ''] ?? protocol;
}

const columns = ['PEER ADDRESS', 'PEER TYPE', 'STATE', 'SINCE', 'INFO'].map(name => ({name}));

function textOf({node, peers, error}: Status): string {
	if (!peers) return `${node}\nThe BGP backend process (BIRD) is not running: ${error}`;
	const families = [
		['IPv4', peers.filter(({address}) => !address.includes(':'))],
		['IPv6', peers.filter(({address}) => address.includes(':'))],
	] as const;
	const parts = families.map(([family, ofFamily]) => {
		const rows = ofFamily.map(peer => [peer.address, peer.type, peer.state, peer.since, peer.info]);
		const table = rows.length > 0 ? boxTable(columns, rows) : `No ${family} peers found.`;
		return `${family} BGP status\n${table}`;
	});
	return `${node}\nCalico process is running.\n\n${parts.join('\n\n')}`;
}
