// The labs of bench/bgp.mjs: mode calico-bgp, a pod a node.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {scratch} from './stand.mjs';

export const shapes = ['mesh', 'reflectors'];

// Written over if it is there. `shape`: one of `shapes`.
export function writeBgpLab({shape, nodes}) {
	const name = `${shape}-bgp`;
	const file = join(scratch, `${name}.yaml`);
	const objects = [daemonSet, ...(shape === 'reflectors' ? reflectors : [])];
	writeFileSync(`${file}.objects.yaml`, objects.map(each => JSON.stringify(each)).join('\n---\n'));
	writeFileSync(
		file,
		`name: ${name}
summary: BGP between ${nodes} nodes (${shape})
mode: calico-bgp
pods: {ipv4: 10.244.0.0/16}
cluster:
  segments: {lan: {ipv4: 192.168.0.0/16}}
  groups: {node: {count: ${nodes}}}
manifests: [${name}.yaml.objects.yaml]
`,
	);
	return {name, file};
}

const labels = {app: 'web'};

const daemonSet = {
	apiVersion: 'apps/v1',
	kind: 'DaemonSet',
	metadata: {name: 'web'},
	spec: {
		selector: {matchLabels: labels},
		template: {
			metadata: {labels},
			spec: {containers: [{name: 'web', image: 'nginx', ports: [{containerPort: 80}]}]},
		},
	},
};

const isReflector = 'has(route-reflector)';

// The first two nodes reflect for all others, in one cluster; the mesh is off.
const reflectors = [
	calico('BGPConfiguration', 'default', {nodeToNodeMeshEnabled: false}),
	calico('BGPPeer', 'to-reflectors', {nodeSelector: `!${isReflector}`, peerSelector: isReflector}),
	calico('BGPPeer', 'between-reflectors', {nodeSelector: isReflector, peerSelector: isReflector}),
	...['node-1', 'node-2'].map(name => ({
		...calico('Node', name, {bgp: {routeReflectorClusterID: '244.0.0.1'}}),
		metadata: {name, labels: {'route-reflector': 'true'}},
	})),
];

function calico(kind, name, spec) {
	return {apiVersion: 'projectcalico.org/v3', kind, metadata: {name}, spec};
}
