import test from 'ava';
import {problemsInManifests as problemsIn} from '../../helpers/manifests.js';
import {brief} from '../../helpers/problems.js';

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {${spec}}\n`;
const policy = (spec: string) =>
	`apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {${spec}}\n`;
const ingress = (spec: string) =>
	`apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {${spec}}\n`;

const bad: ReadonlyArray<readonly [string, string, readonly string[]]> = [
	['a Service without ports', service('selector: {}'), ['missing-field 4:1']],
	[
		'several ports without names',
		service('ports: [{port: 1}, {port: 2}]'),
		['missing-field 4:16', 'missing-field 4:27'],
	],
	['two ports of one name', service('ports: [{port: 1, name: a}, {port: 2, name: a}]'), ['duplicate 4:52']],
	['one port twice', service('ports: [{port: 1, name: a}, {port: 1, name: b}]'), ['duplicate 4:36']],
	['a target port out of range', service('ports: [{port: 1, targetPort: 0x10000}]'), ['bad-value 4:38']],
	[
		'a node port out of range',
		service('type: NodePort, ports: [{port: 1, nodePort: 80}]'),
		['bad-value 4:52'],
	],
	['a node port of a ClusterIP', service('ports: [{port: 1, nodePort: 30000}]'), ['bad-value 4:36']],
	['a type that is none', service('type: nodeport, ports: [{port: 1}]'), ['bad-value 4:14']],
	['a cluster IP that is none', service('clusterIP: 10.0.0.300, ports: [{port: 1}]'), ['bad-value 4:19']],
	['ExternalName without a name', service('type: ExternalName'), ['missing-field 4:7']],
	['an empty peer', policy('podSelector: {}, ingress: [{from: [{}]}]'), ['missing-field 4:43']],
	[
		'an ipBlock beside a selector',
		policy('podSelector: {}, ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]'),
		['invalid-object 4:43'],
	],
	[
		'a CIDR that is none',
		policy('podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0}}]}]'),
		['bad-cidr 4:57'],
	],
	[
		'an exception outside its block',
		policy('podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]}]'),
		['bad-cidr 4:78'],
	],
	[
		'an exception that is all of its block',
		policy('podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]'),
		['bad-cidr 4:78'],
	],
	[
		'a range that ends before it begins',
		policy('podSelector: {}, ingress: [{ports: [{port: 80, endPort: 79}]}]'),
		['bad-value 4:64'],
	],
	[
		'a range from a named port',
		policy('podSelector: {}, ingress: [{ports: [{port: http, endPort: 79}]}]'),
		['bad-value 4:66'],
	],
	['a policy type that is none', policy('podSelector: {}, policyTypes: [ingress]'), ['bad-value 4:39']],
	['from in an egress rule', policy('podSelector: {}, egress: [{from: []}]'), ['unknown-field 4:35']],
	['neither rules nor a default', ingress(''), ['missing-field 4:7']],
	[
		'no pathType',
		ingress('rules: [{http: {paths: [{path: /, backend: {service: {name: a, port: {number: 80}}}}]}}]'),
		['missing-field 4:32'],
	],
	[
		'a path without a slash',
		ingress(
			'rules: [{http: {paths: [{path: a, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]',
		),
		['bad-value 4:39'],
	],
	[
		'the backend of extensions/v1beta1',
		ingress(
			'rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {serviceName: a, servicePort: 80}}]}}]',
		),
		['invalid-object 4:69', 'unknown-field 4:70', 'unknown-field 4:86'],
	],
	['a host that is an address', ingress('rules: [{host: 10.0.0.1}]'), ['bad-value 4:23']],
	[
		'a port by number and by name',
		ingress('defaultBackend: {service: {name: a, port: {number: 80, name: http}}}'),
		['invalid-object 4:50'],
	],
];

for (const [what, text, expected] of bad) {
	test(`${what}: refused at its place`, t => {
		t.deepEqual(brief(problemsIn(text)), expected);
	});
}
