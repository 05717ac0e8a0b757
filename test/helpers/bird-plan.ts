/**
 * Plans made by hand: machines on one segment, each with a BIRD that has sessions with all others.
 *
 *   a, b, c …      192.168.50.11, .12, .13 …, AS 64512, timers of a second
 *   blocks         10.244.N.0/26 of the N-th machine: a blackhole there, a route at all others
 */
import type {DaemonOp, Machine, Op, Plan} from '../../lib/plan/ops.js';

export type Speaker = {
	readonly name: string;
	readonly as?: number;
	readonly more?: string;
	readonly blocks?: readonly string[];
};

export function birdPlan(speakers: readonly Speaker[]): Plan {
	const all = speakers.map((speaker, index) => ({...speaker, index: index + 1}));
	const bridge: Op = {kind: 'bridge', in: 'underlay', name: 'br', mtu: 1500, why: 'the segment'};
	return {
		underlay: [bridge, ...all.map(({name, index}) => cable(name, index))],
		machines: all.map(each => machine(each, all)),
	};
}

type Numbered = Speaker & {readonly index: number};

function cable(name: string, index: number): Op {
	const peer = {in: name, name: 'eth0', mac: `02:00:00:00:00:0${index}`};
	return {
		kind: 'veth',
		in: 'underlay',
		name: `port-${name}`,
		mtu: 1500,
		master: 'br',
		peer,
		why: `the cable of ${name}`,
	};
}

function machine(self: Numbered, all: readonly Numbered[]): Machine {
	const {name} = self;
	const others = all.filter(other => other !== self);
	const ops: Op[] = [
		{kind: 'link', in: name, name: 'lo', why: 'loopback'},
		{kind: 'link', in: name, name: 'eth0', why: 'the cable'},
		{kind: 'address', in: name, dev: 'eth0', address: `${addressOf(self)}/24`, why: 'on the segment'},
		bird(self, others),
		...others.map(
			(other): Op => ({
				kind: 'session',
				in: name,
				by: 'bird',
				name: sessionName(other),
				remote: addressOf(other),
				machine: other.name,
				why: 'full mesh',
			}),
		),
		...blocksOf(self).map(
			(to): Op => ({
				kind: 'blackhole',
				in: name,
				to,
				family: 'ipv4',
				protocol: 'bird',
				by: 'bird',
				why: 'its own block',
			}),
		),
		...others.flatMap(other =>
			blocksOf(other).map(
				(to): Op => ({
					kind: 'route',
					in: name,
					to,
					family: 'ipv4',
					via: addressOf(other),
					dev: 'eth0',
					protocol: 'bird',
					by: 'bird',
					why: `the block of ${other.name}`,
				}),
			),
		),
	];
	return {name, kind: 'node', ops};
}

export function blocksOf({blocks, index}: Numbered): readonly string[] {
	return blocks ?? [`10.244.${index}.0/26`];
}

function addressOf({index}: Numbered): string {
	return `192.168.50.${10 + index}`;
}

function sessionName(other: Numbered): string {
	return `Mesh_${addressOf(other).replaceAll('.', '_')}`;
}

const folder = '/etc/calico/confd/config';
const config = `${folder}/bird.cfg`;
const control = '/var/run/calico/bird.ctl';

function bird(self: Numbered, others: readonly Numbered[]): DaemonOp {
	const {name, as = 64512, more = ''} = self;
	const content = [
		`router id ${addressOf(self)};`,
		'protocol device { scan time 2; }',
		'protocol direct { ipv4; interface "eth0"; }',
		'protocol kernel { persist; scan time 1; graceful restart; metric 0; ipv4 { import all; export where source != RTS_DEVICE; }; }',
		`protocol static { ipv4; ${blocksOf(self)
			.map(block => `route ${block} blackhole;`)
			.join(' ')} }`,
		...others.flatMap(other => [
			`protocol bgp ${sessionName(other)} {`,
			`  local ${addressOf(self)} as ${as};`,
			`  neighbor ${addressOf(other)} as 64512;`,
			'  connect delay time 1; connect retry time 1; error wait time 1, 1;',
			'  graceful restart; graceful restart time 10;',
			'  ipv4 { import all; export where source ~ [RTS_STATIC, RTS_BGP]; next hop self; };',
			'}',
		]),
		more,
		'',
	].join('\n');
	return {
		kind: 'daemon',
		in: name,
		name: 'bird',
		files: [{path: config, content}],
		check: `bird -p -c ${config}`,
		start: `mkdir -p /var/run/calico && bird -R -c ${config} -s ${control} -P /var/run/calico/bird.pid`,
		reload: `birdc -s ${control} configure`,
		stop: `birdc -s ${control} down`,
		why: `${name} speaks BGP`,
	};
}
