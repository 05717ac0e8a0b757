/** A packet at one hook of a machine: the base chains that hang there, in the order of their priorities. Pure. */
import {remembered} from '../../plan/remember.js';
import {type Seen, withPacket} from './expressions.js';
import type {Named} from './match.js';
import type {Packet} from './packet.js';
import type {Chain, Hook, NftFamily, Rule, Ruleset} from './ruleset.js';
import {execute, type Outcome, type Translation, type Verdict} from './statements.js';
import {WalkError} from './walk-error.js';

/** A rule that took part: what it decided, or that it made something of the packet. */
export type Hit = {
	readonly machine: string;
	readonly hook: Hook;
	/** `ip calico` */
	readonly table: string;
	readonly chain: string;
	/** Not set: the chain's policy. */
	readonly handle: number | undefined;
	readonly comment: string | undefined;
	readonly verdict: Verdict['is'] | 'marked';
};

export type Passed = {readonly packet: Packet; readonly hits: readonly Hit[]};

/** The last of `hits` is who dropped it. */
export type Dropped = {readonly dropped: 'drop' | 'reject'; readonly hits: readonly Hit[]};

/** What the kernel itself does with a packet between base chains: connection tracking, the NAT of a known connection. */
export type Between = {readonly priority: number; readonly change: (packet: Packet) => Packet};

/** linux/netfilter_ipv4.h */
export const priorities = {conntrack: -200, destinationNat: -100, sourceNat: 100} as const;

export type At = {
	readonly machine: string;
	readonly hook: Hook;
	readonly families: readonly NftFamily[];
	/** Of ingress and egress chains. */
	readonly device?: string;
	/** In the order of their priorities. */
	readonly between?: readonly Between[];
	/** Does a nat rule's will. Not set: no nat chain is asked, as by a packet that is not its connection's first. */
	readonly translate?: (packet: Packet, translation: Translation) => Packet;
};

/** Throws a WalkError for what is not known of a rule that the packet comes to. */
export function atHook(at: At, seen: Seen, ruleset: Ruleset): Passed | Dropped {
	let {packet} = seen;
	let isTranslated = false;
	const hits: Hit[] = [];
	for (const step of stepsAt(at, ruleset)) {
		if ('change' in step) {
			packet = step.change(packet);
			continue;
		}
		if (step.base?.type === 'nat' && (!at.translate || isTranslated)) continue;
		const {translation, verdict, ...run} = runChain(step, withPacket(seen, packet), {
			at,
			ruleset,
			hits,
			depth: 0,
		});
		isTranslated ||= translation !== undefined;
		packet = translation && at.translate ? at.translate(run.packet, translation) : run.packet;
		const end = verdict ?? policyOf(step, at, hits);
		if (end !== 'accept') return {dropped: end, hits};
	}
	return {packet, hits};
}

function stepsAt(at: At, ruleset: Ruleset): readonly (Chain | Between)[] {
	const {between = []} = at;
	const chains = chainsAt(at, ruleset);
	if (between.length === 0) return chains;
	if (chains.length === 0) return between;
	const priorityOf = (step: Chain | Between) =>
		'change' in step ? step.priority : (step.base?.priority ?? 0);
	return [...between, ...chains].sort((a, b) => priorityOf(a) - priorityOf(b));
}

/** Each packet asks for them at each hook. */
const chainsOf = remembered((_: Ruleset) => new Map<string, readonly Chain[]>());

function chainsAt({hook, families, device}: At, ruleset: Ruleset): readonly Chain[] {
	const known = chainsOf(ruleset);
	const key = `${hook} ${families[0]} ${device}`;
	const before = known.get(key);
	if (before) return before;
	const found = ruleset.bases
		.filter(
			({family, base}) =>
				base?.hook === hook &&
				families.includes(family) &&
				(device === undefined || base.devices.includes(device)),
		)
		.sort((a, b) => (a.base?.priority ?? 0) - (b.base?.priority ?? 0));
	known.set(key, found);
	return found;
}

type Running = {readonly at: At; readonly ruleset: Ruleset; readonly hits: Hit[]; readonly depth: number};

type Run = {
	readonly packet: Packet;
	/** Not set: it came to the end of the chain, or returned. */
	readonly verdict?: 'accept' | 'drop' | 'reject';
	readonly translation?: Translation;
};

/** NFT_JUMP_STACK_SIZE: the kernel takes no ruleset that goes deeper. */
const deepest = 16;

function runChain(chain: Chain, seen: Seen, running: Running): Run {
	const {at, ruleset, hits, depth} = running;
	if (depth > deepest) throw new WalkError(`chain ${chain.name} is deeper than ${deepest} jumps`);
	const named = (name: string) => ruleset.elements(chain.table, name);
	let now = seen;
	for (const rule of chain.rules) {
		const outcome = executed(chain, rule, {seen: now, named});
		if (!outcome) continue;
		const {packet, verdict, translation} = outcome;
		if (verdict || packet !== now.packet) hits.push(hitOf(at, chain, verdict?.is ?? 'marked', rule));
		if (packet !== now.packet) now = withPacket(seen, packet);
		if (!verdict) continue;
		switch (verdict.is) {
			case 'return':
				return {packet};
			case 'jump':
			case 'goto': {
				const called = ruleset.chain(chain.table, verdict.chain);
				const run = runChain(called, now, {at, ruleset, hits, depth: depth + 1});
				if (run.verdict || verdict.is === 'goto') return run;
				if (run.packet !== packet) now = withPacket(seen, run.packet);
				continue;
			}
			default:
				return {packet, verdict: verdict.is, ...(translation && {translation})};
		}
	}
	return {packet: now.packet};
}

function policyOf(chain: Chain, at: At, hits: Hit[]): 'accept' | 'drop' {
	const verdict = chain.base?.policy ?? 'accept';
	if (verdict === 'drop') hits.push(hitOf(at, chain, verdict));
	return verdict;
}

/** Some hundred are made for each flow: no spreading, which is dear. */
function hitOf({machine, hook}: At, {table, name}: Chain, verdict: Hit['verdict'], rule?: Rule): Hit {
	return {machine, hook, table, chain: name, handle: rule?.handle, comment: rule?.comment, verdict};
}

/** Says which rule was not understood. */
function executed(
	chain: Chain,
	rule: Rule,
	work: {readonly seen: Seen; readonly named: Named},
): Outcome | undefined {
	try {
		return execute(rule, work.seen, work.named);
	} catch (error) {
		if (!(error instanceof WalkError)) throw error;
		throw new WalkError(`table ${chain.table}, chain ${chain.name}, rule ${rule.handle}: ${error.message}`);
	}
}
