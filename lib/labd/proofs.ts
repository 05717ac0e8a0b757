/** What labd proves when it is asked, and what it measures for it. */
import type {Notice} from '../../topology/model.js';
import {type ProbeQuery, probePods} from '../observe/probe-pods.js';
import {measureMatrix, type RunningLab, verifyLab, verifyPolicies} from '../observe/verify.js';
import {giveBackSoon} from './give-back.js';
import {tellVerified} from './journal-lab.js';
import type {Journal} from './journal-types.js';
import type {LabUp} from './lab-up.js';
import type {Handlers} from './server.js';

export type ProvenLab = {
	/** Throws if it is not up yet. */
	readonly up: () => Pick<LabUp, 'network' | 'convergence'>;
	readonly running: () => RunningLab;
	readonly notices: () => readonly Notice[];
	readonly journal: () => Journal;
	/** How the lab's task stands. */
	readonly task: (running: RunningLab) => Promise<unknown>;
};

export function proofHandlers(lab: ProvenLab): Handlers {
	const {running, notices, journal} = lab;
	return {
		'/verify': async () => {
			const report = await alone(lab, verifyLab);
			tellVerified(journal(), report);
			return {...report, notices: notices()};
		},
		'/policy/verify': () => alone(lab, verifyPolicies),
		'/task': () => alone(lab, lab.task),
		'/matrix': body => measureMatrix(running(), body as ProbeQuery),
		'/probe': async body => {
			const {cluster, runtime} = running();
			return probePods(cluster, runtime, body as ProbeQuery);
		},
	};
}

/** The network is not changed meanwhile: a proof is of one state. */
async function alone<T>({up, running}: ProvenLab, prove: (lab: RunningLab) => Promise<T>): Promise<T> {
	await up().convergence.done();
	return up()
		.network.alone(() => prove(running()))
		.finally(giveBackSoon);
}
