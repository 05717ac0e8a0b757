import test from 'ava';
import {compareFacts} from '../../../lib/observe/compare.js';
import type {BgpFact, Facts, RouteFact} from '../../../lib/observe/facts.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {birdPlan} from '../../helpers/bird-plan.js';

const whole = birdPlan([{name: 'a'}, {name: 'b'}]);
/** Of machine a what a daemon has to do with. */
const ops =
	whole.machines[0]?.ops.filter(op => op.kind === 'daemon' || op.kind === 'session' || 'by' in op) ?? [];
const bird = ops.find(op => op.kind === 'daemon');
const files = Object.fromEntries(bird?.files.map(({path, content}) => [path, content]) ?? []);

const block: RouteFact = {
	family: 'ipv4',
	to: '10.244.1.0/26',
	table: 'main',
	protocol: 'bird',
	onlink: false,
	rest: ['blackhole'],
};
const learned: RouteFact = {...block, to: '10.244.2.0/26', via: '192.168.50.12', dev: 'eth0', rest: []};
const up: BgpFact = {name: 'Mesh_192_168_50_12', state: 'Established'};

type Kernel = {
	readonly routes?: readonly RouteFact[];
	readonly sessions?: readonly BgpFact[];
	readonly running?: boolean;
};

function findings(kernel: Kernel = {}, planned: readonly Op[] = ops): string[] {
	const {routes = [block, learned], sessions = [up], running = true} = kernel;
	const plan: Plan = {underlay: [], machines: [{name: 'a', kind: 'node', ops: planned}]};
	const place = {
		links: [],
		addresses: [],
		routes,
		neighbours: [],
		fdb: [],
		rules: [],
		ruleFamilies: [],
		sysctls: {},
		qdiscs: [],
		nft: '',
	};
	const facts: Facts = {
		places: {a: place},
		machines: {a: {namespaces: [], files, bird: {running, sessions}}},
		dead: [],
		strays: [],
	};
	return compareFacts(plan, facts, {rules: {}, qdiscs: {}}).findings.map(
		({what, found}) => `${what}: ${found}`,
	);
}

test('what BIRD should have made and has is right', t => {
	t.deepEqual(findings(), []);
});

test('a session that is not there is told with BIRD’s reason', t => {
	const refused = {...up, state: 'Active', error: 'Received: Bad peer AS'};
	t.deepEqual(findings({sessions: [refused]}), [
		'BGP session Mesh_192_168_50_12 with b: Active (Received: Bad peer AS)',
	]);
});

test('a session that nobody planned is a finding', t => {
	t.deepEqual(findings({sessions: [up, {name: 'other', state: 'Active'}]}), ['BGP session other: Active']);
});

test('what is missing because BIRD is dead names that', t => {
	t.deepEqual(findings({running: false, sessions: [], routes: [block]}), [
		'daemon bird: dead',
		'BGP session Mesh_192_168_50_12 with b: missing, because bird is dead',
		'route 10.244.2.0/26 via 192.168.50.12 dev eth0 proto bird: missing, because bird is dead',
	]);
});

test('routes are compared with who has added them, their way and their metric', t => {
	t.deepEqual(findings({routes: [block, {...learned, via: '192.168.50.13'}]}), [
		'route 10.244.2.0/26: via 192.168.50.13 dev eth0 proto bird',
	]);
	t.deepEqual(findings({routes: [block, {...learned, rest: ['metric 32']}]}), [
		'route 10.244.2.0/26: via 192.168.50.12 dev eth0 proto bird metric 32',
	]);
	t.deepEqual(findings({routes: [block, {...learned, protocol: 'boot'}]}), [
		'route 10.244.2.0/26 via 192.168.50.12 dev eth0 proto bird: missing',
		'route 10.244.2.0/26 via 192.168.50.12 dev eth0: present',
	]);
	t.deepEqual(findings({routes: [block, learned, {...learned, to: '10.244.9.0/26'}]}), [
		'route 10.244.9.0/26 via 192.168.50.12 dev eth0 proto bird: present',
	]);
});

test('an IPv6 blackhole is one, though the kernel has it through lo', t => {
	const op: Op = {kind: 'blackhole', in: 'a', to: 'fd00::/122', family: 'ipv6', protocol: '80', why: 'w'};
	const route: RouteFact = {...block, family: 'ipv6', to: 'fd00::/122', protocol: '80', dev: 'lo'};
	t.deepEqual(findings({routes: [block, learned, route]}, [...ops, op]), []);
});

test('several next hops may come in any order', t => {
	const also = [{via: '192.168.50.13', dev: 'eth0'}];
	const spread = ops.map(op => (op.kind === 'route' ? {...op, also} : op));
	const {via: _, dev: __, ...route} = learned;
	const rest = ['nexthop via 192.168.50.12 dev eth0 weight 1', 'nexthop via 192.168.50.13 dev eth0 weight 1'];
	t.deepEqual(findings({routes: [block, {...route, rest}]}, spread), []);
	t.is(findings({routes: [block, learned]}, spread).length, 1);
});

test('what nobody can be sure of is right both ways, and is counted', t => {
	const unsure = ops.map(op =>
		op.kind === 'session' || op.kind === 'route' ? {...op, unsure: 'a fault'} : op,
	);
	t.deepEqual(findings({}, unsure), []);
	t.deepEqual(findings({routes: [block], sessions: []}, unsure), []);
	t.deepEqual(findings({routes: [block, {...learned, via: '192.168.50.13'}]}, unsure), []);
});
