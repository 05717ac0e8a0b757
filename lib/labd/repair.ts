/** What `repair` and `status` ask a running lab for: whether the kernel has what it should, and that it be mended. */
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Pod} from '../../topology/model.js';
import {type ApiObject, keyOf} from '../api/object.js';
import {verifyKernel} from '../observe/kernel.js';
import {nameOfPod, placeOfPod} from '../plan/places.js';
import type {Runtime} from '../run/runtime.js';
import type {Convergence} from './convergence.js';
import {tellRepairs} from './journal-repairs.js';
import type {Journal} from './journal-types.js';
import type {Kubelet} from './kubelet/types.js';
import {type Mended, mendKernel} from './mend-kernel.js';
import type {LiveNetwork} from './network-types.js';
import {quietNodes} from './quiet-nodes.js';
import type {Handlers} from './server.js';
import type {Store} from './store/types.js';

export type RepairParts = {
	/** Not set until the lab is up. */
	readonly network: LiveNetwork | undefined;
	readonly runtime: Runtime;
	readonly kubelet: Pick<Kubelet, 'leave' | 'start' | 'freeze'>;
	readonly store: Pick<Store, 'list'>;
	readonly journal: Journal;
	readonly convergence: Pick<Convergence, 'expect' | 'done'> | undefined;
};

export type RepairRequest = {readonly dryRun?: boolean};

export type RepairAnswer = Mended & {readonly lab: string; readonly dryRun: boolean; readonly ms: number};

/** `skipped`: why it was not looked. */
export type Drift =
	| {readonly differences: number; readonly looked: number; readonly ms: number}
	| {readonly skipped: string};

/** Of more, the look takes seconds: each pod costs three processes. */
const mostPods = 100;
/** nft says them all in its own words, and then those that are planned. */
const mostPolicies = 1000;

export function repairHandlers(parts: () => RepairParts): Handlers {
	return {
		'/drift': () => drift(parts()),
		'/repair': body => repair(parts(), body as RepairRequest),
	};
}

async function drift({network, runtime}: RepairParts): Promise<Drift> {
	if (!network) return {skipped: 'the lab is not up yet'};
	const {length} = network.cluster.pods;
	if (length > mostPods) return {skipped: `looking into ${length} pods takes some seconds`};
	const policies = (network.cluster.policy?.tiers ?? []).flatMap(tier => tier.policies).length;
	if (policies > mostPolicies)
		return {skipped: `reading the rules of ${policies} policies takes some seconds`};
	const start = performance.now();
	const {findings, tally} = await network.alone(() => verifyKernel(network.plan, runtime));
	return {differences: findings.length, looked: tally.tried, ms: Math.round(performance.now() - start)};
}

/** Throws a CommandError if a machine can't be read. */
async function repair(parts: RepairParts, {dryRun = false}: RepairRequest): Promise<RepairAnswer> {
	const {network, runtime, journal} = parts;
	if (!network) throw new Error('the lab is not up yet');
	const {name} = network.cluster;
	const start = performance.now();
	const around = (places: ReadonlySet<string>, change: () => Promise<void>) =>
		withoutContainers({...parts, network}, places, change);
	const settle = async () => {
		parts.convergence?.expect(network.plan, {again: true});
		await parts.convergence?.done();
	};
	const mended = await network.alone(() => mendKernel(network.plan, runtime, {dryRun, around, settle}));
	if (!dryRun) tellRepairs(journal, name, mended);
	return {...mended, lab: name, dryRun, ms: Math.round(performance.now() - start)};
}

/** What runs in a namespace that goes ends with it, and starts again in the new one, as after a reboot. */
async function withoutContainers(
	{network, kubelet, store}: RepairParts & {readonly network: LiveNetwork},
	places: ReadonlySet<string>,
	change: () => Promise<void>,
): Promise<void> {
	const quiet = quietNodes(network.shape.faults);
	const models = new Map(
		network.cluster.pods.filter(pod => places.has(placeOfPod(pod))).map(pod => [nameOfPod(pod), pod]),
	);
	const pods = (store.list('pods') as unknown as readonly PodObject[]).flatMap(object => {
		const model = models.get(keyOf(object));
		return model && runsIn(object, model) ? [{object: object as unknown as ApiObject, model}] : [];
	});
	await Promise.all(pods.map(({object}) => kubelet.leave(object.metadata.uid, 0)));
	try {
		await change();
	} finally {
		for (const {object, model} of pods) {
			kubelet.start(object, model, true);
			if (quiet.get(model.node) === 'pause') kubelet.freeze(object.metadata.uid, true);
		}
	}
}

/** One that is ending is not started again. */
function runsIn({metadata, spec}: PodObject, {node}: Pod): boolean {
	return spec.nodeName === node && metadata.deletionTimestamp === undefined;
}
