import test from 'ava';
import type {Draft} from '../../../../lib/api/object.js';
import type {LiveEndpoints, LivePod, LiveSlice} from '../../../../lib/control/live/live-objects.js';
import {type Live, liveWorld, podDraft, workloadDraft} from '../../../helpers/live.js';

const slices = 'endpointslices.discovery.k8s.io';

function service(spec: Readonly<Record<string, unknown>> = {}): Draft {
	const ports = [{name: 'http', port: 80, targetPort: 8080}];
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: {name: 'web', namespace: 'default', labels: {tier: 'front'}},
		spec: {selector: {app: 'web'}, clusterIP: '10.96.0.10', ports, ...spec},
	};
}

/** A pod behind the Service that has addresses. */
function add(
	live: Live,
	name: string,
	{ips = [`10.244.0.${name.length}`], spec = {}, ready = true} = {},
): void {
	live.create(podDraft(name, spec, {labels: {app: 'web'}}));
	const pod = live.get('pods', name) as LivePod;
	if (ready) live.ready(pod);
	live.phase(pod, 'Running', {podIP: ips[0], podIPs: ips.map(ip => ({ip}))});
}

function endpoints(live: Live) {
	const {subsets = []} = live.get('endpoints', 'web') as LiveEndpoints;
	return subsets.map(({addresses = [], notReadyAddresses = [], ports = []}) => ({
		ready: addresses.map(({ip}) => ip),
		not: notReadyAddresses.map(({ip}) => ip),
		ports: ports.map(({name, port, protocol}) => `${name ?? ''}:${port}/${protocol}`),
	}));
}

function slicesOf(live: Live): readonly LiveSlice[] {
	return live.world.list(slices) as readonly LiveSlice[];
}

function states(live: Live): string[] {
	return slicesOf(live)
		.flatMap(slice => slice.endpoints)
		.map(
			({targetRef, conditions}) =>
				`${targetRef?.name} ${conditions?.ready} ${conditions?.serving} ${conditions?.terminating}`,
		)
		.sort();
}

test('ready pods are addresses, others are not ready; without pods both objects are there and empty', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service());
	t.deepEqual(endpoints(live), []);
	t.deepEqual(
		slicesOf(live).map(({endpoints: all, addressType}) => [all.length, addressType]),
		[[0, 'IPv4']],
	);
	add(live, 'a');
	add(live, 'bb', {ready: false});
	t.deepEqual(endpoints(live), [{ready: ['10.244.0.1'], not: ['10.244.0.2'], ports: ['http:8080/TCP']}]);
	t.deepEqual(states(live), ['a true true false', 'bb false false false']);
	t.is(slicesOf(live).length, 1);
	const [slice] = slicesOf(live);
	t.regex(slice?.metadata.name ?? '', /^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
	t.deepEqual(slice?.metadata.labels, {
		tier: 'front',
		'kubernetes.io/service-name': 'web',
		'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
	});
});

test('a pod that ends leaves the Endpoints at once, and its slice when it is gone', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service());
	add(live, 'a');
	live.remove('pods', 'a');
	t.deepEqual(endpoints(live), []);
	t.deepEqual(states(live), ['a false true true']);
	live.ended(live.get('pods', 'a'));
	t.deepEqual(states(live), []);
});

test('publishNotReadyAddresses takes all pods for ready', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service({publishNotReadyAddresses: true}));
	add(live, 'a', {ready: false});
	t.deepEqual(endpoints(live)[0]?.ready, ['10.244.0.1']);
	t.deepEqual(states(live), ['a true false false']);
});

test('a named port is what the pod says it is: pods that say otherwise are a subset and a slice of their own', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service({ports: [{port: 80, targetPort: 'http'}]}));
	const withPort = (containerPort: number) => ({
		containers: [{name: 'm', image: 'x', ports: [{name: 'http', containerPort}]}],
	});
	add(live, 'a', {spec: withPort(8080)});
	add(live, 'bb', {spec: withPort(9090)});
	add(live, 'ccc');
	t.deepEqual(endpoints(live), [
		{ready: ['10.244.0.1'], not: [], ports: [':8080/TCP']},
		{ready: ['10.244.0.2'], not: [], ports: [':9090/TCP']},
	]);
	t.is(slicesOf(live).length, 2);
});

test('dual stack: a slice for each family, Endpoints for the first one', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service({ipFamilies: ['IPv6', 'IPv4']}));
	add(live, 'a', {ips: ['10.244.0.1', 'fd00::1']});
	t.deepEqual(
		slicesOf(live)
			.map(slice => [slice.addressType, slice.endpoints[0]?.addresses])
			.sort(),
		[
			['IPv4', ['10.244.0.1']],
			['IPv6', ['fd00::1']],
		],
	);
	t.deepEqual(endpoints(live)[0]?.ready, ['fd00::1']);
});

test('a headless Service has the names of its pods', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service({clusterIP: 'None', ports: undefined}));
	add(live, 'a', {spec: {hostname: 'first', subdomain: 'web'}});
	t.is(slicesOf(live)[0]?.endpoints[0]?.hostname, 'first');
	t.is((live.get('endpoints', 'web') as LiveEndpoints).subsets?.[0]?.addresses?.[0]?.hostname, 'first');
	t.is(slicesOf(live)[0]?.metadata.labels?.['service.kubernetes.io/headless'], '');
});

test('no selector, or a name of elsewhere: nobody touches the endpoints', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service({selector: undefined}));
	t.deepEqual([...live.names('endpoints'), ...live.names(slices)], []);
});

test('a slice has at most a hundred endpoints, and a pod stays in its slice', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(service());
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 250}));
	for (const [number, pod] of live.pods().entries()) {
		live.world.put({
			...pod,
			status: {phase: 'Running', podIP: `10.244.${number >> 7}.${number & 127}`},
		} as LivePod);
	}
	live.run();
	const sizes = () =>
		slicesOf(live)
			.map(slice => slice.endpoints.length)
			.sort();
	t.deepEqual(sizes(), [100, 100, 50]);
	const before = new Map(
		slicesOf(live).flatMap(slice =>
			slice.endpoints.map(({targetRef}) => [targetRef?.name, slice.metadata.name]),
		),
	);
	const [victim] = live.pods();
	live.remove('pods', victim?.metadata.name ?? '');
	live.ended(live.get('pods', victim?.metadata.name ?? ''));
	const after = slicesOf(live).flatMap(slice =>
		slice.endpoints.map(({targetRef}) => [targetRef?.name, slice.metadata.name] as const),
	);
	t.is(after.length, 249);
	t.true(after.every(([name, slice]) => before.get(name) === slice));
});

test('a Service that is deleted takes both with it', t => {
	const live = liveWorld();
	live.create(service());
	live.remove('services', 'web');
	t.deepEqual([...live.names('endpoints'), ...live.names(slices)], []);
});
