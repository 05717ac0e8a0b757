/** Pods for tests, in a line each. */
import type {Container, Pod} from '../../topology/model.js';

export function containerOf(fields: Partial<Container> & {image: string}): Container {
	return {name: 'main', command: [], args: [], env: {}, ports: [], ...fields};
}

export function podOf(name: string, containers: readonly Container[], fields: Partial<Pod> = {}): Pod {
	return {
		namespace: 'default',
		name,
		node: 'node-1',
		labels: {},
		hostname: name,
		hostNetwork: false,
		netns: `default.${name}`,
		mac: '02:00:0a:00:00:01',
		addresses: {ipv4: '10.0.0.1/24'},
		gateways: {},
		containers,
		...fields,
	};
}
