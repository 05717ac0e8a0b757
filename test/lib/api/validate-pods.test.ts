import test from 'ava';
import {labels, main, ofPod, owned, type Refused, refusedAsSaid} from '../../helpers/refused-objects.js';

const ofContainer = (fields: object) => ofPod({containers: [{...main, ...fields}]});

const refused: Readonly<Record<string, Refused>> = {
	'a pod without containers': {kind: 'Pod', with: {spec: {}}, causes: ['spec.containers: Required']},
	'containers without a name and an image': {
		kind: 'Pod',
		with: {spec: {containers: [{}]}},
		causes: ['spec.containers[0].name: Required', 'spec.containers[0].image: Required'],
	},
	'two containers of one name': {
		kind: 'Pod',
		with: ofPod({containers: [main, main]}),
		causes: ['spec.containers[1].name: Duplicate'],
	},
	'wrong policies': {
		kind: 'Pod',
		with: ofPod({restartPolicy: 'never', dnsPolicy: 'x', containers: [{...main, imagePullPolicy: 'x'}]}),
		causes: [
			'spec.restartPolicy: NotSupported',
			'spec.dnsPolicy: NotSupported',
			'spec.containers[0].imagePullPolicy: NotSupported',
		],
	},
	'wrong ports': {
		kind: 'Pod',
		with: ofContainer({
			ports: [{}, {containerPort: 70_000}, {containerPort: 80, name: 'a--b', protocol: 'x'}],
		}),
		causes: [
			'spec.containers[0].ports[0].containerPort: Required',
			'spec.containers[0].ports[1].containerPort: Invalid',
			'spec.containers[0].ports[2].name: Invalid',
			'spec.containers[0].ports[2].protocol: NotSupported',
		],
	},
	'a volume that is not there': {
		kind: 'Pod',
		with: ofContainer({volumeMounts: [{name: 'x', mountPath: '/x'}]}),
		causes: ['spec.containers[0].volumeMounts[0].name: NotFound'],
	},
	'probes that do nothing, or two things': {
		kind: 'Pod',
		with: ofContainer({
			livenessProbe: {},
			readinessProbe: {exec: {command: ['true']}, tcpSocket: {port: 80}},
			startupProbe: {httpGet: {port: 0}},
		}),
		causes: [
			'spec.containers[0].livenessProbe: Required',
			'spec.containers[0].readinessProbe.tcpSocket: Forbidden',
			'spec.containers[0].startupProbe.httpGet.port: Invalid',
		],
	},
	'more asked for than may be used': {
		kind: 'Pod',
		with: ofContainer({resources: {requests: {cpu: '2'}, limits: {cpu: '1', memory: '-1Gi'}}}),
		causes: [
			'spec.containers[0].resources.limits[memory]: Invalid',
			'spec.containers[0].resources.requests[memory]: Invalid',
			'spec.containers[0].resources.requests: Invalid',
		],
	},
	'a wrong toleration': {
		kind: 'Pod',
		with: ofPod({tolerations: [{key: 'a', operator: 'Is', effect: 'x'}, {tolerationSeconds: 1}]}),
		causes: [
			'spec.tolerations[0].operator: NotSupported',
			'spec.tolerations[0].effect: NotSupported',
			'spec.tolerations[1].operator: Invalid',
			'spec.tolerations[1].effect: Invalid',
		],
	},
	'a priority class that there is not': {
		kind: 'Pod',
		with: ofPod({priorityClassName: 'high'}),
		causes: ['spec.priorityClassName: Forbidden'],
	},
	'no name server with dnsPolicy None': {
		kind: 'Pod',
		with: ofPod({dnsPolicy: 'None'}),
		causes: ['spec.dnsConfig.nameservers: Required'],
	},
	'no selector': {
		kind: 'Deployment',
		with: owned({selector: undefined}),
		causes: ['spec.selector: Required', 'spec.template.metadata.labels: Invalid'],
	},
	'an empty selector': {kind: 'ReplicaSet', with: owned({selector: {}}), causes: ['spec.selector: Invalid']},
	'a selector of other pods': {
		kind: 'DaemonSet',
		with: owned({selector: {matchLabels: {app: 'db'}}}),
		causes: ['spec.template.metadata.labels: Invalid'],
	},
	'replicas below 0 and a template that is wrong': {
		kind: 'StatefulSet',
		with: owned({replicas: -1}, {restartPolicy: 'Never'}),
		causes: ['spec.replicas: Invalid', 'spec.template.spec.restartPolicy: NotSupported'],
	},
	'a rolling update that can do nothing': {
		kind: 'Deployment',
		with: owned({strategy: {rollingUpdate: {maxSurge: '0%', maxUnavailable: 0}}}),
		causes: ['spec.strategy.rollingUpdate.maxUnavailable: Invalid'],
	},
	'a percentage that is none': {
		kind: 'Deployment',
		with: owned({strategy: {rollingUpdate: {maxSurge: 'half'}}}),
		causes: ['spec.strategy.rollingUpdate.maxSurge: Invalid'],
	},
	'a Job whose pods start for ever': {
		kind: 'Job',
		with: {spec: {template: {spec: {containers: [main]}}}},
		causes: ['spec.template.spec.restartPolicy: NotSupported'],
	},
	'a Job with a selector': {
		kind: 'Job',
		with: {
			spec: {
				selector: {matchLabels: labels},
				template: {metadata: {labels}, spec: {containers: [main], restartPolicy: 'Never'}},
			},
		},
		causes: ['spec.selector: Invalid'],
	},
};

for (const [title, each] of Object.entries(refused)) {
	test(`${title}: ${each.kind} is refused with 422 and all causes`, refusedAsSaid, each);
}
