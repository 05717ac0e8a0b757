import test from 'ava';
import {endOf, felix, flowBetween, flowOf, ruleOf, tierOf} from '../../../helpers/policy-cluster.js';
import {
	alt,
	ask,
	client,
	clients,
	ingress,
	other,
	outside,
	passes,
	web,
} from '../../../helpers/policy-questions.js';

test('a rule is about its protocol, by name or by number', t => {
	const allow = (protocol: 'TCP' | 'UDP' | 'SCTP' | number) => ingress('a', ruleOf('Allow', {protocol}));
	t.true(passes(flowBetween(client, web), allow('TCP')));
	t.true(passes(flowBetween(client, web), allow(6)));
	t.false(passes(flowBetween(client, web, '80/UDP'), allow('TCP')));
	t.true(passes(flowBetween(client, web, '80/SCTP'), allow('SCTP')));
	t.false(passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {notProtocol: 'TCP'}))));
	t.true(passes(flowBetween(client, web, '80/UDP'), ingress('a', ruleOf('Allow', {notProtocol: 'TCP'}))));
});

test('a ping is ICMP in IPv4 and ICMPv6 in IPv6, an echo request', t => {
	const four = flowBetween(client, web, 'ping');
	const six = flowOf(endOf(client, 'ipv6'), endOf(web, 'ipv6'), 'ping');
	const allow = (parts: Parameters<typeof ruleOf>[1]) => ingress('a', ruleOf('Allow', parts));
	t.true(passes(four, allow({protocol: 'ICMP'})));
	t.false(passes(six, allow({protocol: 'ICMP'})));
	t.true(passes(six, allow({protocol: 'ICMPv6', icmp: {type: 128}})));
	t.true(passes(four, allow({protocol: 'ICMP', icmp: {type: 8, code: 0}})));
	t.false(passes(four, allow({protocol: 'ICMP', icmp: {type: 0}})));
	t.false(passes(four, allow({protocol: 'ICMP', notIcmp: {type: 8}})));
	t.true(passes(four, allow({})), 'a rule without ports');
	t.false(passes(four, allow({protocol: 'TCP', destination: {ports: [{from: 1, to: 65_535}]}})));
});

test('what is neither TCP nor UDP nor SCTP passes where the product does not police it', t => {
	const asked = {
		tiers: [tierOf([ingress('closed')])],
		behaviour: {...felix, otherProtocols: 'open'} as const,
	};
	t.true(ask(flowBetween(client, web, 'ping'), asked).allowed);
	t.false(ask(flowBetween(client, web), asked).allowed);
});

test('ports are numbers, ranges, and what the destination calls so', t => {
	const allow = (...ports: readonly ({name: string} | {from: number; to: number})[]) =>
		ingress('a', ruleOf('Allow', {protocol: 'TCP', destination: {ports}}));
	t.true(passes(flowBetween(client, web, '80'), allow({from: 80, to: 80})));
	t.true(passes(flowBetween(client, web, '90'), allow({from: 1, to: 1}, {from: 80, to: 90})));
	t.false(passes(flowBetween(client, web, '91'), allow({from: 80, to: 90})));
	t.true(passes(flowBetween(client, web, '80'), allow({name: 'http'})));
	t.true(passes(flowBetween(client, alt, '8080'), allow({name: 'http'})));
	t.false(passes(flowBetween(client, alt, '80'), allow({name: 'http'})));
	t.false(passes(flowBetween(client, web, '53'), allow({name: 'dns'})), 'it is of UDP');
	t.false(passes(flowBetween(client, web, '80'), allow()));
});

test('a list of ports that are excluded', t => {
	const notPorts = [{from: 80, to: 80}, {name: 'http'}];
	const allow = ingress('a', ruleOf('Allow', {protocol: 'TCP', destination: {notPorts}}));
	t.false(passes(flowBetween(client, web, '80'), allow));
	t.false(passes(flowBetween(client, alt, '8080'), allow));
	t.true(passes(flowBetween(client, web, '81'), allow));
});

test("a client's port is one of those that the kernel gives", t => {
	const from = (low: number, high: number) =>
		ingress('a', ruleOf('Allow', {protocol: 'TCP', source: {ports: [{from: low, to: high}]}}));
	t.true(passes(flowBetween(client, web), from(1024, 65_535)));
	t.false(passes(flowBetween(client, web), from(53, 53)));
});

test('peers are meant by labels, and left out by labels', t => {
	t.true(passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {endpoints: clients}}))));
	t.false(passes(flowBetween(alt, web), ingress('a', ruleOf('Allow', {source: {endpoints: clients}}))));
	const shop = {endpoints: {...clients, namespaces: {name: 'shop'}}} as const;
	t.false(passes(flowBetween(other, web), ingress('a', ruleOf('Allow', {source: shop}))));
	const notEndpoints = {is: '==', label: 'app', value: 'client'} as const;
	t.false(passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {notEndpoints}}))));
	t.true(passes(flowBetween(alt, web), ingress('a', ruleOf('Allow', {source: {notEndpoints}}))));
});

test('a prefix means who is in it, less what is excepted; another rule may allow that again', t => {
	const block = {nets: ['203.0.113.0/24'], notNets: ['203.0.113.0/29']};
	const allow = ingress('a', ruleOf('Allow', {source: block}));
	t.false(passes(flowOf(outside, endOf(web)), allow));
	t.true(passes(flowOf({is: 'outside', address: '203.0.113.8'}, endOf(web)), allow));
	const again = ingress('b', ruleOf('Allow', {source: {nets: ['203.0.113.7/32']}}));
	t.true(passes(flowOf(outside, endOf(web)), allow, again));
	t.false(passes(flowOf(outside, endOf(web)), ingress('a', ruleOf('Allow', {source: {nets: []}}))));
});

test("whether a prefix means pods is the product's choice", t => {
	const tiers = [tierOf([ingress('a', ruleOf('Allow', {source: {nets: ['10.244.0.0/16']}}))])];
	t.true(ask(flowBetween(client, web), {tiers}).allowed);
	t.false(ask(flowBetween(client, web), {tiers, behaviour: {...felix, ipBlockMeansPods: false}}).allowed);
	const except = [tierOf([ingress('a', ruleOf('Allow', {source: {notNets: ['10.244.0.0/16']}}))])];
	t.false(ask(flowBetween(client, web), {tiers: except}).allowed);
});

test('a rule is for its family; one whose exceptions are of the other family alone is not there', t => {
	const six = flowOf(endOf(client, 'ipv6'), endOf(web, 'ipv6'));
	t.false(passes(six, ingress('a', ruleOf('Allow', {family: 'ipv4'}))));
	t.true(passes(six, ingress('a', ruleOf('Allow'))));
	t.false(passes(six, ingress('a', ruleOf('Allow', {source: {notNets: ['192.0.2.0/24']}}))));
	t.true(
		passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {notNets: ['192.0.2.0/24']}}))),
	);
	t.false(
		passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {notNets: ['0.0.0.0/0']}}))),
	);
});
