/** What the journal tells of the lab as a whole, and of its network. */
import {type Fault, faultWords} from '../../topology/faults.js';
import {families, type Pod} from '../../topology/model.js';
import type {Report} from '../observe/report.js';
import type {Plan} from '../plan/ops.js';
import {bareAddresses, nameOfPod} from '../plan/places.js';
import type {Journal} from './journal-types.js';
import type {ChangeTimes} from './standing-plan.js';

type Start = {readonly lab: string; readonly resumed: boolean; readonly ms: number};

export function tellStart(journal: Journal, {lab, resumed, ms}: Start): void {
	const told = resumed
		? {reason: 'Resumed', message: `labd runs again, after ${ms} ms; the packets had gone on`}
		: {reason: 'Up', message: `network, pods and API are there, after ${ms} ms`};
	journal.tell({type: 'Normal', object: `Lab ${lab}`, source: 'labd', ...told});
}

/** What has just become true in the kernel. */
export type NetworkDone = {
	readonly coming: readonly Pod[];
	readonly going: readonly Pod[];
	/** Pieces of kernel state that were added, removed or replaced. */
	readonly changes: number;
	readonly ms: number;
	/** Of them, for each part of the work. */
	readonly parts?: ChangeTimes;
};

export function tellNetwork(journal: Journal, lab: string, {changes, parts, ...done}: NetworkDone): void {
	tellPods(journal, done);
	const split = Object.entries(parts ?? {}).map(([part, ms]) => `${part} ${Math.round(ms)}`);
	const words = `${changes} ${changes === 1 ? 'piece' : 'pieces'} of kernel state in ${Math.round(done.ms)} ms`;
	const message = split.length > 0 ? `${words}: ${split.join(', ')}` : words;
	journal.tell({...ofNetwork, object: `Lab ${lab}`, reason: 'NetworkChanged', message});
}

const ofNetwork = {type: 'Normal', source: 'network'} as const;

export function tellPods(
	journal: Journal,
	{coming, going, ms: exact}: Pick<NetworkDone, 'coming' | 'going' | 'ms'>,
): void {
	const ms = Math.round(exact);
	const tellPod = (pod: Pod, reason: string, message: string) =>
		journal.tell({...ofNetwork, object: `Pod ${nameOfPod(pod)}`, node: pod.node, reason, message});
	for (const pod of going) tellPod(pod, 'NetworkRemoved', `${addressesOf(pod)} is gone, after ${ms} ms`);
	for (const pod of coming) tellPod(pod, 'NetworkReady', `${addressesOf(pod)}, after ${ms} ms`);
}

export function tellFault(
	journal: Journal,
	fault: Fault,
	{stands, ms}: {readonly stands: boolean; readonly ms: number},
): void {
	const words = faultWords(fault);
	const message = stands ? `${words}, on purpose, in ${ms} ms` : `${words} is healed, in ${ms} ms`;
	journal.tell({
		type: stands ? 'Warning' : 'Normal',
		...subjectOf(fault),
		source: 'fault',
		reason: stands ? 'Broken' : 'Healed',
		message,
	});
}

function subjectOf(fault: Fault): {readonly object: string; readonly node?: string} {
	if ('node' in fault) return {object: `Node ${fault.node}`, node: fault.node};
	return {object: fault.kind === 'split' ? `Segment ${fault.segment}` : `Machine ${fault.machine}`};
}

export function tellVerified(journal: Journal, {lab, ok, findings, ms}: Omit<Report, 'notices'>): void {
	const told = ok
		? ({
				type: 'Normal',
				reason: 'Verified',
				message: `it is what it says, after ${Math.round(ms)} ms`,
			} as const)
		: ({type: 'Warning', reason: 'Differs', message: differences(findings)} as const);
	journal.tell({object: `Lab ${lab}`, source: 'verify', ...told});
}

function differences(findings: Report['findings']): string {
	const [first] = findings;
	const more = findings.length > 1 ? `, and ${findings.length - 1} more` : '';
	return first ? `${first.place}: ${first.what}${more}` : 'for want of a proof';
}

/** Pieces of kernel state. */
export function sizeOf({underlay, machines}: Plan): number {
	return machines.reduce((sum, {ops}) => sum + ops.length, underlay.length);
}

function addressesOf({addresses}: Pod): string {
	const bare = bareAddresses(addresses);
	return families.flatMap(family => bare[family] ?? []).join(' and ');
}
