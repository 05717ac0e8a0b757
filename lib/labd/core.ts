/** What a running lab is made of, put together: store, registry, kubelet, controllers. */
import type {PodStatus} from 'kubernetes-types/core/v1.js';
import type {Cluster, PerFamily} from '../../topology/model.js';
import {kubernetesTimers, type Timers} from '../../topology/timers.js';
import type {ApiObject} from '../api/object.js';
import {serviceAllocator, serviceCidrs} from '../api/service-addresses.js';
import {liveControllers} from '../control/live/index.js';
import {bareAddresses} from '../plan/places.js';
import type {Runtime} from '../run/runtime.js';
import {realEnvironment} from './api/environment.js';
import {createRegistry} from './api/registry.js';
import type {Registry} from './api/registry-types.js';
import {openAccess} from './api/tls.js';
import {reviewCalico} from './calico.js';
import {type OpenJournal, openJournal} from './journal.js';
import {journaled, tellEvent} from './journal-objects.js';
import {createKubelet} from './kubelet/kubelet.js';
import type {Kubelet} from './kubelet/types.js';
import {modeOf} from './lab-plans.js';
import {log} from './log.js';
import {readMachine} from './machine.js';
import {Reconciler} from './reconcile.js';
import {reviewPeers} from './review-peers.js';
import {reviewTiers} from './review-tiers.js';
import {type OpenStore, openStore} from './store/store.js';
import {Streams} from './streams/streams.js';

export type Core = {
	readonly store: OpenStore;
	readonly journal: OpenJournal;
	readonly registry: Registry;
	readonly kubelet: Kubelet;
	readonly streams: Streams;
	/** Sees what is in the store when it is made. */
	readonly makeReconciler: () => Reconciler;
};

type Wanted = {
	/** The lab as it is when it is called. */
	readonly clusterNow: () => Cluster;
	/** Kubernetes' own if nobody says. */
	readonly timers?: Timers | undefined;
};

/** Nothing runs yet. Throws a StateError. */
export function assemble(
	folder: string,
	{clusterNow, timers = kubernetesTimers}: Wanted,
	runtime: Runtime,
): Core {
	const cluster = clusterNow();
	const {now} = realEnvironment;
	const store = openStore(folder, {failed: error => log(`store: ${error}`)});
	const journal = openJournal(folder);
	/** The kubelet's Events are in the journal before they are in the API. */
	let isTold = false;
	const plainRegistry = createRegistry({
		store,
		environment: realEnvironment,
		allocate: serviceAllocator({cidrs: cluster.families.map(family => serviceCidrs[family])}),
		review: change => {
			const now = clusterNow();
			const chosen = {mode: modeOf(now), options: now.mode.options};
			reviewCalico(change, {store, cluster: now, chosen});
			reviewTiers(change, store);
			reviewPeers(change, {cluster: now, mode: chosen.mode});
		},
		enforcesPolicies: () => clusterNow().policy !== undefined,
		nodesAreWrittenIn: `the lab file of ${cluster.name}`,
		told: (event, component) => {
			if (!isTold) tellEvent(journal, event, component);
		},
		timers,
	});
	const registry = journaled(plainRegistry, journal);
	const kubelet = createKubelet({
		netns: place => runtime.netns(place),
		enter: place => runtime.enterApart(place),
		nodeAddresses: node => addressesOf(node, clusterNow()),
		report: (pod, status) => report(registry, pod, status),
		event: (about, type, reason, message) => {
			isTold = true;
			try {
				registry.change({do: 'event', about, type, reason, message}, 'kubelet');
			} finally {
				isTold = false;
			}
		},
		happened: event => tellEvent(journal, {do: 'event', ...event}, 'kubelet'),
		now,
	});
	const makeReconciler = () =>
		new Reconciler({
			registry,
			controllers: liveControllers({clusterCa: openAccess(folder).ca, machine: readMachine(), timers}),
			now,
			log,
		});
	const streams = new Streams(kubelet);
	return {store, journal, registry, kubelet: endingStreams(kubelet, streams), streams, makeReconciler};
}

function addressesOf(node: string, {nodes}: Cluster): PerFamily<string> {
	const found = nodes.find(({name}) => name === node);
	return found ? bareAddresses(found.attachment.addresses) : {};
}

/** What clients run in a pod ends with it, and is frozen with it. */
function endingStreams(kubelet: Kubelet, streams: Streams): Kubelet {
	const stop = async (uid: string, graceSeconds: number): Promise<void> => {
		await kubelet.stop(uid, graceSeconds);
		await streams.end(uid);
	};
	const leave = async (uid: string, graceSeconds: number): Promise<void> => {
		await kubelet.leave(uid, graceSeconds);
		await streams.end(uid);
	};
	const freeze = (uid: string, frozen: boolean): void => {
		kubelet.freeze(uid, frozen);
		streams.freeze(uid, frozen);
	};
	return {...kubelet, stop, leave, freeze};
}

function report(registry: Registry, {metadata}: ApiObject, status: PodStatus): void {
	const {uid, namespace = 'default', name} = metadata;
	registry.reportPod(uid, {namespace, name}, status);
}
