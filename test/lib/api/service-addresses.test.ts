import test from 'ava';
import {admitCreate} from '../../../lib/api/admit.js';
import type {ApiObject} from '../../../lib/api/object.js';
import {serviceAllocator, serviceCidrs} from '../../../lib/api/service-addresses.js';
import {contains, parseCidr} from '../../../topology/addresses.js';
import {refusal} from '../../helpers/api-objects.js';
import {admissionContext, kindNamed} from '../../helpers/least-objects.js';
import {causesOf} from '../../helpers/refused-objects.js';

type Spec = {
	readonly clusterIP?: string;
	readonly clusterIPs?: readonly string[];
	readonly ipFamilies?: readonly string[];
	readonly ipFamilyPolicy?: string;
	readonly healthCheckNodePort?: number;
	readonly ports?: readonly {readonly port: number; readonly nodePort?: number}[];
};

const four = serviceAllocator({cidrs: [serviceCidrs.ipv4]});
const six = serviceAllocator({cidrs: [serviceCidrs.ipv6]});
const dual = serviceAllocator({cidrs: [serviceCidrs.ipv4, serviceCidrs.ipv6]});

test('a Service gets an address of the first family, the same each time', t => {
	const spec = specOf(four(service('web'), [], undefined));
	t.deepEqual(specOf(four(service('web'), [], undefined)), spec);
	t.like(spec, {ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'], clusterIPs: [spec.clusterIP]});
	t.true(isIn(serviceCidrs.ipv4, spec.clusterIP));
	t.not(specOf(four(service('db'), [], undefined)).clusterIP, spec.clusterIP);
	t.deepEqual(specOf(dual(service('web'), [], undefined)).clusterIPs, spec.clusterIPs);
	const inSix = specOf(six(service('web'), [], undefined));
	t.deepEqual(inSix.ipFamilies, ['IPv6']);
	t.true(isIn(serviceCidrs.ipv6, inSix.clusterIP));
});

test('500 Services in a small range have 500 addresses; then the range is full', t => {
	const small = serviceAllocator({cidrs: ['10.0.0.0/23']});
	const all: ApiObject[] = [];
	// The base, the broadcast address and the 31 addresses for those who ask stay free.
	for (let index = 0; index < 479; index++) all.push(small(service(`s${index}`), all, undefined));
	t.is(new Set(all.map(each => specOf(each).clusterIP)).size, 479);
	t.is(refusal(() => small(service('last'), all, undefined)).code, 500);
});

type Case = readonly [spec: object, expected: Spec];

const dualStack: Readonly<Record<string, Case>> = {
	'that says nothing': [{}, {ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4']}],
	'that prefers both': [
		{ipFamilyPolicy: 'PreferDualStack'},
		{ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4', 'IPv6']},
	],
	'that wants both, IPv6 first': [
		{ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6']},
		{ipFamilies: ['IPv6', 'IPv4']},
	],
	'that wants IPv6': [{ipFamilies: ['IPv6']}, {ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6']}],
	'with an IPv6 address': [
		{clusterIP: 'fd00:10:96::5'},
		{clusterIPs: ['fd00:10:96::5'], ipFamilies: ['IPv6']},
	],
	'without an address': [
		{clusterIP: 'None', selector: {a: 'b'}},
		{clusterIP: 'None', clusterIPs: ['None'], ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4']},
	],
	'without an address and a selector': [
		{clusterIP: 'None'},
		{clusterIPs: ['None'], ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6']},
	],
};

for (const [title, [spec, expected]] of Object.entries(dualStack)) {
	test(`a Service ${title} gets what it should in a dual-stack lab`, t => {
		const made = specOf(dual(service('web', spec), [], undefined));
		t.like(made, expected as object);
		if (made.clusterIP !== 'None') t.is(made.clusterIPs?.length, made.ipFamilies?.length);
	});
}

test('an ExternalName has no address', t => {
	const external = service('web', {type: 'ExternalName', externalName: 'a.b', ports: undefined});
	t.is(four(external, [], undefined), external);
});

const taken = [
	four(
		service('other', {clusterIP: '10.96.0.50', type: 'NodePort', ports: [{port: 1, nodePort: 30_001}]}),
		[],
		undefined,
	),
];

const refused: Readonly<Record<string, readonly [spec: object, causes: readonly string[]]>> = {
	'an address outside of the range': [{clusterIP: '10.0.0.1'}, ['spec.clusterIPs: Invalid']],
	'an address that is taken': [{clusterIP: '10.96.0.50'}, ['spec.clusterIPs: Invalid']],
	'a family that the lab has not': [{ipFamilies: ['IPv6']}, ['spec.ipFamilies[0]: Invalid']],
	'an address of such a family': [{clusterIP: 'fd00::1'}, ['spec.clusterIPs[0]: Invalid']],
	'two families where there is one': [{ipFamilyPolicy: 'RequireDualStack'}, ['spec.ipFamilyPolicy: Invalid']],
	'two families with the policy for one': [
		{ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6']},
		['spec.ipFamilyPolicy: Invalid', 'spec.ipFamilies[1]: Invalid'],
	],
	'a node port that is taken': [
		{type: 'NodePort', ports: [{port: 80, nodePort: 30_001}]},
		['spec.ports[0].nodePort: Invalid'],
	],
};

for (const [title, [spec, causes]] of Object.entries(refused)) {
	test(`${title} is refused`, t => {
		const error = refusal(() => four(service('web', spec), taken, undefined));
		t.is(error.code, 422);
		t.deepEqual(causesOf(error), causes);
	});
}

test('what a Service asks for and is free it gets', t => {
	const spec = {clusterIP: '10.96.0.51', type: 'NodePort', ports: [{port: 80, nodePort: 30_002}]};
	t.like(specOf(four(service('web', spec), taken, undefined)), {
		clusterIPs: ['10.96.0.51'],
		ports: [{nodePort: 30_002}],
	});
});

test('written again it keeps what it has, although it is in the list itself', t => {
	const spec = {
		type: 'LoadBalancer',
		externalTrafficPolicy: 'Local',
		ports: [
			{port: 80, name: 'a'},
			{port: 443, name: 'b'},
		],
	};
	const first = four(service('web', spec), taken, undefined);
	t.deepEqual(four(first, [...taken, first], first), first);
	const {ports = [], healthCheckNodePort} = specOf(first);
	t.is(new Set([...ports.map(({nodePort}) => nodePort), healthCheckNodePort]).size, 3);
});

test('the second family can be given back, and only by the policy', t => {
	const both = dual(service('web', {ipFamilyPolicy: 'PreferDualStack'}), [], undefined);
	const single = {...both, spec: {...(both.spec as object), ipFamilyPolicy: 'SingleStack'}};
	const after = specOf(dual(single, [both], both));
	t.deepEqual(after.clusterIPs, specOf(both).clusterIPs?.slice(0, 1));
	t.deepEqual(after.ipFamilies, ['IPv4']);
});

test('TCP and UDP of one port share the port of the node', t => {
	const ports = [
		{name: 'a', port: 53, protocol: 'UDP'},
		{name: 'b', port: 53},
		{name: 'c', port: 80},
	];
	const made = specOf(four(service('dns', {type: 'NodePort', ports}), [], undefined)).ports?.map(
		({nodePort}) => nodePort,
	);
	t.is(made?.[0], made?.[1]);
	t.not(made?.[0], made?.[2]);
});

test('a load balancer that wants no node ports has none', t => {
	const spec = {type: 'LoadBalancer', allocateLoadBalancerNodePorts: false};
	t.is(specOf(four(service('web', spec), [], undefined)).ports?.[0]?.nodePort, undefined);
});

function service(name: string, spec: object = {}): ApiObject {
	const kind = kindNamed('Service');
	const value = {metadata: {name}, spec: {ports: [{port: 80}], ...spec}};
	return admitCreate(kind, value, {...admissionContext(kind), uid: name}).object;
}

function specOf(object: ApiObject): Spec {
	return object.spec as Spec;
}

function isIn(range: string, address = ''): boolean {
	const cidr = parseCidr(range);
	return cidr !== undefined && contains(cidr, address);
}
