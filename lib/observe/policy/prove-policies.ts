/** The proof of policies: what the model says, what the kernel's rules say, and what packets do are the same. */
import type {Flow} from '../../plan/policy/flow.js';
import type {Finding, Tally} from '../report.js';
import {agree, type PolicedLab, type ThreeAnswers, threeAnswers} from './three-answers.js';
import {WalkError} from './walk-error.js';
import {endsInWords, flowInWords, kernelInWords, modelInWords, packetsInWords} from './words.js';

export type PolicyProof = {
	readonly tally: Tally;
	readonly findings: readonly Finding[];
	readonly differences: readonly Difference[];
	/** Flows that were tried, of each protocol. */
	readonly tried: Readonly<Record<Flow['protocol'], number>>;
	/** Flows that all three deny. */
	readonly denied: number;
	/** Besides, and no matter of policies: flows from and to clients outside to which no route leads. */
	readonly wayless: number;
};

/** One flow about which the three do not agree; who decides in each, in words. */
export type Difference = {
	readonly flow: Flow;
	readonly model: {readonly allowed: boolean; readonly because: string};
	readonly kernel: {readonly allowed: boolean; readonly because: string};
	readonly packets: {readonly is: 'allowed' | 'denied' | 'untold'; readonly because: string};
};

/** Throws a CommandError or a SystemCallError. A rule that is not understood is a finding. */
export async function provePolicies(lab: PolicedLab): Promise<PolicyProof> {
	try {
		const {answers, of, wayless} = await threeAnswers(lab);
		const wrong = answers.filter(each => !agree(each));
		const differences = wrong.map(differenceOf);
		return {
			tally: {tried: answers.length, right: answers.length - wrong.length, of},
			findings: wrong.map(findingOf),
			differences,
			tried: countBy(answers),
			denied: answers.filter(each => agree(each) && !each.model.allowed).length,
			wayless,
		};
	} catch (error) {
		if (!(error instanceof WalkError)) throw error;
		return {
			tally: {tried: 1, right: 0, of: 1},
			findings: [notUnderstood(error)],
			differences: [],
			tried: countBy([]),
			denied: 0,
			wayless: 0,
		};
	}
}

function differenceOf({flow, model, kernel, packets}: ThreeAnswers): Difference {
	return {
		flow,
		model: {allowed: model.allowed, because: modelInWords(model)},
		kernel: {allowed: kernel.allowed, because: kernelInWords(kernel)},
		packets: {is: packets.is, because: packetsInWords(packets)},
	};
}

function findingOf(answers: ThreeAnswers): Finding {
	const {flow, model, kernel, packets} = answers;
	return {
		area: 'policy',
		place: endsInWords(flow),
		what: flowInWords(flow),
		expected: `the model says: ${modelInWords(model)}`,
		found: `the kernel's rules say: ${kernelInWords(kernel)}; the packet: ${packetsInWords(packets)}`,
	};
}

function notUnderstood({message}: WalkError): Finding {
	return {
		area: 'policy',
		place: message.split(':')[0] ?? '',
		what: 'the rules that the kernel has',
		expected: 'rules that can be followed: only then it is known what they say',
		found: message,
	};
}

function countBy(answers: readonly ThreeAnswers[]): Record<Flow['protocol'], number> {
	const count = {TCP: 0, UDP: 0, SCTP: 0, ICMP: 0};
	for (const {flow} of answers) count[flow.protocol]++;
	return count;
}
