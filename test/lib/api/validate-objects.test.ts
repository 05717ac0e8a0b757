import test from 'ava';
import {ofPod, owned, type Refused, refusalOf, refusedAsSaid} from '../../helpers/refused-objects.js';

const refused: Readonly<Record<string, Refused>> = {
	'no name': {kind: 'ConfigMap', with: {metadata: {}}, causes: ['metadata.name: Required']},
	'a name with capitals': {
		kind: 'ConfigMap',
		with: {metadata: {name: 'Web'}},
		causes: ['metadata.name: Invalid'],
	},
	'a Service whose name begins with a digit': {
		kind: 'Service',
		with: {metadata: {name: '1web'}},
		causes: ['metadata.name: Invalid'],
	},
	'a Namespace with a dot': {
		kind: 'Namespace',
		with: {metadata: {name: 'a.b'}},
		causes: ['metadata.name: Invalid'],
	},
	'a namespace for a kind that has none': {
		kind: 'Node',
		with: {metadata: {name: 'a', namespace: 'default'}},
		causes: ['metadata.namespace: Forbidden'],
	},
	'labels and annotations with wrong keys and values': {
		kind: 'ConfigMap',
		with: {metadata: {name: 'a', labels: {'a b': 'c', d: '-'}, annotations: {'a b': 'any text'}}},
		causes: ['metadata.labels: Invalid', 'metadata.labels: Invalid', 'metadata.annotations: Invalid'],
	},
	'annotations that are too large': {
		kind: 'ConfigMap',
		with: {metadata: {name: 'a', annotations: {a: 'x'.repeat(300_000)}}},
		causes: ['metadata.annotations: TooLong'],
	},
	'two controllers': {
		kind: 'ConfigMap',
		with: {
			metadata: {
				name: 'a',
				ownerReferences: ['1', '2'].map(uid => ({
					apiVersion: 'v1',
					kind: 'Pod',
					name: 'p',
					uid,
					controller: true,
				})),
			},
		},
		causes: ['metadata.ownerReferences: Invalid'],
	},
	'an owner without a UID': {
		kind: 'ConfigMap',
		with: {metadata: {name: 'a', ownerReferences: [{apiVersion: 'v1', kind: 'Pod', name: 'p'}]}},
		causes: ['metadata.ownerReferences[0].uid: Invalid'],
	},
	'a Service without ports': {kind: 'Service', with: {spec: {}}, causes: ['spec.ports: Required']},
	'a Service with wrong ports': {
		kind: 'Service',
		with: {spec: {ports: [{port: 0}, {port: 80, name: 'a', nodePort: 30_000}]}},
		causes: [
			'spec.ports[0].name: Required',
			'spec.ports[0].port: Invalid',
			'spec.ports[1].nodePort: Invalid',
		],
	},
	'an ExternalName without a name': {
		kind: 'Service',
		with: {spec: {type: 'ExternalName'}},
		causes: ['spec.externalName: Required'],
	},
	'a policy with empty peers and wrong blocks': {
		kind: 'NetworkPolicy',
		with: {spec: {podSelector: {}, policyTypes: ['x'], ingress: [{from: [{}, {ipBlock: {cidr: '10.0'}}]}]}},
		causes: [
			'spec.policyTypes[0]: NotSupported',
			'spec.ingress[0].from[0]: Required',
			'spec.ingress[0].from[1].ipBlock.cidr: Invalid',
		],
	},
	'an Ingress of nothing': {kind: 'Ingress', with: {spec: {}}, causes: ['spec: Invalid']},
	'an IngressClass without a controller': {
		kind: 'IngressClass',
		with: {spec: {parameters: {kind: '', name: 'a', scope: 'x'}}},
		causes: [
			'spec.controller: Required',
			'spec.parameters.kind: Required',
			'spec.parameters.scope: NotSupported',
		],
	},
	'wrong keys of a ConfigMap': {
		kind: 'ConfigMap',
		with: {data: {'a b': '', '..': ''}, binaryData: {c: ''}},
		causes: ['data[a b]: Invalid', 'data[..]: Invalid'],
	},
	'a ConfigMap of more than a MiB': {
		kind: 'ConfigMap',
		with: {data: {a: 'x'.repeat(1024 * 1024 + 1)}},
		causes: [': TooLong'],
	},
	'a certificate without its key': {
		kind: 'Secret',
		with: {type: 'kubernetes.io/tls', stringData: {'tls.crt': 'x'}},
		causes: ['data[tls.key]: Required'],
	},
	'endpoints that are none': {
		kind: 'Endpoints',
		with: {subsets: [{}, {addresses: [{ip: '127.0.0.1'}, {ip: 'x'}], ports: [{port: 1}, {port: 2}]}]},
		causes: [
			'subsets[0]: Required',
			'subsets[1].addresses[0].ip: Invalid',
			'subsets[1].addresses[1].ip: Invalid',
			'subsets[1].ports[0].name: Required',
			'subsets[1].ports[1].name: Required',
		],
	},
	'a slice with addresses of the other family': {
		kind: 'EndpointSlice',
		with: {endpoints: [{}, {addresses: ['::2']}], ports: [{port: 80}, {port: 0}]},
		causes: [
			'endpoints[0].addresses: Required',
			'endpoints[1].addresses[0]: Invalid',
			'ports[1].name: Duplicate',
			'ports[1].port: Invalid',
		],
	},
	'a slice without a type': {
		kind: 'EndpointSlice',
		with: {addressType: undefined, endpoints: []},
		causes: ['addressType: Required'],
	},
	'a Node with wrong taints': {
		kind: 'Node',
		with: {
			spec: {
				taints: [
					{key: 'a', effect: 'x'},
					{key: 'b', effect: 'NoSchedule'},
					{key: 'b', effect: 'NoSchedule'},
				],
			},
		},
		causes: ['spec.taints[0].effect: NotSupported', 'spec.taints[2]: Duplicate'],
	},
	'an Event of another namespace': {
		kind: 'Event',
		with: {involvedObject: {namespace: 'other'}},
		causes: ['involvedObject.namespace: Invalid'],
	},
	'a revision of nothing': {
		kind: 'ControllerRevision',
		with: {data: undefined, revision: -1},
		causes: ['data: Required', 'revision: Invalid'],
	},
	'several rules of Calico, each with its mistakes': {
		kind: 'GlobalNetworkPolicy',
		with: {
			spec: {
				ingress: [
					{action: 'Dney', source: {nets: ['10.0.0.0/34']}},
					{action: 'Allow', source: {nets: ['10.0.0.0/8']}},
					{action: 'Allow', source: {nets: ['10.0.0.0/33']}},
				],
			},
		},
		causes: [
			'spec.ingress[0].action: NotSupported',
			'spec.ingress[0].source.nets[0]: Invalid',
			'spec.ingress[2].source.nets[0]: Invalid',
		],
	},
	'a rule of Calico without its action': {
		kind: 'GlobalNetworkPolicy',
		with: {spec: {ingress: [{source: {nets: ['10.0.0.0/34']}}]}},
		causes: ['spec.ingress[0].action: Required'],
	},
};

for (const [title, each] of Object.entries(refused)) {
	test(`${title}: ${each.kind} is refused with 422 and all causes`, refusedAsSaid, each);
}

/** What clients and scripts look for: these are the real server's words. */
const words: Readonly<
	Record<string, readonly [kind: string, fields: Readonly<Record<string, unknown>>, message: string]>
> = {
	'a name': [
		'Pod',
		{metadata: {name: 'Web'}, ...ofPod({})},
		`Pod "Web" is invalid: metadata.name: Invalid value: "Web": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
	],
	'a value of a list': [
		'Pod',
		ofPod({restartPolicy: 'x'}),
		'Pod "web" is invalid: spec.restartPolicy: Unsupported value: "x": supported values: "Always", "Never", "OnFailure"',
	],
	'a selector': [
		'Deployment',
		owned({selector: {matchLabels: {app: 'db'}}}),
		'Deployment.apps "web" is invalid: spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
	],
	'several causes': [
		'Pod',
		{spec: {containers: [{}]}},
		'Pod "web" is invalid: [spec.containers[0].name: Required value, spec.containers[0].image: Required value]',
	],
};

for (const [title, [kind, fields, message]] of Object.entries(words)) {
	test(`the message about ${title} is the real server's`, t => {
		t.is(refusalOf({kind, with: fields}).message, message);
	});
}
