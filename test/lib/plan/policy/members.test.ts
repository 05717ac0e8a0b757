import test from 'ava';
import {type Resolver, resolverOf} from '../../../../lib/plan/policy/members.js';
import {parseSelector, type Selector} from '../../../../topology/calico/selector.js';
import type {EndpointSelector, PolicyModel} from '../../../../topology/policy/types.js';
import {clusterOf} from '../../../helpers/cluster.js';
import {modelOf, podOf} from '../../../helpers/policy-cluster.js';

const {nodes} = clusterOf({mode: 'flannel-vxlan'});

const pods = [
	podOf('shop/web-1', 1, {labels: {app: 'web'}, ports: {http: 80}, serviceAccount: 'front'}),
	podOf('shop/web-2', 2, {labels: {app: 'web', tier: 'gold'}, ports: {http: 8080, dns: '53/UDP'}}),
	podOf('shop/db', 10, {labels: {app: 'db'}}),
	podOf('ops/web', 3, {labels: {app: 'web'}, ports: {http: 80}}),
	podOf('ops/agent', 4, {labels: {app: 'web'}, hostNetwork: true}),
];

const model = modelOf({
	namespaces: {
		shop: {'kubernetes.io/metadata.name': 'shop', team: 'a'},
		ops: {'kubernetes.io/metadata.name': 'ops', team: 'b'},
	},
	serviceAccounts: {'shop/front': {role: 'public'}},
	networkSets: [
		{name: 'office', labels: {app: 'office'}, nets: ['203.0.113.0/24', '10.244.0.8/29', '2001:db8::/32']},
		{namespace: 'shop', name: 'partners', labels: {app: 'web'}, nets: ['198.51.100.7']},
	],
	hostEndpoints: [
		{
			name: 'node-1-eth0',
			node: 'node-1',
			addresses: ['192.168.50.11'],
			labels: {role: 'host'},
			ports: [{name: 'http', port: 9, protocol: 'TCP'}],
			profiles: [],
		},
	],
});

function resolver(policy: PolicyModel = model): Resolver {
	return resolverOf({pods, nodes, policy});
}

function selector(text: string): Selector {
	const parsed = parseSelector(text);
	if ('error' in parsed) throw new Error(parsed.error);
	return parsed.selector;
}

const ipv4 = (of: EndpointSelector) => resolver().members(of).ipv4;
const named = (of: EndpointSelector) =>
	resolver()
		.endpoints(of)
		.map(({name}) => name);

test('an empty selector means all pods, network sets and host endpoints, each address once, sorted', t => {
	t.deepEqual(ipv4({}), [
		'10.244.0.1',
		'10.244.0.2',
		'10.244.0.3',
		'10.244.0.8/29',
		'192.168.50.11',
		'198.51.100.7',
		'203.0.113.0/24',
	]);
	t.deepEqual(resolver().members({}).ipv6, [
		'2001:db8::/32',
		'fd00:10:244::1',
		'fd00:10:244::2',
		'fd00:10:244::3',
		'fd00:10:244::a',
	]);
});

test('labels mean those of a pod, of a set and of a host endpoint', t => {
	t.deepEqual(named({labels: selector("app == 'web'")}), [
		'shop/web-1',
		'shop/web-2',
		'ops/web',
		'shop/partners',
	]);
	t.deepEqual(named({labels: selector("app in {'web', 'db'} && has(tier)")}), ['shop/web-2']);
	t.deepEqual(named({labels: selector("app == 'db' || role == 'host'")}), ['shop/db', 'node-1-eth0']);
	t.deepEqual(named({labels: selector("app != 'web'")}), ['shop/db', 'office', 'node-1-eth0']);
});

test("a pod on its node's network is nobody that a selector means", t => {
	t.false(named({labels: selector("app == 'web'")}).includes('ops/agent'));
});

test("Kubernetes' own selectors mean pods alone; Calico's may ask for the label that pods have", t => {
	const labels = selector("app == 'web'");
	const pods = ['shop/web-1', 'shop/web-2'];
	t.deepEqual(named({labels, namespaces: {name: 'shop'}, isPodsOnly: true}), pods);
	t.deepEqual(named({labels, namespaces: {name: 'shop'}}), [...pods, 'shop/partners']);
	const asked = selector("projectcalico.org/orchestrator == 'k8s' && app == 'web'");
	t.deepEqual(named({labels: asked, namespaces: {name: 'shop'}}), pods);
});

test('a namespace is meant by its name, by its labels, by having one, or by having none', t => {
	t.deepEqual(named({namespaces: {name: 'ops'}}), ['ops/web']);
	t.deepEqual(named({namespaces: {labels: selector("team == 'b'")}}), ['ops/web']);
	t.deepEqual(named({namespaces: 'all'}), [
		'shop/web-1',
		'shop/web-2',
		'shop/db',
		'ops/web',
		'shop/partners',
	]);
	t.deepEqual(named({namespaces: {labels: selector('all()')}}), named({namespaces: 'all'}));
	t.deepEqual(named({namespaces: 'none'}), ['office', 'node-1-eth0']);
	t.deepEqual(named({namespaces: {labels: selector('global()')}}), ['office', 'node-1-eth0']);
	t.deepEqual(named({namespaces: {name: 'nowhere'}}), []);
});

test('who has no namespace has no label of one: what asks for a label that differs means it', t => {
	t.deepEqual(named({namespaces: {labels: selector("team != 'a'")}}), ['ops/web', 'office', 'node-1-eth0']);
});

test('a service account is meant by its name and by its labels', t => {
	t.deepEqual(named({serviceAccounts: {names: ['front']}}), ['shop/web-1']);
	t.deepEqual(named({serviceAccounts: {labels: selector("role == 'public'")}}), ['shop/web-1']);
	t.deepEqual(named({serviceAccounts: {names: ['default'], labels: selector('has(role)')}}), []);
});

test('nodes are meant by their own labels, and by nothing else', t => {
	t.deepEqual(named({nodes: selector('all()')}), ['node-1', 'node-2', 'node-3']);
	t.false(named({}).some(name => name === 'node-1'));
});

test('a label may be called as what every object has', t => {
	t.deepEqual(named({labels: selector('has(constructor)')}), []);
	t.deepEqual(named({labels: selector('has(toString)')}), []);
});

test('prefixes lose what is inside of another and what is there twice', t => {
	const given = ['10.1.0.0/16', '10.0.0.0/8', '10.200.0.1', '10.0.0.0/8', '192.168.1.1/32', '2001:DB8::1'];
	t.deepEqual(resolver().nets(given), {ipv4: ['10.0.0.0/8', '192.168.1.1'], ipv6: ['2001:db8::1']});
	t.deepEqual(resolver().nets([]), {ipv4: [], ipv6: []});
});

test('a named port is what each endpoint calls so, for the protocol that is meant', t => {
	const http = resolver().namedPort({name: 'http', protocol: 'TCP'}, {labels: selector("app == 'web'")});
	t.deepEqual(
		http.ipv4.map(({address, port}) => `${address}:${port}`),
		['10.244.0.1:80', '10.244.0.2:8080', '10.244.0.3:80'],
	);
	t.deepEqual(
		resolver()
			.namedPort({name: 'http', protocol: 'TCP'})
			.ipv4.map(({port}) => port),
		[80, 8080, 80, 9],
	);
	t.deepEqual(resolver().namedPort({name: 'http', protocol: 'UDP'}), {ipv4: [], ipv6: []});
	t.is(resolver().namedPort({name: 'dns', protocol: 'UDP'}).ipv6.length, 1);
});

test('a Service is the addresses and ports behind it; one that is not there is nobody', t => {
	const endpoints = [{address: '10.244.0.2', ports: [{port: 8080, protocol: 'TCP'} as const]}];
	const known = resolver({...model, services: [{namespace: 'shop', name: 'web', endpoints}]});
	t.deepEqual(known.service({namespace: 'shop', name: 'web'}).ipv4, [
		{address: '10.244.0.2', port: 8080, protocol: 'TCP'},
	]);
	t.deepEqual(known.service({namespace: 'ops', name: 'web'}), {ipv4: [], ipv6: []});
});

test('it is worked out once, however often policies change, and again when what they speak of does', t => {
	const first = resolver().members({});
	t.is(resolver({...model, tiers: [], namespaces: {...model.namespaces}}).members({}), first);
	t.not(resolver({...model, networkSets: []}).members({}), first);
});

test('the index finds whom asking everybody finds', t => {
	const texts = [
		"app == 'web'",
		"app == 'web' && !has(tier)",
		"app in {'db', 'db'} || tier == 'gold'",
		"!(app == 'web')",
	];
	for (const text of texts) {
		const labels = selector(text);
		const slow = named({labels: {is: 'not', of: {is: 'not', of: labels}}});
		t.deepEqual(named({labels}), slow, text);
	}
});
