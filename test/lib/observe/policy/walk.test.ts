import test from 'ava';
import {WalkError} from '../../../../lib/observe/policy/walk-error.js';
import type {Mode} from '../../../../lib/plan/mode.js';
import {bridge} from '../../../../plugins/bridge.js';
import {calicoVxlan} from '../../../../plugins/calico-vxlan.js';
import {flannelVxlan} from '../../../../plugins/flannel-vxlan.js';
import {ask, forward, said} from '../../../helpers/kernel-walk.js';
import {accept, back, ct, drop, field, goto, jump, match, meta, setMark} from '../../../helpers/nft-rules.js';

const onPort80 = match(field('tcp dport'), 80);

test('without rules everything passes, in every mode, to every end', t => {
	for (const mode of [calicoVxlan, flannelVxlan, bridge] as readonly Mode[])
		for (const family of ['ipv4', 'ipv6'] as const)
			for (const to of ['db/store-0', 'default/web-1', 'node-1', 'node-2'] as const)
				t.is(
					said(ask({}, {mode, family, to, onSegment: mode.name === 'bridge'})),
					'allowed',
					`${mode.name} ${to}`,
				);
});

test('a drop says machine, chain and the comment of the rule', t => {
	const rule = {comment: 'denied: by hand', expr: [onPort80, drop]};
	t.is(said(ask({'node-1': forward([rule])})), 'drop first at node-1 ip filter f denied: by hand');
	t.is(said(ask({'node-1': forward([rule])}, {port: 81})), 'allowed');
	t.is(said(ask({'node-1': forward([rule])}, {protocol: 'UDP'})), 'allowed');
	t.is(said(ask({'node-1': forward([rule])}, {to: 'node-1'})), 'allowed');
});

test('a chain’s policy drops what no rule accepts', t => {
	const bases = {f: ['forward', 0, 'drop']} as const;
	t.is(
		said(ask({'node-1': forward([[onPort80, accept]], {bases})}, {port: 81})),
		'drop first at node-1 ip filter f policy',
	);
	// The answer does not come to port 80.
	t.is(
		said(ask({'node-1': forward([[onPort80, accept]], {bases})})),
		'drop reply at node-1 ip filter f policy',
	);
	const established = [match(ct('state'), [2, 4], 'in'), accept];
	t.is(said(ask({'node-1': forward([established, [onPort80, accept]], {bases})})), 'allowed');
});

test('an accept ends its own base chain only; return and the end of a chain lead back, goto does not', t => {
	const first = {bases: {a: ['forward', -1]} as const, chains: {a: [[accept]]}};
	const second = forward([[drop]]);
	t.is(said(ask({'node-1': [second, {...first, table: 'other'}]})), 'drop first at node-1 ip filter f 1');
	const chains = (hop: typeof jump) => ({
		'node-1': forward([[hop('c')], [drop]], {chains: {c: [[onPort80, back]]}}),
	});
	t.is(said(ask(chains(jump))), 'drop first at node-1 ip filter f 2');
	t.is(said(ask(chains(goto))), 'allowed');
});

test('marks are set and asked by their bits, and stay on the machine', t => {
	const mark = (bits: number): [Parameters<typeof match>[0], number] => [{'&': [meta('mark'), bits]}, bits];
	const marked = [setMark({'|': [{'&': [meta('mark'), 0xfffeffff]}, 0x10000]})];
	const asks = [match(...mark(0x10000)), drop];
	t.is(said(ask({'node-1': forward([marked, asks])})), 'drop first at node-1 ip filter f 2');
	t.is(said(ask({'node-1': forward([marked]), 'node-2': forward([asks])}, {to: 'default/web-1'})), 'allowed');
});

test('sets with intervals and concatenations, anonymous and named, and verdict maps', t => {
	const concat = {concat: [field('ip daddr'), meta('l4proto'), field('th dport')]};
	const sets = {
		pods: [{prefix: {addr: '10.244.1.0', len: 29}}, {range: ['10.244.9.1', '10.244.9.9']}],
		ports: [
			{concat: ['10.244.1.2', 6, {range: [79, 80]}]},
			{concat: [{prefix: {addr: '10.0.0.0', len: 8}}, 17, 53]},
		],
	};
	const dropping = (...conditions: Parameters<typeof match>[]) => ({
		'node-1': forward([[...conditions.map(each => match(...each)), drop]], {sets}),
	});
	t.regex(said(ask(dropping([field('ip saddr'), '@pods']))), /^drop/);
	t.is(said(ask(dropping([field('ip saddr'), '@pods', '!=']))), 'allowed');
	t.regex(said(ask(dropping([concat, '@ports']))), /^drop/);
	t.is(said(ask(dropping([concat, '@ports']), {port: 81})), 'allowed');
	t.regex(said(ask(dropping([concat, '@ports']), {protocol: 'UDP', port: 53})), /^drop/);
	t.regex(said(ask(dropping([field('tcp dport'), {set: [22, {range: [80, 90]}]}]))), /^drop/);
	t.is(said(ask(dropping([field('tcp dport'), {set: [22, {range: [81, 90]}]}]))), 'allowed');
	const vmap = (data: unknown) => ({vmap: {key: meta('l4proto'), data}}) as never;
	t.regex(said(ask({'node-1': forward([[vmap({set: [[6, {drop: null}]]})]])})), /^drop/);
	const maps = {
		m: [
			[6, {jump: {target: 'c'}}],
			[17, {accept: null}],
		],
	} as never;
	const rules = {'node-1': forward([[vmap('@m')], [drop]], {maps, chains: {c: [[accept]]}})};
	t.is(said(ask(rules)), 'allowed');
	t.is(said(ask(rules, {protocol: 'UDP'})), 'allowed');
	t.regex(said(ask(rules, {protocol: 'SCTP'})), /^drop first .* 2$/);
});

test('devices are asked by name, with a wildcard, and a bridge hides its ports from the IP hooks', t => {
	const iif = (name: string) => ({'node-1': forward([[match(meta('iifname'), name), drop]])});
	t.regex(said(ask(iif('cali*'))), /^drop/);
	t.is(said(ask(iif('veth*'))), 'allowed');
	t.regex(said(ask(iif('cni0'), {mode: flannelVxlan as Mode})), /^drop/);
	t.is(said(ask(iif('veth*'), {mode: flannelVxlan as Mode})), 'allowed');
	const ports = {family: 'bridge', ...forward([[match(meta('iifname'), 'veth*'), drop]])};
	t.is(said(ask({'node-1': ports}, {mode: flannelVxlan as Mode})), 'drop first at node-1 bridge filter f 1');
});

test('fib: a source that is not routed to its cable, and whose an address is', t => {
	const spoof = [match({fib: {result: 'oif', flags: ['saddr', 'mark', 'iif']}}, '0'), drop];
	t.is(said(ask({'node-1': {bases: {p: ['prerouting', -300]}, chains: {p: [spoof]}}})), 'allowed');
	const local = [match({fib: {result: 'type', flags: ['daddr']}}, 2), drop];
	const rules = {'node-1': {bases: {p: ['prerouting', 0]}, chains: {p: [local]}}} as const;
	t.is(said(ask(rules)), 'allowed');
	t.regex(said(ask(rules, {to: 'node-1'})), /^drop/);
});

test('what a tunnel carries passes the hooks of both machines as the outer packet too', t => {
	const vxlan = [match(field('udp dport'), 4789), drop];
	const to = 'default/web-1';
	t.regex(
		said(ask({'node-1': {bases: {o: ['output', 0]}, chains: {o: [vxlan]}}}, {to})),
		/^drop first at node-1/,
	);
	t.regex(
		said(ask({'node-2': {bases: {i: ['input', 0]}, chains: {i: [vxlan]}}}, {to})),
		/^drop first at node-2/,
	);
	t.is(said(ask({'node-2': {bases: {i: ['input', 0]}, chains: {i: [vxlan]}}})), 'allowed');
});

test('a masquerade shows the other machine another source, and answers find their way back', t => {
	const nat = {
		table: 'nat',
		bases: {n: ['postrouting', 100, 'accept', 'nat']},
		chains: {n: [[match(field('ip daddr'), {prefix: {addr: '192.168.50.0', len: 24}}), {masquerade: null}]]},
	} as const;
	const isPod = [match(field('ip saddr'), {prefix: {addr: '10.244.0.0', len: 16}}), drop];
	const input = {bases: {i: ['input', 0]}, chains: {i: [isPod]}} as const;
	t.regex(said(ask({'node-2': input}, {to: 'node-2'})), /^drop first at node-2/);
	const answer = ask({'node-1': nat, 'node-2': input}, {to: 'node-2'});
	t.is(said(answer), 'allowed');
	t.is(answer.seenAs, '192.168.50.11');
});

test('what is not tracked has no state, and its answer belongs to nothing', t => {
	const untracked = {
		bases: {p: ['prerouting', -300], f: ['forward', 0]},
		chains: {p: [[{notrack: null}]], f: [[match(ct('state'), 64), {counter: null}, drop]]},
	} as const;
	t.is(said(ask({'node-1': untracked})), 'drop first at node-1 ip filter f 2');
});

test('an echo is known by its type, of its family', t => {
	const echo = (protocol: string, type: number, family: string) => ({
		'node-1': {family, ...forward([[match(field(`${protocol} type`), type), drop]])},
	});
	t.regex(said(ask(echo('icmp', 8, 'ip'), {protocol: 'ICMP'})), /^drop first/);
	t.regex(said(ask(echo('icmp', 0, 'ip'), {protocol: 'ICMP'})), /^drop reply/);
	t.regex(said(ask(echo('icmpv6', 128, 'inet'), {protocol: 'ICMP', family: 'ipv6'})), /^drop first/);
	t.is(said(ask(echo('icmp', 8, 'inet'), {protocol: 'ICMP', family: 'ipv6'})), 'allowed');
});

test('what the walker does not know is said, with the rule, and only when a packet comes to it', t => {
	const unknown = [
		[match({numgen: {mode: 'random', mod: 2, offset: 0}}, 0), drop],
		[match(meta('cgroup'), 1), drop],
		[{queue: {num: 1}}],
		[match(meta('iifname'), {set: [{range: ['', '']}]}), drop],
		[{limit: {rate: 1, per: 'second'}}, drop],
	] as const;
	for (const rule of unknown) {
		const error = t.throws(() => ask({'node-1': forward([rule])}), {instanceOf: WalkError});
		t.regex(error?.message ?? '', /^node-1: table ip filter, chain f, rule 1: /);
		t.is(said(ask({'node-1': forward([[accept], rule])})), 'allowed');
	}
	const logged = [{limit: {rate: 1, per: 'second'}}, {log: null}] as const;
	t.is(said(ask({'node-1': forward([logged])})), 'allowed');
});
