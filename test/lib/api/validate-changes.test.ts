import test from 'ava';
import {admitCreate, admitUpdate} from '../../../lib/api/admit.js';
import {refusal} from '../../helpers/api-objects.js';
import {admissionContext, kindNamed, leastObject} from '../../helpers/least-objects.js';
import {causesOf, labels, main, ofPod, owned} from '../../helpers/refused-objects.js';

type Change = {
	readonly kind: string;
	readonly from?: Readonly<Record<string, unknown>>;
	readonly to: Readonly<Record<string, unknown>>;
	readonly causes: readonly string[];
};

const pod = {...main, resources: {}};
const admitted = {serviceAccountName: 'default', priority: 0, preemptionPolicy: 'PreemptLowerPriority'};
const tolerations = ['not-ready', 'unreachable'].map(taint => ({
	key: `node.kubernetes.io/${taint}`,
	operator: 'Exists',
	effect: 'NoExecute',
	tolerationSeconds: 300,
}));
const podWith = (fields: object) => ofPod({...admitted, tolerations, ...fields});
const job = (fields: object) => ({
	spec: {
		manualSelector: true,
		selector: {matchLabels: labels},
		template: {metadata: {labels}, spec: {containers: [main], restartPolicy: 'Never'}},
		...fields,
	},
});

const changes: Readonly<Record<string, Change>> = {
	'the image of a pod': {
		kind: 'Pod',
		from: ofPod({}),
		to: podWith({containers: [{...pod, image: 'other'}]}),
		causes: [],
	},
	'the tolerations of a pod, when one comes': {
		kind: 'Pod',
		from: ofPod({}),
		to: podWith({tolerations: [...tolerations, {operator: 'Exists'}]}),
		causes: [],
	},
	'the tolerations of a pod, when one goes': {
		kind: 'Pod',
		from: ofPod({}),
		to: podWith({tolerations: tolerations.slice(1)}),
		causes: ['spec.tolerations: Forbidden'],
	},
	'the ports of a pod': {
		kind: 'Pod',
		from: ofPod({}),
		to: podWith({containers: [{...pod, ports: [{containerPort: 81}]}]}),
		causes: ['spec: Forbidden'],
	},
	'the number of containers': {
		kind: 'Pod',
		from: ofPod({}),
		to: podWith({containers: [main, {...main, name: 'b'}]}),
		causes: ['spec.containers: Forbidden'],
	},
	'the deadline of a pod, to a later one': {
		kind: 'Pod',
		from: ofPod({activeDeadlineSeconds: 5}),
		to: podWith({activeDeadlineSeconds: 6}),
		causes: ['spec.activeDeadlineSeconds: Invalid'],
	},
	'the selector of a Deployment': {
		kind: 'Deployment',
		to: owned({selector: {matchLabels: {app: 'db'}}}),
		causes: ['spec.selector: Invalid'],
	},
	'the template of a Deployment, to a wrong one': {
		kind: 'Deployment',
		to: owned({}, {dnsPolicy: 'x'}),
		causes: ['spec.template.spec.dnsPolicy: NotSupported'],
	},
	'the service name of a StatefulSet': {
		kind: 'StatefulSet',
		from: owned({}),
		to: owned({serviceName: 'x'}),
		causes: ['spec: Forbidden'],
	},
	'the replicas of a StatefulSet': {
		kind: 'StatefulSet',
		from: owned({}),
		to: owned({replicas: 3}),
		causes: [],
	},
	'the template of a Job': {
		kind: 'Job',
		from: job({}),
		to: job({
			template: {metadata: {labels}, spec: {containers: [{...main, image: 'x'}], restartPolicy: 'Never'}},
		}),
		causes: ['spec.template: Invalid'],
	},
	'the completions of a Job': {
		kind: 'Job',
		from: job({}),
		to: job({completions: 2}),
		causes: ['spec.completions: Invalid'],
	},
	'the parallelism of a Job': {
		kind: 'Job',
		from: job({}),
		to: job({completions: 1, parallelism: 3}),
		causes: [],
	},
	'the cluster IP of a Service': {
		kind: 'Service',
		from: {spec: {clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.9'], ports: [{port: 80}]}},
		to: {spec: {clusterIP: '10.96.0.8', ports: [{port: 80}]}},
		causes: ['spec.clusterIPs[0]: Invalid'],
	},
	'a Service to an ExternalName': {
		kind: 'Service',
		from: {spec: {clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.9'], ports: [{port: 80}]}},
		to: {spec: {type: 'ExternalName', externalName: 'example.org'}},
		causes: [],
	},
	'the type of a Secret': {kind: 'Secret', to: {type: 'x'}, causes: ['type: Invalid']},
	'a ConfigMap that is immutable': {
		kind: 'ConfigMap',
		from: {immutable: true, data: {a: 'b'}},
		to: {data: {a: 'c'}},
		causes: ['immutable: Forbidden', 'data: Forbidden'],
	},
	'the type of a slice': {kind: 'EndpointSlice', to: {addressType: 'FQDN'}, causes: ['addressType: Invalid']},
	'the controller of a class': {
		kind: 'IngressClass',
		to: {spec: {controller: 'a.org/b'}},
		causes: ['spec.controller: Invalid'],
	},
	'the pod subnet of a Node': {
		kind: 'Node',
		from: {spec: {podCIDR: '10.0.0.0/24', podCIDRs: ['10.0.0.0/24']}},
		to: {spec: {podCIDR: '10.0.1.0/24', podCIDRs: ['10.0.1.0/24']}},
		causes: ['spec.podCIDR: Forbidden', 'spec.podCIDRs: Forbidden'],
	},
	'the taints of a Node': {
		kind: 'Node',
		to: {spec: {taints: [{key: 'a', effect: 'NoSchedule'}]}},
		causes: [],
	},
	'when the object was created': {
		kind: 'ConfigMap',
		to: {metadata: {name: 'web', creationTimestamp: '2020-01-01T00:00:00Z'}},
		causes: ['metadata.creationTimestamp: Invalid'],
	},
	'that the object is deleted': {
		kind: 'ConfigMap',
		to: {metadata: {name: 'web', deletionTimestamp: '2020-01-01T00:00:00Z'}},
		causes: ['metadata.deletionTimestamp: Invalid'],
	},
};

for (const [title, {kind: name, from, to, causes}] of Object.entries(changes)) {
	test(`${title} ${causes.length === 0 ? 'may' : 'may not'} be changed`, t => {
		const kind = kindNamed(name);
		const context = admissionContext(kind);
		const {object} = admitCreate(kind, {...leastObject(kind), ...from}, context);
		const change = () => admitUpdate(kind, {...leastObject(kind), ...to}, object, context);
		if (causes.length === 0) t.notThrows(change);
		else t.deepEqual(causesOf(refusal(change)), causes);
	});
}
