/** `policy explain FROM TO[:PORT] [LAB]`: who decides whether a connection passes, and what would have to be otherwise. */
import type {Family} from '../../../topology/model.js';
import type {Behaviour} from '../../plan/policy/enforcement.js';
import {answerOf} from '../../plan/policy/evaluate.js';
import {type Miss, nearestMisses} from '../../plan/policy/explain/nearest-miss.js';
import type {Flow, SideAnswer} from '../../plan/policy/flow.js';
import type {Hop} from '../../plan/policy/hosts/hop.js';
import {UsageError} from '../terminal/errors.js';
import type {Invocation, Result} from '../verbs/verb.js';
import {explainJson} from './explain-json.js';
import {explainText} from './explain-text.js';
import {flowsOf} from './flow-words.js';
import {type PolicyLab, policyLab} from './lab.js';
import {waysIn} from './seen-as.js';

/** `misses`: of a side that denies. */
export type ExplainedSide = SideAnswer & {readonly misses: readonly Miss[]};

export type Explained = {
	readonly flow: Flow;
	readonly allowed: boolean;
	/** None where nobody enforces. */
	readonly sides: readonly ExplainedSide[];
};

export async function explain(words: readonly string[], invocation: Invocation): Promise<Result> {
	const [from, to, lab, ...others] = words;
	if (from === undefined || to === undefined || others.length > 0) {
		throw new UsageError(
			'policy explain takes two ends, and a lab if none is up',
			'cnilab policy explain client shop/web:80 [LAB]',
		);
	}
	const {text, output} = invocation;
	const found = await policyLab(lab, invocation);
	const family = text('family') as Family | undefined;
	const order = {from, to, namespace: text('namespace') ?? 'default', protocol: text('protocol'), family};
	const {seenAs, hopsOf} = waysIn(found, found.mode);
	const explained = flowsOf(order, found).map(flow => {
		const seen = seenAs(flow);
		return explainFlow(seen, found, hopsOf(seen));
	});
	return {
		exit: 0,
		json: {enforced: found.behaviour !== undefined, connections: explained.map(explainJson)},
		text: explainText(explained, found, output),
	};
}

export function explainFlow(
	flow: Flow,
	{cluster, behaviour}: PolicyLab,
	hops: readonly Hop[] = [],
): Explained {
	const {policy, pods, nodes} = cluster;
	if (!policy || !behaviour) return {flow, allowed: true, sides: []};
	const around = {pods, nodes, policy};
	const {allowed, sides} = answerOf(flow, around, behaviour, hops);
	const missed = (side: SideAnswer) => missesOf(side, {flow, cluster: around}, behaviour);
	return {flow, allowed, sides: sides.map(side => ({...side, misses: missed(side)}))};
}

function missesOf(
	side: SideAnswer,
	situation: Parameters<typeof nearestMisses>[1],
	behaviour: Behaviour,
): readonly Miss[] {
	return side.allowed || side.host ? [] : nearestMisses(side, situation, behaviour);
}
