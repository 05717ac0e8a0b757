/** Images that serve nothing by themselves: a base system or tools that wait for a command, and the pod sandbox itself. */
import type {ImageServer} from './images.js';

export const pause: ImageServer = {
	images: ['pause', 'registry.k8s.io/pause', 'k8s.gcr.io/pause', 'gcr.io/google_containers/pause'],
	programs: ['/pause', 'pause'],
	serve: () => ({services: [], notices: []}),
};

/** What an image starts when nothing is said; the first one that there is. */
const usualShells: Readonly<Record<string, readonly string[]>> = {
	busybox: ['sh'],
	alpine: ['sh'],
	debian: ['bash', 'sh'],
	ubuntu: ['bash', 'sh'],
	fedora: ['bash', 'sh'],
	bash: ['bash', 'sh'],
	'nicolaka/netshoot': ['zsh', 'bash', 'sh'],
	python: ['python3'],
	node: ['node'],
};

/** An image without registry, tag and digest. */
export function shellsOf(image: string): readonly string[] {
	return usualShells[image] ?? [];
}

export const shells: ImageServer = {
	images: [
		'busybox',
		'alpine',
		'debian',
		'ubuntu',
		'fedora',
		'bash',
		'nicolaka/netshoot',
		'python',
		'node',
		'curlimages/curl',
	],
	programs: [],
	argsAreCommand: true,
	serve({container}) {
		const ports = container.ports.map(({port, protocol}) => `${port}/${protocol}`);
		return {
			services: [],
			notices:
				ports.length === 0
					? []
					: [`nothing serves ${ports.join(', ')}: the image does not without a command`],
		};
	},
};
