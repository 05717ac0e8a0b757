/** The model's answer, the kernel's and the packets', for every flow that is tried; and where they are not the same. */
import type {Cluster} from '../../../topology/model.js';
import type {Ways} from '../../plan/fault-ways.js';
import type {Mode} from '../../plan/mode.js';
import type {Plan} from '../../plan/ops.js';
import type {Behaviour} from '../../plan/policy/enforcement.js';
import {answerOf} from '../../plan/policy/evaluate.js';
import type {Answer, Flow} from '../../plan/policy/flow.js';
import type {HopsOf} from '../../plan/policy/hosts/hop.js';
import type {Runtime} from '../../run/runtime.js';
import {ownPoliced} from './enforced.js';
import {isOfNeighbours} from './expected.js';
import {flowsToTry, type TriedFlow} from './flows.js';
import {hopsIn} from './hops.js';
import {type Network, networkOf} from './network.js';
import {askPackets, type PacketAnswer} from './packets.js';
import {readRules} from './read-rules.js';
import type {Ruleset} from './ruleset.js';
import {openServers} from './servers.js';
import {sourcesIn} from './source.js';
import type {World} from './trip.js';
import {type KernelAnswer, walk} from './walk.js';
import {WalkError} from './walk-error.js';

export type ThreeAnswers = {
	readonly flow: Flow;
	readonly model: Answer;
	readonly kernel: KernelAnswer;
	readonly packets: PacketAnswer;
};

export type PolicedLab = {
	readonly cluster: Cluster;
	readonly plan: Plan;
	readonly runtime: Runtime;
	readonly mode: Mode;
	readonly behaviour: Behaviour;
	/** What faults leave of the ways between nodes, and nodes that are off. */
	readonly ways: Ways;
	readonly absent: ReadonlySet<string>;
	/** While there are any, clients outside are not tried: `ways` knows nothing of theirs. */
	readonly faults?: readonly unknown[];
	/** Flows in all, about; a sample of more. */
	readonly most: number;
};

export type Answers = {
	/** Of those that were tried. */
	readonly answers: readonly ThreeAnswers[];
	/** All flows that there are. */
	readonly of: number;
	/** Besides: flows from and to clients outside to which no route leads, and no packet passes, whatever policies say. */
	readonly wayless: number;
};

/** Throws a CommandError, a SystemCallError, or a WalkError where a rule is not understood. */
export async function threeAnswers(lab: PolicedLab): Promise<Answers> {
	const {cluster, plan, runtime} = lab;
	const network = networkOf(plan);
	const sources = sourcesIn(network);
	// Of a node that is off the plan says nothing; its flows are not tried.
	const sourceOf = (node: string, to: string) => (lab.absent.has(node) ? undefined : sources(node, to));
	const {flows, of} = flowsToTry(cluster, {most: lab.most, sourceOf});
	const tried = flows.filter(({flow, nodes: [a, b]}) => {
		const isThere = !lab.absent.has(a) && !lab.absent.has(b);
		const isKnown = !lab.faults?.length || !isOutside(flow);
		return isThere && isKnown && lab.ways(a, b, flow.family) === 'whole';
	});
	const rules = await readRules(plan, runtime);
	const world = worldOf(network, rules);
	const computing = {...lab, hopsOf: hopsIn({...lab, network})};
	const judged = tried.map(each => ({...each, ...computedAnswers(each, computing, world)}));
	// Who still knows the other's address on the link reaches it, for a while.
	const computed = judged.filter(({model}) => !isOfNeighbours(model));
	const all = await withPackets(computed, lab);
	const answers = all.filter(each => !(isWayless(each) && each.packets.is === 'denied'));
	const wayless = all.length - answers.length;
	return {answers, of: of - wayless - (judged.length - computed.length), wayless};
}

function isOutside({from, to}: Flow): boolean {
	return from.is === 'outside' || to.is === 'outside';
}

/** No rule of the machines decides about it: there is no way to or from a client outside. */
function isWayless({flow, kernel}: Pick<Computed, 'flow' | 'kernel'>): boolean {
	return isOutside(flow) && !kernel.allowed && kernel.how === 'lost';
}

/** Of one flow, without a packet: the model's answer about the source that the other end will see. */
export function computedAnswers(
	{flow, ...places}: Pick<TriedFlow, 'flow' | 'from' | 'to'>,
	{cluster, behaviour, hopsOf}: Pick<PolicedLab, 'cluster' | 'behaviour'> & {readonly hopsOf: HopsOf},
	world: World,
): {readonly model: Answer; readonly kernel: KernelAnswer} {
	const kernel = walk(flow, places, world);
	const from = flow.from.is === 'node' ? {...flow.from, address: kernel.seenAs} : flow.from;
	return {model: answerOf({...flow, from}, cluster, behaviour, hopsOf(flow)), kernel};
}

export function worldOf(network: Network, rules: ReadonlyMap<string, Ruleset>): World {
	return {
		network,
		rulesOf: machine => {
			const found = rules.get(machine);
			if (!found) throw new WalkError(`${machine}: its rules were not read`);
			return found;
		},
	};
}

type Computed = TriedFlow & {readonly model: Answer; readonly kernel: KernelAnswer};

async function withPackets(
	computed: readonly Computed[],
	{cluster, runtime}: Pick<PolicedLab, 'cluster' | 'runtime'>,
): Promise<ThreeAnswers[]> {
	const netnsOf = (place: string) => runtime.netns(place);
	const wanted = new Map(
		computed.flatMap(
			({
				to,
				flow: {
					to: {address},
					port,
					protocol,
				},
			}) =>
				port !== undefined && (protocol === 'TCP' || protocol === 'UDP')
					? [[`${address} ${port} ${protocol}`, {place: to, address, port, protocol}] as const]
					: [],
		),
	);
	const servers = openServers([...wanted.values()], netnsOf);
	try {
		const packets = await askPackets(
			computed.map(({flow, from, to, model, kernel}) => ({
				from,
				to,
				fromAddress: flow.from.address,
				toAddress: flow.to.address,
				port: flow.port ?? 0,
				protocol: flow.protocol,
				expected: model.allowed && !isWayless({flow, kernel}),
			})),
			netnsOf,
			{isOwnPoliced: ownPoliced(cluster)},
		);
		return computed.map(({flow, model, kernel}, index) => ({
			flow,
			model,
			kernel,
			packets: packets[index] ?? {is: 'untold', why: 'it was not tried'},
		}));
	} finally {
		servers.close();
	}
}

/** Whether all three say the same. */
export function agree({model, kernel, packets}: ThreeAnswers): boolean {
	return model.allowed === kernel.allowed && packets.is === (model.allowed ? 'allowed' : 'denied');
}
