/** nginx without a configuration of its own: a welcome page at `/`, 404 elsewhere. */
import {nginxAccess} from './access-logs.js';
import {type ImageServer, portsOf} from './images.js';
import type {HttpHandler} from './services.js';

export const nginx: ImageServer = {
	images: ['nginx', 'nginxinc/nginx-unprivileged'],
	programs: ['nginx', '/usr/sbin/nginx', '/docker-entrypoint.sh'],
	serve({container}) {
		const usual = container.image.includes('unprivileged') ? 8080 : 80;
		const ports = portsOf(container, 'TCP', usual);
		const other = ports.filter(port => port !== usual);
		return {
			services: ports.map(port => ({
				protocol: 'TCP',
				port,
				service: {kind: 'http', handle: welcome, access: nginxAccess},
			})),
			notices:
				other.length === 0
					? []
					: [`serves port ${other.join(', ')} as declared; the real image would need a configuration for it`],
		};
	},
};

const welcome: HttpHandler = ({method, path}) => {
	if (method !== 'GET' && method !== 'HEAD') return page(405, 'Not Allowed');
	return path === '/' || path === '/index.html' ? page(200, 'Welcome to nginx!') : page(404, 'Not Found');
};

function page(status: number, title: string) {
	const heading = status === 200 ? title : `${status} ${title}`;
	const text =
		status === 200 ? '<p>This pod answers as the nginx image does. It is a stand-in of cnilab.</p>\n' : '';
	return {
		status,
		body: `<!DOCTYPE html>\n<html>\n<head><title>${heading}</title></head>\n<body>\n<h1>${heading}</h1>\n${text}</body>\n</html>\n`,
		type: 'text/html',
		server: 'nginx',
	};
}
