/** What kubectl makes itself it sends in protobuf. */
import test from 'ava';
import {startWithKubectl} from '../../../helpers/api-kubectl.js';

const made: Readonly<Record<string, {readonly resource: string; readonly like: object}>> = {
	'create namespace x': {resource: 'namespaces', like: {metadata: {name: 'x'}, status: {phase: 'Active'}}},
	'create deployment x --image=nginx --replicas=0 --port=80': {
		resource: 'deployments.apps',
		like: {
			metadata: {name: 'x', labels: {app: 'x'}},
			spec: {
				replicas: 0,
				selector: {matchLabels: {app: 'x'}},
				template: {
					spec: {
						containers: [{name: 'nginx', image: 'nginx', ports: [{containerPort: 80, protocol: 'TCP'}]}],
					},
				},
			},
		},
	},
	'create configmap x --from-literal=a=b': {resource: 'configmaps', like: {data: {a: 'b'}}},
	'create secret generic x --from-literal=a=b': {
		resource: 'secrets',
		like: {data: {a: 'Yg=='}, type: 'Opaque'},
	},
	'create serviceaccount x': {resource: 'serviceaccounts', like: {metadata: {name: 'x'}}},
	'create service nodeport x --tcp=80:8080': {
		resource: 'services',
		like: {spec: {type: 'NodePort', ports: [{port: 80, targetPort: 8080}], selector: {app: 'x'}}},
	},
	'create service clusterip x --clusterip=None': {resource: 'services', like: {spec: {clusterIP: 'None'}}},
	'create service externalname x --external-name=example.org': {
		resource: 'services',
		like: {spec: {type: 'ExternalName', externalName: 'example.org'}},
	},
	'create ingress x --rule=example.org/a*=web:80': {
		resource: 'ingresses.networking.k8s.io',
		like: {
			spec: {
				rules: [
					{
						host: 'example.org',
						http: {
							paths: [
								{path: '/a', pathType: 'Prefix', backend: {service: {name: 'web', port: {number: 80}}}},
							],
						},
					},
				],
			},
		},
	},
	'create job x --image=busybox -- date +%s': {
		resource: 'jobs.batch',
		like: {spec: {template: {spec: {restartPolicy: 'Never', containers: [{command: ['date', '+%s']}]}}}},
	},
};

for (const [command, {resource, like}] of Object.entries(made)) {
	test(`kubectl ${command} makes what it says`, async t => {
		const {api, kubectl} = await startWithKubectl(t);
		const {code, out, err} = await kubectl(command);
		t.is(code, 0, err);
		t.regex(out, /\/x created$/m);
		t.like(
			api.store.list(resource).find(({metadata}) => metadata.name === 'x'),
			like,
		);
		t.regex((await kubectl(command)).err, / already exists/);
		const dry = await kubectl(command.replace(' x', ' y --dry-run=server'));
		t.regex(dry.out, /\/y created \(server dry run\)$/m);
	});
}
