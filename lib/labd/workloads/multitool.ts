/** wbitt/network-multitool: a web server on HTTP_PORT and HTTPS_PORT whose one line names the pod. */
import {addressOf} from '../../../topology/addresses.js';
import type {Pod} from '../../../topology/model.js';
import {nginxAccess} from './access-logs.js';
import type {ImageServer} from './images.js';
import type {HttpHandler} from './services.js';

export const multitool: ImageServer = {
	images: ['wbitt/network-multitool', 'praqma/network-multitool'],
	programs: ['/docker/entrypoint.sh', '/docker-entrypoint.sh', 'nginx'],
	serve({container, pod}) {
		const notices: string[] = [];
		const port = (name: string, usual: number): number => {
			const text = container.env[name];
			if (text === undefined || text === '') return usual;
			if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
			notices.push(`${name}='${text}' is not a port; ${usual} is served`);
			return usual;
		};
		const http = port('HTTP_PORT', 80);
		const https = port('HTTPS_PORT', 443);
		const handle = namePod(pod, http, https);
		return {
			services: [
				{protocol: 'TCP', port: http, service: {kind: 'http', handle, access: nginxAccess}},
				{protocol: 'TCP', port: https, service: {kind: 'https', handle, access: nginxAccess}},
			],
			notices,
		};
	},
};

function namePod(pod: Pod, http: number, https: number): HttpHandler {
	const address = addressOf(pod.addresses.ipv4 ?? pod.addresses.ipv6 ?? '');
	const line = `WBITT Network MultiTool (as cnilab imitates it) - ${pod.hostname} - ${address} - HTTP: ${http} , HTTPS: ${https}\n`;
	return ({path}) =>
		path === '/' ? {status: 200, body: line, server: 'nginx'} : {status: 404, body: '404 Not Found\n'};
}
