/** Lab files for the built cnilab: three nodes with three pods each, whose names and addresses a test can write down. */
import type {Family} from '../../topology/model.js';

export type LabText = {
	readonly name?: string;
	readonly mode: string;
	readonly options?: Readonly<Record<string, unknown>>;
	readonly families?: readonly Family[];
	/** node-1 and node-2 in one rack, node-3 in another, and a router between the racks. */
	readonly twoRacks?: boolean;
};

/** `lab.yaml` and `pods.yaml`. Node-1 has the pods a-1, b-1 and c-1; agnhost tells a client the address that it saw. */
export function labFiles(lab: LabText): Readonly<Record<'lab.yaml' | 'pods.yaml', string>> {
	return {'lab.yaml': labText(lab), 'pods.yaml': podsText()};
}

export const nodeNames = ['node-1', 'node-2', 'node-3'] as const;

export const podNames = nodeNames.flatMap(node => ['a', 'b', 'c'].map(letter => `${letter}-${node.at(-1)}`));

function labText({
	name = 'trial',
	mode,
	options = {},
	families = ['ipv4'],
	twoRacks = false,
}: LabText): string {
	const racks = twoRacks ? {'rack-a': 50, 'rack-b': 60} : {lan: 50};
	const segments = Object.entries(racks).map(([segment, net]) => {
		const subnets = {ipv4: `192.168.${net}.0/24`, ipv6: `fd00:${net}::/64`};
		return [segment, Object.fromEntries(families.map(family => [family, subnets[family]]))];
	});
	const segmentOf = (node: string) => (node === 'node-3' ? 'rack-b' : 'rack-a');
	const nodes = nodeNames.map(node => [node, twoRacks ? {segment: segmentOf(node)} : null]);
	// JSON is YAML.
	return JSON.stringify({
		summary: 'a trial',
		name,
		cluster: {segments: Object.fromEntries(segments), nodes: Object.fromEntries(nodes)},
		mode: {name: mode, options},
		manifests: ['pods.yaml'],
	});
}

function podsText(): string {
	const pods = podNames.map(name => ({
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name},
		spec: {
			nodeName: `node-${name.at(-1)}`,
			containers: [
				{
					name: 'main',
					image: 'registry.k8s.io/e2e-test-images/agnhost:2.47',
					args: ['netexec', '--http-port=8080'],
					ports: [{containerPort: 8080}],
				},
			],
		},
	}));
	return pods.map(pod => JSON.stringify(pod)).join('\n---\n');
}
