/** What labd does with a changed lab file: pods leave a node before it goes, Node objects follow; the network only remembers. */
import test, {type ExecutionContext} from 'ava';
import type {ApiObject, Draft} from '../../../lib/api/object.js';
import {nodeObject} from '../../../lib/control/node-object.js';
import type {Journal, JournalEntry} from '../../../lib/labd/journal-types.js';
import {LabChanger} from '../../../lib/labd/lab-changer.js';
import {type LabOrder, revisionOf} from '../../../lib/labd/lab-order.js';
import type {LabShape, LiveNetwork} from '../../../lib/labd/network-types.js';
import type {Fault} from '../../../topology/faults.js';
import type {Cluster, Pod} from '../../../topology/model.js';
import {kubernetesTimers} from '../../../topology/timers.js';
import {testRegistry} from '../../helpers/api.js';
import {applied, compiled} from '../../helpers/running-lab.js';

const text = (nodes: string, mode = 'flannel-vxlan') =>
	`mode: ${mode}\ncluster: {segments: {lan: {ipv4: 192.168.50.0/24}, rack: {ipv4: 192.168.60.0/24}}, defaults: {segment: lan}, nodes: {${nodes}}}\n`;

type Extra = {readonly faults?: readonly Fault[]; readonly refuses?: boolean; readonly mode?: string};

/** A lab of n1 and n2; a pod that is told to end ends at once, and loses its network. */
function changing(t: ExecutionContext, {faults = [], refuses = false, mode}: Extra = {}) {
	const {registry, store} = testRegistry(t);
	const cluster = applied(text('n1: , n2: ', mode));
	for (const node of cluster.nodes)
		registry.change({do: 'create', object: nodeObject(node) as unknown as Draft}, 'test');
	let shape: LabShape = {cluster, faults, frozen: {n2: []}};
	const steps: string[] = [];
	const network = {
		get cluster() {
			return shape.cluster;
		},
		get shape() {
			return shape;
		},
		alone: async <T>(action: () => Promise<T>) => action(),
		async change(update: (now: LabShape) => LabShape) {
			if (refuses) throw new Error('the kernel says no');
			shape = update(shape);
			steps.push(`network ${shape.cluster.nodes.map(({name}) => name).join(' ')}`);
			return {changes: 3, ms: 1};
		},
	} as unknown as LiveNetwork;
	const withoutNetwork = (name: string) => {
		const pods = shape.cluster.pods.filter(each => each.name !== name);
		shape = {...shape, cluster: {...shape.cluster, pods}};
	};
	store.watch(
		store.version,
		({type, object}) => {
			if (type !== 'MODIFIED' || object.metadata.deletionTimestamp === undefined) {
				if (type === 'DELETED') withoutNetwork(object.metadata.name);
				return;
			}
			steps.push(`end ${object.metadata.name}`);
			setImmediate(() => {
				withoutNetwork(object.metadata.name);
				registry.podEnded(object.metadata.uid, {namespace: 'default', name: object.metadata.name});
			});
		},
		'pods',
	);
	const told: JournalEntry[] = [];
	const moved: string[] = [];
	const taken: LabOrder[] = [];
	const changer = new LabChanger({
		core: {
			registry,
			journal: {tell: entry => told.push(entry as JournalEntry)} as Pick<Journal, 'tell'> as never,
			kubelet: {changed: (object: ApiObject) => moved.push(object.metadata.name)} as never,
		},
		network,
		desired: () => ({checks: [], manifests: [], timers: kubernetesTimers}),
		followed: cluster => cluster,
		take: order => taken.push(order),
	});
	const place = (name: string, node: string, owner?: string) => {
		const ownerReferences = owner
			? [{apiVersion: 'apps/v1', kind: owner, name: 'o', uid: 'u', controller: true}]
			: [];
		const spec = {nodeName: node, containers: [{name: 'c', image: 'nginx'}]};
		const object = {
			apiVersion: 'v1',
			kind: 'Pod',
			metadata: {name, namespace: 'default', ownerReferences},
			spec,
		};
		registry.change({do: 'create', object: object as unknown as Draft}, 'test');
		const model = {namespace: 'default', name, node} as Pod;
		shape = {...shape, cluster: {...shape.cluster, pods: [...shape.cluster.pods, model]}};
	};
	const order = (next: Cluster, from = revisionOf({cluster: shape.cluster, manifests: []})) =>
		changer.order({from, cluster: next, checks: [], timers: kubernetesTimers, manifests: [], standing: []});
	const nodes = () => store.list('nodes').map(({metadata}) => metadata.name);
	return {registry, store, cluster, steps, told, moved, taken, place, order, nodes, shape: () => shape};
}

const after = (cluster: Cluster, nodes: string, mode?: string) => {
	const {cluster: next, problems} = compiled(text(nodes, mode), cluster);
	if (!next) throw new Error(problems.join());
	return next;
};

test('a node that goes loses its pods first, those of DaemonSets last, then its object, then its machine', async t => {
	const {order, place, steps, nodes, cluster, told, taken, shape} = changing(t);
	place('daemon', 'n2', 'DaemonSet');
	place('bare', 'n2');
	place('elsewhere', 'n1');
	const answer = await order(after(cluster, 'n1: '));
	t.like(answer, {done: true, changes: 3, drained: ['default/bare', 'default/daemon']});
	t.deepEqual(steps, ['end bare', 'end daemon', 'network n1']);
	t.deepEqual(nodes(), ['n1']);
	t.deepEqual(
		shape().cluster.pods.map(({name}) => name),
		['elsewhere'],
	);
	t.deepEqual(shape().frozen, {}, 'nothing is kept for a node that is gone');
	t.deepEqual(
		told.map(({reason, object}) => `${reason} ${object}`),
		['NodeRemoved Node n2'],
	);
	t.is(taken.length, 1);
});

test('a node that comes has an object; labels follow the file, and those set by hand stay', async t => {
	const {order, store, registry, cluster} = changing(t);
	const n1 = store.get({resource: 'nodes', name: 'n1'});
	if (!n1) throw new Error('n1');
	const labels = {...n1.metadata.labels, mine: 'yes'};
	registry.change({do: 'update', object: {...n1, metadata: {...n1.metadata, labels}}}, 'test');
	const zoned = after(cluster, 'n0: , n1: {labels: {zone: a}}, n2: ');
	await order(zoned);
	const labelsOf = (name: string) => store.get({resource: 'nodes', name})?.metadata.labels;
	t.like(labelsOf('n1'), {zone: 'a', mine: 'yes'});
	t.like(store.get({resource: 'nodes', name: 'n0'}), {spec: {podCIDR: '10.244.3.0/24'}});
	await order(after(zoned, 'n0: , n1: , n2: '));
	t.like(labelsOf('n1'), {mine: 'yes'});
	t.false('zone' in (labelsOf('n1') ?? {}));
});

test('pods of a node that moves stay, and their kubelet is told', async t => {
	const {order, place, steps, moved, store, cluster} = changing(t);
	place('p', 'n2');
	await order(after(cluster, 'n1: , n2: {segment: rack}'));
	t.deepEqual(steps, ['network n1 n2']);
	t.deepEqual(moved, ['p']);
	t.like(store.get({resource: 'nodes', name: 'n2'}), {
		status: {
			addresses: [
				{type: 'InternalIP', address: '192.168.60.11'},
				{type: 'Hostname', address: 'n2'},
			],
		},
	});
});

test('where pods live on the segment a node that moves is emptied, and comes back as it was', async t => {
	const {order, place, steps, nodes, store, cluster} = changing(t, {mode: 'bridge'});
	place('p', 'n2');
	await order(after(cluster, 'n1: , n2: {segment: rack}', 'bridge'));
	t.deepEqual(steps, ['end p', 'network n1 n2']);
	t.deepEqual(nodes(), ['n1', 'n2']);
	t.false(isCordoned(store.get({resource: 'nodes', name: 'n2'})));
});

test('pods of a node that is off do not keep it', async t => {
	const {order, place, nodes, cluster} = changing(t, {faults: [{kind: 'kill', node: 'n2'}]});
	place('p', 'n2');
	const answer = await order(after(cluster, 'n1: '));
	t.like(answer, {done: true, drained: ['default/p']});
	t.deepEqual(nodes(), ['n1']);
});

test('an order for a lab that has changed since is not carried out', async t => {
	const {order, steps, taken, cluster} = changing(t);
	const first = order(after(cluster, 'n1: , n2: , n3: '));
	const second = order(after(cluster, 'n0: , n1: , n2: '), revisionOf({cluster, manifests: []}));
	t.like(await first, {done: true});
	t.deepEqual(await second, {done: false});
	t.deepEqual(steps, ['network n1 n2 n3']);
	t.is(taken.length, 1);
});

test('when the kernel refuses, the nodes are as they were', async t => {
	const {order, place, nodes, store, taken, cluster} = changing(t, {refuses: true});
	place('p', 'n2');
	await t.throwsAsync(order(after(cluster, 'n1: , n3: ')), {message: 'the kernel says no'});
	t.deepEqual(nodes(), ['n1', 'n2']);
	t.false(isCordoned(store.get({resource: 'nodes', name: 'n2'})));
	t.deepEqual(taken, []);
});

function isCordoned(node: ApiObject | undefined): boolean {
	if (!node) throw new Error('no such node');
	return 'unschedulable' in (node.spec as object);
}
