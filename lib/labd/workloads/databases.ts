/** Databases and brokers: the port accepts and echoes; their protocols are not spoken. */
import {type ImageServer, portsOf} from './images.js';

const usualPorts: Readonly<Record<string, number>> = {
	redis: 6379,
	postgres: 5432,
	mysql: 3306,
	mariadb: 3306,
	mongo: 27_017,
	memcached: 11_211,
	rabbitmq: 5672,
};

export const databases: readonly ImageServer[] = Object.entries(usualPorts).map(([image, usual]) => ({
	images: [image],
	programs: ['docker-entrypoint.sh', `${image}-server`, `${image}d`],
	serve: ({container}) => {
		const ports = portsOf(container, 'TCP', usual);
		return {
			services: ports.map(port => ({protocol: 'TCP' as const, port, service: {kind: 'echo' as const}})),
			notices: [`port ${ports.join(', ')} accepts and echoes; the protocol of ${image} is not spoken`],
		};
	},
}));
