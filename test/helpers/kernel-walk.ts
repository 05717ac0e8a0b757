/** Flows through rules made by hand, on machines that are planned. */
import {Value} from '@sinclair/typebox/value';
import {networkOf} from '../../lib/observe/policy/network.js';
import type {Ruleset} from '../../lib/observe/policy/ruleset.js';
import {type KernelAnswer, walk} from '../../lib/observe/policy/walk.js';
import type {Mode} from '../../lib/plan/mode.js';
import {planCluster} from '../../lib/plan/planner.js';
import type {Flow} from '../../lib/plan/policy/flow.js';
import {calicoVxlan} from '../../plugins/calico-vxlan.js';
import {withPools} from './calico-cluster.js';
import {clusterOf} from './cluster.js';
import {type HandTable, rulesOf} from './nft-rules.js';

/** default/web-0 on node-1, db/store-0 beside it, default/web-1 on node-2. */
const places = {
	'default/web-0': 'node-1/default.web-0',
	'db/store-0': 'node-1/db.store-0',
	'default/web-1': 'node-2/default.web-1',
	'node-1': 'node-1',
	'node-2': 'node-2',
} as const;

type Name = keyof typeof places;

function worldOf(mode: Mode, rules: Readonly<Record<string, Ruleset>>, onSegment = false) {
	const options = Value.Default(mode.options, {});
	const cluster = withPools(
		clusterOf({mode: mode.name, families: ['ipv4', 'ipv6'], onSegment}),
		mode,
		options,
	);
	const network = networkOf(planCluster(cluster, mode, options));
	const nobody = rulesOf();
	return {cluster, world: {network, rulesOf: (machine: string) => rules[machine] ?? nobody}};
}

type Asked = {
	readonly mode?: Mode;
	readonly onSegment?: boolean;
	readonly from?: Name;
	readonly to?: Name;
	readonly protocol?: Flow['protocol'];
	readonly port?: number;
	readonly family?: Flow['family'];
};

/** From default/web-0 to db/store-0 on the same node, TCP 80 over IPv4, if nothing else is said. */
export function ask(
	rules: Readonly<Record<string, HandTable | readonly HandTable[]>>,
	asked: Asked = {},
): KernelAnswer {
	const {
		mode = calicoVxlan as Mode,
		onSegment,
		from = 'default/web-0',
		to = 'db/store-0',
		family = 'ipv4',
	} = asked;
	const {protocol = 'TCP', port = 80} = asked;
	const read = Object.fromEntries(
		Object.entries(rules).map(([machine, tables]) => [machine, rulesOf(...[tables].flat())]),
	);
	const {cluster, world} = worldOf(mode, read, onSegment);
	const addressOf = (name: Name) => {
		const pod = cluster.pods.find(each => `${each.namespace}/${each.name}` === name);
		const node = cluster.nodes.find(each => each.name === name);
		return (pod?.addresses[family] ?? node?.attachment.addresses[family] ?? '').split('/')[0] ?? '';
	};
	const endOf = (name: Name) =>
		({is: name.includes('/') ? 'pod' : 'node', name, address: addressOf(name)}) as const;
	const flow: Flow = {
		from: endOf(from),
		to: endOf(to),
		family,
		protocol,
		...(protocol !== 'ICMP' && {port}),
	};
	return walk(flow, {from: places[from], to: places[to]}, world);
}

export function said(answer: KernelAnswer): string {
	if (answer.allowed) return 'allowed';
	const {turn, place, how, by, why} = answer;
	return `${how} ${turn} at ${place} ${by ? `${by.table} ${by.chain} ${by.comment ?? by.handle ?? 'policy'}` : why}`;
}

export const forward = (rules: HandTable['chains'][string], more: Partial<HandTable> = {}): HandTable => ({
	bases: {f: ['forward', 0]},
	...more,
	chains: {f: rules, ...more.chains},
});
