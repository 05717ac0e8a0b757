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

/** `of`: all flows that there are; `answers`: of those that were tried. */
export type Answers = {readonly answers: readonly ThreeAnswers[]; readonly of: number};

/** Throws a CommandError, a SystemCallError, or a WalkError where a rule is not understood. */
export async function threeAnswers(lab: PolicedLab): Promise<Answers> {
	const {cluster, plan, runtime} = lab;
	const network = networkOf(plan);
	const {flows, of} = flowsToTry(cluster, {most: lab.most, sourceOf: sourcesIn(network)});
	const tried = flows.filter(({flow, nodes: [a, b]}) => {
		const isThere = !lab.absent.has(a) && !lab.absent.has(b);
		const isKnown = !lab.faults?.length || (flow.from.is !== 'outside' && flow.to.is !== 'outside');
		return isThere && isKnown && lab.ways(a, b, flow.family) === 'whole';
	});
	const rules = await readRules(plan, runtime);
	const world = worldOf(network, rules);
	const computing = {...lab, hopsOf: hopsIn({...lab, network})};
	const computed = tried.map(each => ({...each, ...computedAnswers(each, computing, world)}));
	return {answers: await withPackets(computed, lab), of};
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
			computed.map(({flow, from, to, model}) => ({
				from,
				to,
				fromAddress: flow.from.address,
				toAddress: flow.to.address,
				port: flow.port ?? 0,
				protocol: flow.protocol,
				expected: model.allowed,
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
