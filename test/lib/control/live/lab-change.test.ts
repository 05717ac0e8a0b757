import test from 'ava';
import {changeWords, labChanges} from '../../../../lib/control/live/lab-change.js';
import {meanwhile} from '../../../../lib/control/live/lab-stages.js';
import {planCluster} from '../../../../lib/plan/planner.js';
import {modes} from '../../../../plugins/index.js';
import type {Cluster} from '../../../../topology/model.js';
import {applied, compiled} from '../../../helpers/running-lab.js';

const racks = {
	segments: 'rack-a: {ipv4: 10.0.1.0/24}, rack-b: {ipv4: 10.0.2.0/24}',
	nodes: 'n1: {segment: rack-a}, n2: {segment: rack-a}, n3: {segment: rack-b}',
	routers: 'r: {segments: [rack-a, rack-b]}',
	clients: 'laptop: {segment: rack-b}',
	mode: 'flannel-vxlan',
	more: '',
};

function lab(change: Partial<typeof racks> = {}): string {
	const {mode, more, ...cluster} = {...racks, ...change};
	const parts = Object.entries(cluster).map(([field, text]) => `  ${field}: {${text}}\n`);
	return `mode: ${mode}\ncluster:\n${parts.join('')}${more}`;
}

function said(from: string, to: string): string[] {
	const before = applied(from);
	const {cluster, problems} = compiled(to, before);
	if (!cluster) throw new Error(problems.join('\n'));
	return labChanges({cluster: before, checks: []}, {cluster, checks: []}).map(changeWords);
}

test('the same file changes nothing', t => {
	t.deepEqual(said(lab(), lab()), []);
});

test('every kind of change is said, from what is wide to what is narrow', t => {
	t.deepEqual(
		said(
			lab(),
			lab({
				mode: '{name: flannel-vxlan, options: {directRouting: true, port: 4789}}',
				segments:
					'rack-a: {ipv4: 10.0.1.0/24, mtu: 1400}, rack-b: {ipv4: 10.0.2.0/23}, new: {ipv4: 10.0.9.0/24}',
				nodes:
					'n1: {segment: rack-b, labels: {zone: b}}, n4: {segment: new}, n3: {segment: rack-b, ipv4: 10.0.2.99}',
				routers: 'r: {segments: [rack-a, rack-b, new]}, s: {segments: [new, rack-a]}',
				clients: 'phone: {segment: rack-a}',
			}),
		),
		[
			'mode flannel-vxlan: directRouting false → true, port 8472 → 4789',
			'segment rack-a: MTU 1500 → 1400',
			'segment rack-b: subnet 10.0.2.0/24 → 10.0.2.0/23',
			'segment new added: 10.0.9.0/24, MTU 1500',
			'router r: now on new, 10.0.9.1',
			'router s added: eth0 on new 10.0.9.2, eth1 on rack-a 10.0.1.2',
			'client phone added: on rack-a, 10.0.1.13',
			'client laptop removed',
			'node n1: moved from rack-a to rack-b, address 10.0.1.11 → 10.0.2.13, router 10.0.1.1 → 10.0.2.1, label zone none → b',
			'node n4 added: on new, 10.0.9.11, pods 10.244.4.0/24',
			'node n3: address 10.0.2.11 → 10.0.2.99',
			'node n2 removed',
		],
	);
});

test('checks are counted', t => {
	const cluster = applied(lab());
	const check = (node: string) => ({name: 'c', route: {node, to: 'default', via: '10.0.1.1'}}) as const;
	const words = labChanges(
		{cluster, checks: [check('n1'), check('n2')]},
		{cluster, checks: [check('n2'), check('n3')]},
	);
	t.deepEqual(words.map(changeWords), ['checks: 1 new, 1 gone']);
});

const refusals: readonly {title: string; from?: string; to: string; at: string}[] = [
	{
		title: 'another mode',
		to: lab({mode: 'flannel-host-gw', nodes: 'n1: {segment: rack-a}'}),
		at: 'not-live 3:7',
	},
	{title: 'another pod network', to: `pods: {ipv4: 10.9.0.0/16}\n${lab()}`, at: 'not-live 3:14'},
	{
		title: 'another family',
		from: lab({segments: 'rack-a: {ipv4: 10.0.1.0/24, ipv6: "fd01::/64"}, rack-b: {ipv4: 10.0.2.0/24}'}),
		to: lab({
			segments:
				'rack-a: {ipv4: 10.0.1.0/24, ipv6: "fd01::/64"}, rack-b: {ipv4: 10.0.2.0/24, ipv6: "fd02::/64"}',
			more: 'pods: {ipv4: 10.244.0.0/16, ipv6: "fd00:10:244::/56"}',
		}),
		at: 'not-live 9:35',
	},
	{
		title: 'another subnet where pods live on it',
		from: lab({mode: 'bridge'}),
		to: lab({mode: 'bridge', segments: 'rack-a: {ipv4: 10.0.1.0/24}, rack-b: {ipv4: 10.0.2.0/23}'}),
		at: 'not-live 5:58',
	},
	{
		title: 'a client that becomes a node',
		to: lab({nodes: `${racks.nodes}, laptop: {segment: rack-b}`, clients: ''}),
		at: 'not-live 6:80',
	},
];

for (const {title, from = lab(), to, at} of refusals) {
	test(`${title} can't be made live, and is refused where it stands`, t => {
		t.deepEqual(compiled(to, applied(from)).problems, [at]);
		t.truthy(compiled(to).cluster, 'a lab of its own it would be');
	});
}

test('several refusals are told in one pass', t => {
	const {problems} = compiled(
		`pods: {ipv4: 10.9.0.0/16}\n${lab({nodes: `${racks.nodes}, laptop: {segment: rack-b}`, clients: ''})}`,
		applied(lab()),
	);
	t.deepEqual(problems, ['not-live 3:14', 'not-live 7:80']);
});

function stages(from: string, to: string): {both: Cluster; after: Cluster} {
	const before = applied(from);
	const {cluster: after, problems} = compiled(to, before);
	const mode = modes.find(({name}) => name === before.mode.name);
	if (!after || !mode) throw new Error(problems.join('\n'));
	const both = meanwhile(before, after, mode);
	planCluster(both, mode, both.mode.options);
	return {both, after};
}

const namesOf = ({nodes}: Cluster) => nodes.map(({name}) => name);

test('a node that goes stays until the objects have changed, with the MTU that its segment has then', t => {
	const {both} = stages(
		lab(),
		lab({
			nodes: 'n1: {segment: rack-a}, n4: {segment: rack-a}',
			segments: 'rack-a: {ipv4: 10.0.1.0/24}, rack-b: {ipv4: 10.0.2.0/24, mtu: 1400}',
		}),
	);
	t.deepEqual(namesOf(both), ['n1', 'n4', 'n2', 'n3']);
	t.is(both.nodes[3]?.attachment.mtu, 1400);
});

test('a node goes at once when it can not stay beside what comes', t => {
	const one = {nodes: 'n1: {segment: rack-a}'};
	const gone = [
		lab({...one, segments: 'rack-a: {ipv4: 10.0.1.0/24}', routers: 'r: {segments: [rack-a]}', clients: ''}),
		lab({...one, segments: 'rack-a: {ipv4: 10.0.1.0/24}, rack-b: {ipv4: 10.0.7.0/24}'}),
		lab({...one, clients: 'x: {segment: rack-b, ipv4: 10.0.2.11}'}),
	];
	for (const text of gone) t.deepEqual(namesOf(stages(lab(), text).both), ['n1', 'n2']);
	const routed = lab({...one, routers: 'r: {segments: [rack-a, rack-b]}, s: {segments: [rack-a]}'});
	t.deepEqual(namesOf(stages(lab(), routed).both), ['n1', 'n2', 'n3']);
});

test('without a node that goes there is one stage', t => {
	const {both, after} = stages(lab(), lab({nodes: `${racks.nodes}, n4: {segment: rack-a}`}));
	t.is(both, after);
});

test('a mode that does not carry both has the nodes go first', t => {
	const hostGw = (segment: string, nodes: string) =>
		`mode: flannel-host-gw\ncluster: {segments: {rack-a: {ipv4: 10.0.1.0/24}, rack-b: {ipv4: 10.0.2.0/24}}, nodes: {n1: {segment: ${segment}}${nodes}}}\n`;
	const {both} = stages(hostGw('rack-a', ', n2: {segment: rack-a}'), hostGw('rack-b', ''));
	t.deepEqual(namesOf(both), ['n1']);
});
