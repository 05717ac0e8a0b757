import test from 'ava';
import {resolverOf} from '../../../../lib/plan/policy/members.js';
import {nftMatches} from '../../../../lib/plan/policy/rule-nft.js';
import type {Family} from '../../../../topology/model.js';
import type {PolicyRule} from '../../../../topology/policy/types.js';
import {selectorOf} from '../../../helpers/policed.js';
import {modelOf, podOf, ruleOf} from '../../../helpers/policy-cluster.js';

const pods = [
	podOf('default/web', 2, {labels: {app: 'web'}, ports: {http: 80}}),
	podOf('default/api', 3, {labels: {app: 'api'}, ports: {http: 8080}}),
];
const resolver = resolverOf({pods, nodes: [], policy: modelOf()});

function matchesOf(rule: Partial<PolicyRule>, family: Family = 'ipv4') {
	return nftMatches(ruleOf('Allow', rule), {family, resolver, prefix: 'x-'});
}

function textsOf(rule: Partial<PolicyRule>, family: Family = 'ipv4'): readonly string[] {
	return matchesOf(rule, family).texts;
}

test('a rule without any part matches everything', t => {
	t.deepEqual(textsOf({}), ['']);
});

test('a selector is a set of addresses in each family', t => {
	const rule = {source: {endpoints: {labels: selectorOf("app == 'web'")}}};
	const {texts, sets} = matchesOf(rule);
	t.deepEqual(texts, [`ip saddr @${sets[0]?.name}`]);
	t.deepEqual(sets[0]?.elements, ['10.244.0.2']);
	t.deepEqual(matchesOf(rule, 'ipv6').sets[0]?.elements, ['fd00:10:244::2']);
});

test('ports are ranges that do not overlap, and say the protocol', t => {
	const ports = [
		{from: 90, to: 95},
		{from: 80, to: 80},
		{from: 94, to: 99},
		{from: 100, to: 100},
	];
	t.deepEqual(textsOf({protocol: 'TCP', destination: {ports}}), ['tcp dport { 80, 90-100 }']);
	t.deepEqual(textsOf({protocol: 'SCTP', destination: {ports: [{from: 7, to: 7}]}}), ['sctp dport 7']);
});

test('a named port is each destination’s own, with numbers it is one of two', t => {
	const {texts, sets} = matchesOf({
		protocol: 'TCP',
		destination: {ports: [{name: 'http'}, {from: 1, to: 2}]},
	});
	t.deepEqual(texts, [
		'tcp dport 1-2',
		`meta l4proto tcp ip daddr . meta l4proto . th dport @${sets[0]?.name}`,
	]);
	t.deepEqual(sets[0]?.elements, ['10.244.0.2 . tcp . 80', '10.244.0.3 . tcp . 8080']);
});

test('a rule is not there for a family of which it has no prefix', t => {
	t.deepEqual(textsOf({source: {nets: ['10.0.0.0/8']}}, 'ipv6'), []);
	t.deepEqual(textsOf({source: {notNets: ['10.0.0.0/8']}}, 'ipv6'), []);
	t.deepEqual(textsOf({source: {nets: []}}), []);
	t.deepEqual(textsOf({family: 'ipv6'}), []);
	t.deepEqual(textsOf({protocol: 'ICMPv6'}), []);
});

test('prefixes that are in another one are left out, and a prefix of all is no match at all', t => {
	t.deepEqual(textsOf({source: {nets: ['10.0.0.0/8', '10.1.0.0/16', '192.0.2.1/32']}}), [
		'ip saddr { 10.0.0.0/8, 192.0.2.1 }',
	]);
	t.deepEqual(textsOf({source: {nets: ['0.0.0.0/0'], notNets: ['10.0.0.0/8']}}), ['ip saddr != 10.0.0.0/8']);
});

test('ICMP has types and codes, each family its own', t => {
	t.deepEqual(textsOf({protocol: 'ICMP', icmp: {type: 8, code: 0}}), [
		'meta l4proto icmp icmp type 8 icmp code 0',
	]);
	const not = {protocol: 'ICMPv6', notIcmp: {type: 128, code: 0}} as const;
	t.deepEqual(textsOf(not, 'ipv6'), ['meta l4proto ipv6-icmp icmpv6 type . icmpv6 code != { 128 . 0 }']);
});
