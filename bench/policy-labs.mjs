// The labs of bench/policy.mjs: mode calico-vxlan, pods that have a label of their own each (StatefulSet), and policies about them.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {scratch} from './stand.mjs';

export const iperfPort = 5201;
/** Asked by those who open a connection to see whether they may. */
export const openPort = 7000;

// Policy i is about pod i mod `pods`; the server and the client meet theirs before the last one lets the server be reached.
export function writePolicyLab({name, nodes, pods, policies, ports = [iperfPort]}) {
	const file = join(scratch, `${name}.yaml`);
	const objects = [statefulSet(pods, ports), ...(policies > 0 ? policiesOf(pods, policies) : [])];
	writeFileSync(`${file}.objects.yaml`, documents(objects));
	writeFileSync(
		file,
		`name: ${name}
summary: ${policies} policies, ${pods} pods on ${nodes} nodes
mode: calico-vxlan
pods: {ipv4: 10.128.0.0/9}
cluster:
  segments: {lan: {ipv4: 192.168.0.0/16}}
  groups: {node: {count: ${nodes}}}
manifests: [${name}.yaml.objects.yaml]
`,
	);
	return file;
}

export function documents(objects) {
	return objects.map(each => JSON.stringify(each)).join('\n---\n');
}

function statefulSet(replicas, ports) {
	const labels = {app: 'web'};
	const containerPorts = ports.flatMap(containerPort =>
		['TCP', 'UDP'].map(protocol => ({containerPort, protocol})),
	);
	const containers = [{name: 'web', image: 'bench.example/server', ports: containerPorts}];
	const spec = {
		serviceName: 'web',
		podManagementPolicy: 'Parallel',
		replicas,
		selector: {matchLabels: labels},
	};
	return {
		apiVersion: 'apps/v1',
		kind: 'StatefulSet',
		metadata: {name: 'web'},
		spec: {...spec, template: {metadata: {labels}, spec: {containers}}},
	};
}

const pod = index => ({matchLabels: {'statefulset.kubernetes.io/pod-name': `web-${index}`}});

// By name the last ones are those that let all in: whoever connects has passed all others of that pod.
function policiesOf(pods, count) {
	const others = Array.from({length: count - 1}, (_, index) =>
		policy(`p-${String(index).padStart(6, '0')}`, {
			podSelector: pod(index % pods),
			ingress: [
				{from: [{podSelector: pod((index * 7 + 1) % pods)}], ports: [{port: 10_000 + (index % 50_000)}]},
			],
		}),
	);
	return [...others, policy('z-all', {podSelector: {}, ingress: [{}]})];
}

export function policy(name, spec) {
	return {apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {name}, spec};
}

// Nobody may reach the server any more, or everybody.
export function gate(isOpen) {
	return policy('z-all', {podSelector: {}, policyTypes: ['Ingress'], ...(isOpen && {ingress: [{}]})});
}
