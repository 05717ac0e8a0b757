import test from 'ava';
import fc from 'fast-check';
import {rolloutLimits} from '../../../../lib/control/deployment.js';
import type {LiveDeployment, LivePod, LiveReplicaSet} from '../../../../lib/control/live/live-objects.js';
import {isLeaving, isReady} from '../../../../lib/control/live/pod-state.js';
import {type Live, liveWorld, templateOf, workloadDraft} from '../../../helpers/live.js';

const deployments = 'deployments.apps';
const replicaSets = 'replicasets.apps';

const image = (version: number) => ({template: templateOf('web', `nginx:${version}`)});

function deploymentOf(live: Live): LiveDeployment {
	return live.get(deployments, 'web') as LiveDeployment;
}

function setsOf(live: Live) {
	return (live.world.list(replicaSets) as readonly LiveReplicaSet[]).map(({metadata, spec}) => ({
		name: metadata.name,
		replicas: spec.replicas,
		revision: metadata.annotations?.['deployment.kubernetes.io/revision'],
	}));
}

function conditionsOf(live: Live): Record<string, string> {
	const {conditions: all = []} = deploymentOf(live).status ?? {};
	const conditions = all.filter(({type}) => type !== 'Programmed');
	return Object.fromEntries(conditions.map(({type, status, reason}) => [type, `${status} ${reason}`]));
}

/** The kubelet does one thing. */
function act(live: Live, choice: number): void {
	const due = live.due();
	const pod = due[choice % due.length];
	if (!pod) return;
	if (isLeaving(pod)) live.ended(pod);
	else live.ready(pod);
}

function finish(live: Live): void {
	for (let step = 0; live.due().length > 0; step++) {
		if (step > 1000) throw new Error('the rollout does not end');
		act(live, step);
	}
}

function available(live: Live): number {
	return live.pods().filter(pod => isReady(pod) && !isLeaving(pod)).length;
}

function present(live: Live): number {
	return live.pods().filter(pod => !isLeaving(pod)).length;
}

const share = fc.oneof(
	fc.integer({min: 0, max: 4}),
	fc.integer({min: 0, max: 100}).map(percent => `${percent}%`),
);

test('a rolling update never has too few available pods nor too many pods, whatever the kubelet does first', t => {
	const scenario = fc.record({
		replicas: fc.integer({min: 1, max: 8}),
		maxSurge: share,
		maxUnavailable: share,
		choices: fc.array(fc.nat(1000), {maxLength: 40}),
		again: fc.option(fc.nat(20), {nil: undefined}),
	});
	fc.assert(
		fc.property(scenario, ({replicas, maxSurge, maxUnavailable, choices, again}) => {
			const live = liveWorld({kubelet: 'told'});
			const strategy = {type: 'RollingUpdate', rollingUpdate: {maxSurge, maxUnavailable}};
			live.create(workloadDraft('Deployment', 'web', {replicas, strategy}));
			finish(live);
			const limits = rolloutLimits(deploymentOf(live));
			const hold = () => {
				t.true(available(live) >= replicas - limits.maxUnavailable);
				t.true(present(live) <= replicas + limits.maxSurge);
			};
			live.edit(deployments, 'web', image(2));
			hold();
			for (const [step, choice] of choices.entries()) {
				// Somebody changes the template in the middle of it.
				if (step === again) live.edit(deployments, 'web', image(3));
				act(live, choice);
				hold();
			}
			for (let step = 0; live.due().length > 0 && step < 1000; step++) {
				act(live, step);
				hold();
			}
			t.is(available(live), replicas);
			t.is(setsOf(live).filter(({replicas: size}) => size !== 0).length, 1);
			t.is(conditionsOf(live).Progressing, 'True NewReplicaSetAvailable');
		}),
		{numRuns: 60},
	);
});

test('a Deployment that is scaled in the middle of a rollout ends with the new size and the new template', t => {
	const scenario = fc.record({
		sizes: fc.array(fc.integer({min: 0, max: 9}), {minLength: 1, maxLength: 4}),
		choices: fc.array(fc.nat(1000), {maxLength: 12}),
	});
	fc.assert(
		fc.property(scenario, ({sizes, choices}) => {
			const live = liveWorld({kubelet: 'told'});
			live.create(workloadDraft('Deployment', 'web', {replicas: 5}));
			finish(live);
			live.edit(deployments, 'web', image(2));
			for (const replicas of sizes) {
				for (const choice of choices) act(live, choice);
				live.edit(deployments, 'web', {replicas});
				const {maxSurge} = rolloutLimits(deploymentOf(live));
				t.true(present(live) <= replicas + maxSurge);
			}
			finish(live);
			const size = sizes.at(-1) ?? 0;
			t.is(present(live), size);
			t.true(live.pods().every(({spec}) => spec.containers[0]?.image === 'nginx:2'));
			t.is(deploymentOf(live).status?.replicas ?? 0, size);
		}),
		{numRuns: 40},
	);
});

test('scaling in the middle of a rollout is shared out in proportion', t => {
	const live = liveWorld({kubelet: 'told'});
	const rollingUpdate = {maxSurge: 3, maxUnavailable: 2};
	live.create(
		workloadDraft('Deployment', 'web', {replicas: 10, strategy: {type: 'RollingUpdate', rollingUpdate}}),
	);
	finish(live);
	live.edit(deployments, 'web', image(2));
	t.deepEqual(
		setsOf(live)
			.map(({replicas}) => replicas)
			.sort(),
		[5, 8],
	);
	live.edit(deployments, 'web', {replicas: 15});
	// The example of Kubernetes' own documentation: 8 + 5 of 13 become 11 + 7 of 18.
	t.deepEqual(
		setsOf(live)
			.map(({replicas}) => replicas)
			.sort(),
		[11, 7],
	);
});

test('going back to an old template uses its ReplicaSet again, under a new revision', t => {
	const live = liveWorld();
	live.create(workloadDraft('Deployment', 'web', {replicas: 3}));
	const [first] = setsOf(live);
	const pods = live.names('pods');
	live.edit(deployments, 'web', image(2));
	t.is(deploymentOf(live).metadata.annotations?.['deployment.kubernetes.io/revision'], '2');
	live.edit(deployments, 'web', image(1));
	t.deepEqual(
		setsOf(live).filter(({replicas}) => replicas !== 0),
		[{name: first?.name ?? '', replicas: 3, revision: '3'}],
	);
	t.deepEqual(live.names('pods'), pods);
	const annotations = live.get(replicaSets, first?.name ?? '').metadata.annotations ?? {};
	t.is(annotations['deployment.kubernetes.io/revision-history'], '1');
	t.is(deploymentOf(live).metadata.annotations?.['deployment.kubernetes.io/revision'], '3');
});

test('only as many old ReplicaSets are kept as revisionHistoryLimit says', t => {
	const live = liveWorld();
	live.create(workloadDraft('Deployment', 'web', {revisionHistoryLimit: 2}));
	for (const version of [2, 3, 4, 5]) live.edit(deployments, 'web', image(version));
	t.deepEqual(
		setsOf(live)
			.map(({revision}) => revision)
			.sort(),
		['3', '4', '5'],
	);
});

test('a paused Deployment is scaled, but its new template waits until it goes on', t => {
	const live = liveWorld();
	live.create(workloadDraft('Deployment', 'web', {replicas: 2}));
	live.edit(deployments, 'web', {paused: true, ...image(2), replicas: 4});
	t.is(setsOf(live).length, 1);
	t.is(present(live), 4);
	t.is(conditionsOf(live).Progressing, 'Unknown DeploymentPaused');
	live.edit(deployments, 'web', {paused: false});
	t.true(live.pods().every(({spec}) => spec.containers[0]?.image === 'nginx:2'));
	t.is(conditionsOf(live).Progressing, 'True NewReplicaSetAvailable');
});

test('Recreate starts the first new pod when the last old one is gone', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Deployment', 'web', {replicas: 2, strategy: {type: 'Recreate'}}));
	finish(live);
	live.edit(deployments, 'web', image(2));
	const isNew = ({spec}: LivePod) => spec.containers[0]?.image === 'nginx:2';
	for (const pod of live.due()) {
		t.false(live.pods().some(isNew));
		live.ended(pod);
	}
	t.is(live.pods().length, 2);
	t.true(live.pods().every(isNew));
});

test('a rollout that makes no progress is said to be stuck after its deadline, and gets on when its pods do', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Deployment', 'web', {progressDeadlineSeconds: 60}));
	live.pass(60);
	t.is(conditionsOf(live).Progressing, 'True ReplicaSetUpdated');
	live.pass(2);
	t.deepEqual(conditionsOf(live), {
		Available: 'False MinimumReplicasUnavailable',
		Progressing: 'False ProgressDeadlineExceeded',
	});
	finish(live);
	t.is(conditionsOf(live).Progressing, 'True NewReplicaSetAvailable');
});

test('a pod counts as available when it has been ready for minReadySeconds', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Deployment', 'web', {replicas: 1, minReadySeconds: 10}));
	finish(live);
	t.is(deploymentOf(live).status?.readyReplicas, 1);
	t.is(deploymentOf(live).status?.availableReplicas, undefined);
	t.true(live.changes.some(change => change.do === 'again' && change.at === live.world.now + 10_000));
	live.pass(10);
	t.is(deploymentOf(live).status?.availableReplicas, 1);
});

test('what is told: sizes by the Deployment, pods by the ReplicaSet', t => {
	const live = liveWorld();
	live.create(workloadDraft('Deployment', 'web', {replicas: 2}));
	const [set] = setsOf(live);
	const told = live.events.filter(event => !event.startsWith('Pod'));
	t.is(told[0], `Deployment ScalingReplicaSet: Scaled up replica set ${set?.name} from 0 to 2`);
	const pods = live.names('pods').map(name => `ReplicaSet SuccessfulCreate: Created pod: ${name}`);
	t.deepEqual(told.slice(1).sort(), pods);
});
