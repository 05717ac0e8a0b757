/** The life of a lab whose machines come, go and move, as clusters one after the other; all of the addresses are those of test/helpers/cluster.ts. */
import {Value} from '@sinclair/typebox/value';
import type {Mode} from '../../lib/plan/mode.js';
import type {Plan} from '../../lib/plan/ops.js';
import {planCluster} from '../../lib/plan/planner.js';
import {macOf} from '../../topology/addresses.js';
import type {Attachment, Client, Cluster, Family, Router} from '../../topology/model.js';
import {withPools} from './calico-cluster.js';
import {clusterOf} from './cluster.js';

export type MachineStage = {
	readonly title: string;
	readonly cluster: Cluster;
	/** Machines that are made anew though nothing about them changes. */
	readonly renewed?: readonly string[];
};

/** The first is how the lab begins. What a mode does not carry is left out. */
export function machineStages(mode: Mode, families: readonly Family[]): readonly MachineStage[] {
	const options = Value.Default(mode.options, {}) as Record<string, unknown>;
	const shape = {mode: mode.name, options, families, onSegment: mode.addressing === 'segment'};
	const start = clusterOf(shape);
	const two = clusterOf({...shape, twoRacks: true});
	const racks = {...start, underlay: two.underlay};
	const stages: readonly MachineStage[] = [
		{title: 'it begins', cluster: start},
		{title: 'a node goes', cluster: withoutNode(start, 'node-3')},
		{title: 'a node comes', cluster: start},
		{title: 'a node is renewed', cluster: start, renewed: ['node-3']},
		{title: 'a segment comes, and a leg of the router', cluster: racks},
		{title: 'a node moves to the other segment', cluster: two},
		{title: 'a router is renewed', cluster: two, renewed: ['gw']},
		{title: 'the node moves back', cluster: racks},
		{title: 'a second router and a client come', cluster: withMore(racks)},
		{title: 'the MTU of a segment changes', cluster: withMtu(withMore(racks), 'rack-a', 1400)},
		{title: 'all but the beginning goes', cluster: start},
	];
	const all = stages.map(stage => ({
		...stage,
		bare: stage.cluster,
		cluster: withPools(stage.cluster, mode, options),
	}));
	const carried = all.filter(({cluster}) => [...mode.refuses(cluster, options)].length === 0);
	return carried.filter((stage, index) => stage.renewed || stage.bare !== carried[index - 1]?.bare);
}

export function planOfStage(mode: Mode, {cluster}: MachineStage): Plan {
	return planCluster(cluster, mode, cluster.mode.options);
}

export function withoutNode(cluster: Cluster, name: string): Cluster {
	return {
		...cluster,
		nodes: cluster.nodes.filter(node => node.name !== name),
		pods: cluster.pods.filter(pod => pod.node !== name),
	};
}

/** Of a segment and all of its cables. */
function withMtu(cluster: Cluster, name: string, mtu: number): Cluster {
	const {segments, routers, clients} = cluster.underlay;
	const changed = (attachment: Attachment) =>
		attachment.segment === name ? {...attachment, mtu} : attachment;
	const onCable = <Host extends {readonly attachment: Attachment}>(host: Host): Host => ({
		...host,
		attachment: changed(host.attachment),
	});
	return {
		...cluster,
		underlay: {
			segments: segments.map(segment => (segment.name === name ? {...segment, mtu} : segment)),
			routers: routers.map(router => ({...router, attachments: router.attachments.map(changed)})),
			clients: clients.map(onCable),
		},
		nodes: cluster.nodes.map(onCable),
	};
}

/** gw2 between the racks (.2), and a client on the second (.30). */
function withMore(cluster: Cluster): Cluster {
	const {segments, routers, clients} = cluster.underlay;
	const [gateway] = routers;
	if (!gateway) throw new Error('there is no router');
	const second: Router = {
		name: 'gw2',
		attachments: gateway.attachments.map(attachment => copied(attachment, 'gw2', 2)),
	};
	const [, there] = gateway.attachments;
	if (!there) throw new Error('there is one rack only');
	const client: Client = {
		name: 'laptop',
		attachment: {...copied(there, 'laptop', 30), interface: 'eth0'},
		gateways: Object.fromEntries(
			Object.entries(there.addresses).map(([family, address]) => [family, address.split('/')[0]]),
		),
	};
	return {
		...cluster,
		underlay: {segments, routers: [...routers, second], clients: [...clients, client]},
	};
}

function copied(attachment: Attachment, machine: string, host: number): Attachment {
	const addresses = Object.fromEntries(
		Object.entries(attachment.addresses).map(([family, address]) => [
			family,
			address.replace(/([.:])1\//, `$1${host}/`),
		]),
	);
	return {
		...attachment,
		port: attachment.port.replace(/^[^-]+/, machine),
		mac: macOf(`192.168.${attachment.segment === 'rack-a' ? 50 : 60}.${host}`),
		addresses,
	};
}
