import test from 'ava';
import {admitCreate, admitTrusted, admitUpdate, type UpdateContext} from '../../../lib/api/admit.js';
import {apiKinds, apiVersionOf, ruleNameOf} from '../../../lib/api/kinds.js';
import type {ApiObject} from '../../../lib/api/object.js';
import {refusal} from '../../helpers/api-objects.js';
import {admissionContext, admissionTime, kindNamed, leastObject} from '../../helpers/least-objects.js';

const deployment = kindNamed('Deployment');
const pod = kindNamed('Pod');
const service = kindNamed('Service');

test('the server decides the UID, the time and the generation, whatever the client says', t => {
	const metadata = {
		name: 'web',
		uid: 'mine',
		creationTimestamp: '2020-01-01T00:00:00Z',
		generation: 7,
		deletionTimestamp: '2020-01-01T00:00:00Z',
		deletionGracePeriodSeconds: 3,
		selfLink: '/x',
	};
	const context = admissionContext(deployment);
	const {object} = admitCreate(deployment, {...leastObject(deployment), metadata}, context);
	t.deepEqual(object.metadata, {
		name: 'web',
		namespace: 'default',
		uid: context.uid,
		creationTimestamp: admissionTime,
		generation: 1,
		resourceVersion: '',
	});
});

test('a name is made of generateName, and of nothing else', t => {
	const context = {...admissionContext(pod), generateName: (base: string) => `${base}x7kzp`};
	const named = (metadata: object) =>
		admitCreate(pod, {...leastObject(pod), metadata}, context).object.metadata;
	t.like(named({generateName: 'web-'}), {name: 'web-x7kzp', generateName: 'web-'});
	t.like(named({generateName: 'web-', name: 'mine'}), {name: 'mine'});
});

test('server-side apply creates with the name of the path', t => {
	const value = {...leastObject(pod), metadata: {}};
	t.is(admitCreate(pod, value, {...admissionContext(pod), name: 'web'}).object.metadata.name, 'web');
});

const mismatches: Readonly<Record<string, readonly [metadata: object, message: string]>> = {
	'another name than the path': [
		{name: 'db'},
		'the name of the object (db) does not match the name on the URL (web)',
	],
	'another namespace than the path': [
		{name: 'web', namespace: 'other'},
		'the namespace of the provided object does not match the namespace sent on the request',
	],
};

for (const [title, [metadata, message]] of Object.entries(mismatches)) {
	test(`${title} is refused with 400`, t => {
		const context = {...admissionContext(pod), name: 'web'};
		const error = refusal(() => admitCreate(pod, {...leastObject(pod), metadata}, context));
		t.deepEqual([error.code, error.message], [400, message]);
	});
}

test('a new object has no version', t => {
	const metadata = {name: 'web', resourceVersion: '5'};
	const error = refusal(() => admitCreate(pod, {...leastObject(pod), metadata}, admissionContext(pod)));
	t.is(error.message, 'resourceVersion should not be set on objects to be created');
});

test('an object of another UID is not changed', t => {
	const previous = created('Pod');
	const value = {...previous, metadata: {...previous.metadata, uid: 'other'}};
	t.like(
		refusal(() => updated('Pod', value, previous)),
		{code: 409, reason: 'Conflict'},
	);
});

test('the generation counts what is wanted, not labels and not the status', t => {
	const previous = created('Deployment');
	const spec = previous.spec as object;
	const generation = (value: object, context = {}) =>
		updated('Deployment', value, previous, context).metadata.generation;
	t.is(generation({...previous}), 1);
	t.is(generation({...previous, metadata: {...previous.metadata, labels: {a: 'b'}}}), 1);
	t.is(generation({...previous, status: {replicas: 3}}), 1);
	t.is(generation({...previous, status: {replicas: 3}}, {subresource: 'status'}), 1);
	t.is(generation({...previous, spec: {...spec, replicas: 3}}), 2);
});

test('kinds that count no generation have none', t => {
	t.is(created('Pod').metadata.generation, undefined);
	t.is(created('Service').metadata.generation, undefined);
	t.is(created('NetworkPolicy').metadata.generation, 1);
});

test('a client writes the spec, and its subresource the status', t => {
	const given = {...leastObject(deployment), status: {replicas: 5}};
	const {object: previous} = admitCreate(deployment, given, admissionContext(deployment));
	t.deepEqual(previous.status, {});
	const spec = {...(previous.spec as object), replicas: 3};
	const value = {...previous, spec, status: {replicas: 3}};
	const main = updated('Deployment', value, previous);
	t.like(main, {spec: {replicas: 3}, status: {replicas: undefined}});
	const status = updated('Deployment', value, previous, {subresource: 'status'});
	t.like(status, {spec: {replicas: 1}, status: {replicas: 3}});
});

test('a status write changes neither owners nor, outside of the core group, labels', t => {
	for (const name of ['Deployment', 'Pod']) {
		const previous = created(name);
		const owner = {apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'y'};
		const metadata = {...previous.metadata, labels: {a: 'b'}, ownerReferences: [owner]};
		const object = updated(name, {...previous, metadata}, previous, {subresource: 'status'});
		t.deepEqual(object.metadata.labels, name === 'Pod' ? {a: 'b'} : undefined);
		t.is(object.metadata.ownerReferences, undefined);
	}
});

test('an object on its way to deletion stays on it', t => {
	const object = created('ConfigMap');
	const leaving = {deletionTimestamp: admissionTime, deletionGracePeriodSeconds: 0, finalizers: ['a.b/c']};
	const previous = {...object, metadata: {...object.metadata, ...leaving}};
	const after = updated('ConfigMap', {metadata: {name: 'web'}}, previous);
	t.like(after.metadata, {
		deletionTimestamp: admissionTime,
		deletionGracePeriodSeconds: 0,
		finalizers: undefined,
	});
	const metadata = {...previous.metadata, finalizers: ['a.b/c', 'd.e/f']};
	t.is(refusal(() => updated('ConfigMap', {...object, metadata}, previous)).code, 422);
});

for (const kind of apiKinds) {
	const name = ruleNameOf({...kind, apiVersion: apiVersionOf(kind)});
	test(`${name}: what was admitted, written back, is the same`, t => {
		const previous = created(name);
		t.deepEqual(updated(name, previous, previous), previous);
	});
}

test('a Service that is written without its addresses keeps them', t => {
	const addresses = {
		clusterIP: '10.96.0.9',
		clusterIPs: ['10.96.0.9'],
		ipFamilies: ['IPv4'],
		ipFamilyPolicy: 'SingleStack',
	};
	const ports = [{name: 'a', port: 80, nodePort: 30_100}];
	const given = {metadata: {name: 'web'}, spec: {type: 'NodePort', ports, ...addresses}};
	const {object: previous} = admitCreate(service, given, admissionContext(service));
	const spec = (value: object) => updated('Service', {metadata: {name: 'web'}, spec: value}, previous).spec;
	t.like(spec({type: 'NodePort', ports: [{name: 'a', port: 81}]}), {
		...addresses,
		ports: [{port: 81, nodePort: 30_100}],
	});
	t.like(spec({ports: [{name: 'a', port: 80}]}), {
		...addresses,
		type: 'ClusterIP',
		externalTrafficPolicy: undefined,
		ports: [{nodePort: undefined}],
	});
	t.like(spec({ports}), {ports: [{nodePort: undefined}]});
	t.like(spec({type: 'ExternalName', externalName: 'a.b'}), {clusterIP: undefined, ipFamilies: undefined});
});

test('whoever writes a kind that nothing acts on is warned', t => {
	for (const name of ['Service', 'NetworkPolicy', 'Ingress']) {
		const kind = kindNamed(name);
		const {warnings} = admitCreate(kind, leastObject(kind), admissionContext(kind));
		t.is(warnings.length, 1);
		t.true(warnings[0]?.startsWith(`${name} default/web is ignored: `));
	}
	t.deepEqual(admitCreate(pod, leastObject(pod), admissionContext(pod)).warnings, []);
});

test("a controller's object is complete, keeps its status and is not checked", t => {
	const draft = {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name: 'A'},
		spec: {containers: []},
		status: {phase: 'Failed'},
	};
	const object = admitTrusted(pod, draft, admissionContext(pod));
	t.like(object, {
		metadata: {name: 'A'},
		spec: {restartPolicy: 'Always', priority: 0},
		status: {phase: 'Failed'},
	});
});

test('two pods differ in how the node treats them when it is short of memory', t => {
	const qos = (resources: object) => {
		const spec = {containers: [{name: 'a', image: 'b', resources}]};
		const {status} = admitCreate(pod, {metadata: {name: 'web'}, spec}, admissionContext(pod)).object;
		return (status as {qosClass: string}).qosClass;
	};
	t.is(qos({}), 'BestEffort');
	t.is(qos({requests: {cpu: '1'}}), 'Burstable');
	t.is(qos({limits: {cpu: '1', memory: '1Gi'}}), 'Guaranteed');
	t.is(qos({limits: {cpu: '1', memory: '1Gi'}, requests: {cpu: '500m'}}), 'Burstable');
});

test('a pod tolerates for a while that its node is not heard of, unless it says something else', t => {
	const tolerations = (spec: object, more: object = {}) => {
		const value = {metadata: {name: 'web'}, spec: {containers: [{name: 'a', image: 'b'}], ...spec}};
		const {object} = admitCreate(pod, value, {...admissionContext(pod), ...more});
		const all = (object.spec as {tolerations: {key?: string; tolerationSeconds?: number}[]}).tolerations;
		return all.map(({key = '', tolerationSeconds}) => [key.split('/').at(-1), tolerationSeconds]);
	};
	const notReady = {key: 'node.kubernetes.io/not-ready', operator: 'Exists'};
	t.deepEqual(tolerations({}), [
		['not-ready', 300],
		['unreachable', 300],
	]);
	t.deepEqual(tolerations({tolerations: [notReady]}, {unreachableToleration: 7}), [
		['not-ready', undefined],
		['unreachable', 7],
	]);
	t.deepEqual(tolerations({tolerations: [{operator: 'Exists'}]}), [['', undefined]]);
});

function created(name: string): ApiObject {
	const kind = kindNamed(name);
	return admitCreate(kind, leastObject(kind), admissionContext(kind)).object;
}

function updated(
	name: string,
	value: unknown,
	previous: ApiObject,
	context: Partial<UpdateContext> = {},
): ApiObject {
	const kind = kindNamed(name);
	const path = {...admissionContext(kind), name: previous.metadata.name};
	return admitUpdate(kind, value, previous, {...path, ...context}).object;
}
