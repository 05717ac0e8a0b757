/** Images that serve nothing by themselves: a base system or tools that wait for a command, and the pod sandbox itself. */
import type {ImageServer} from './images.js';

export const pause: ImageServer = {
	images: ['pause', 'registry.k8s.io/pause', 'k8s.gcr.io/pause', 'gcr.io/google_containers/pause'],
	programs: ['/pause', 'pause'],
	serve: () => ({services: [], notices: []}),
};

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
