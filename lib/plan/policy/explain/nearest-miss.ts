/**
 * What would have to be otherwise for a denied connection to pass: the smallest changes first. Each one is tried: the
 * model is asked again with the change made, and only what does pass then is told.
 */
import type {Direction, Policy} from '../../../../topology/policy/types.js';
import type {Behaviour} from '../enforcement.js';
import {answerOf} from '../evaluate.js';
import type {SideAnswer} from '../flow.js';
import {resolverOf} from '../members.js';
import {mismatches, type Question} from '../rule-match.js';
import {type Change, dearer, type RuleAt, type Situation} from './changes.js';
import {type Alternatives, fixesOf, podAt, selectionFixes, together} from './fixes.js';
import {type Way, waysAround} from './ways-around.js';

export type Miss = {
	/** Goes after "would pass if": the changes in words. */
	readonly text: string;
	readonly changes: readonly Pick<Change, 'kind' | 'text'>[];
	/** The rule that would allow it then; not set: none would be asked. */
	readonly by?: RuleAt;
};

/** How many are told, and how many are tried for that. */
const [most, tried] = [3, 60];

/** What takes more changes at once is not near. */
const mostAtOnce = 3;

/** For the side of a connection that is denied. Empty: nothing small would do. */
export function nearestMisses(side: SideAnswer, situation: Situation, behaviour: Behaviour): readonly Miss[] {
	const found: Miss[] = [];
	const said = new Set<string>();
	for (const {changes, by} of candidatesFor(side, situation, behaviour).slice(0, tried)) {
		const text = changes.map(change => change.text).join(' and ');
		if (said.has(text) || !passesWith(changes, {side, situation, behaviour})) continue;
		said.add(text);
		found.push({text, changes: changes.map(({kind, text: own}) => ({kind, text: own})), ...(by && {by})});
		if (found.length === most) break;
	}
	return found;
}

function passesWith(
	changes: readonly Change[],
	{side, situation, behaviour}: {side: SideAnswer; situation: Situation; behaviour: Behaviour},
): boolean {
	const {flow, cluster} = changes.reduce((now, change) => change.apply(now), situation);
	const {sides} = answerOf(flow, cluster, behaviour);
	return sides.find(({direction}) => direction === side.direction)?.allowed ?? true;
}

function candidatesFor(side: SideAnswer, situation: Situation, behaviour: Behaviour): readonly Way[] {
	const {flow, cluster} = situation;
	const question = {flow, resolver: resolverOf(cluster), behaviour};
	const all = [
		...cluster.policy.tiers.flatMap(({policies}) =>
			policies.flatMap(policy => waysThrough(policy, side, {situation, question})),
		),
		...waysAround(side, {situation, question}),
	];
	// Two things that must be otherwise at once are more than what each of them is.
	const cost = ({changes}: Way) => changes.reduce((sum, change) => sum + change.cost + 1, 0);
	return all
		.filter(({changes}) => changes.length > 0 && changes.length <= mostAtOnce)
		.toSorted((a, b) => cost(a) - cost(b));
}

/** To be allowed by a rule of the policy: it must select the pod, and the rule must be about the connection. */
function waysThrough(
	policy: Policy,
	{direction}: SideAnswer,
	{situation, question}: {situation: Situation; question: Question},
): Way[] {
	if (!policy.directions.includes(direction)) return [];
	const selected = selectedBy(policy, direction, situation);
	if (selected.length === 0) return [];
	return policy[direction]
		.filter(({action}) => action === 'Allow' || action === 'Pass')
		.flatMap(rule => waysInto({policy, rule}, selected, {situation, question}));
}

function waysInto(
	by: RuleAt,
	selected: Alternatives,
	{situation, question}: {situation: Situation; question: Question},
): Way[] {
	const found = [...mismatches(by.rule, question)];
	const protocol = found.find(({part}) => part === 'protocol');
	if (!protocol) {
		const fixes = found.map(mismatch => fixesOf(mismatch, by, situation));
		return together([selected, ...fixes]).map(changes => ({changes, by}));
	}
	// Of another protocol the ports are others too, and so is what pods call them.
	return fixesOf(protocol, by, situation).flatMap(changes => {
		const then = changes.reduce((now, change) => change.apply(now), situation);
		const asked = {situation: then, question: {...question, flow: then.flow}};
		if ([...mismatches(by.rule, asked.question)].some(({part}) => part === 'protocol')) return [];
		return waysInto(by, together([[changes], selected]), asked);
	});
}

/** What makes the policy's subject mean the pod of this side: further away than what makes a rule be about it. */
function selectedBy({subject}: Policy, direction: Direction, situation: Situation): Alternatives {
	const pod = podAt(direction === 'ingress' ? 'destination' : 'source', situation);
	return selectionFixes(subject, pod, situation).map(changes => changes.map(dearer));
}
