/** registry.k8s.io/e2e-test-images/agnhost: `netexec`, `serve-hostname`, `porter` and `pause`, as Kubernetes' own tests use them. */
import type {Pod} from '../../../topology/model.js';
import {agnhostAccess, klog} from './access-logs.js';
import {portOf, readFlags} from './flags.js';
import type {ImageServer, Served, ServeRequest} from './images.js';
import type {DatagramHandler, HttpHandler, Service} from './services.js';

export const agnhost: ImageServer = {
	images: ['registry.k8s.io/e2e-test-images/agnhost', 'k8s.gcr.io/e2e-test-images/agnhost', 'agnhost'],
	programs: ['/agnhost', 'agnhost'],
	serve(request) {
		const [subcommand = 'pause', ...args] = request.args;
		switch (subcommand) {
			case 'pause':
				return {services: [], notices: []};
			case 'netexec':
				return netexec(request.pod, args);
			case 'serve-hostname':
				return serveHostname(request.pod, args);
			case 'porter':
				return porter(request);
			default:
				return {services: [], notices: [`agnhost ${subcommand} is not imitated; nothing is served`]};
		}
	},
};

function netexec(pod: Pod, args: readonly string[]): Served {
	const {flags} = readFlags(args);
	const handle: HttpHandler = ({path, query, client, now}) => {
		const from = `${bracketed(client.address)}:${client.port}`;
		const body = netexecAnswer(path, query, {pod, client: from, now});
		return body === undefined ? {status: 404, body: '404 page not found\n'} : {status: 200, body};
	};
	const reply: DatagramHandler = (text, client) => {
		const [command = '', ...words] = text.trim().split(' ');
		switch (command) {
			case 'hostname':
				return pod.hostname;
			case 'echo':
				return words.join(' ');
			case 'clientip':
				return `${bracketed(client.address)}:${client.port}`;
			default:
				return undefined;
		}
	};
	return served([
		['http-port', flags.get('http-port') ?? '8080', 'TCP', {kind: 'http', handle, access: agnhostAccess}],
		['udp-port', flags.get('udp-port') ?? '8081', 'UDP', {kind: 'datagram', reply}],
	]);
}

function netexecAnswer(
	path: string,
	query: URLSearchParams,
	{pod, client, now}: {pod: Pod; client: string; now: Date},
): string | undefined {
	switch (path) {
		case '/':
			return `NOW: ${now.toISOString()}`;
		case '/hostname':
		case '/hostName':
			return pod.hostname;
		case '/clientip':
			return client;
		case '/echo':
			return query.get('msg') ?? '';
		case '/healthz':
			return 'OK';
		default:
			return undefined;
	}
}

function serveHostname(pod: Pod, args: readonly string[]): Served {
	const {flags} = readFlags(args, ['tcp', 'udp', 'http', 'close']);
	const port = flags.get('port') ?? '9376';
	const handle: HttpHandler = () => ({status: 200, body: pod.hostname});
	const wants = (name: string, usual: string) => (flags.get(name) ?? usual) === 'true';
	return served([
		...(wants('tcp', 'false') ? [tcp(port, {kind: 'words', words: pod.hostname})] : []),
		...(wants('http', 'true') && !wants('tcp', 'false')
			? [tcp(port, {kind: 'http', handle, access: agnhostAccess})]
			: []),
		...(wants('udp', 'false')
			? [['port', port, 'UDP', {kind: 'datagram', reply: () => pod.hostname}] as const]
			: []),
	]);
}

/** Every variable `SERVE_PORT_80` is a port and the text that it serves. */
function porter({container}: ServeRequest): Served {
	return served(
		Object.entries(container.env).flatMap(([name, body]) => {
			const port = /^SERVE_(?:TLS_)?PORT_(\d+)$/.exec(name)?.[1];
			const kind = name.includes('_TLS_') ? 'https' : 'http';
			return port === undefined ? [] : [tcp(port, {kind, handle: () => ({status: 200, body})})];
		}),
	);
}

type Wanted = readonly [flag: string, port: string, protocol: 'TCP' | 'UDP', service: Service];

function tcp(port: string, service: Service): Wanted {
	return ['port', port, 'TCP', service];
}

/** A port -1 or 0 turns a server off. */
function served(wanted: readonly Wanted[]): Served {
	const on = wanted.filter(([, port]) => port !== '-1' && port !== '0');
	const services = on.flatMap(([, text, protocol, service]) => {
		const port = portOf(text);
		return port === undefined ? [] : [{protocol, port, service}];
	});
	return {
		services,
		says: now => services.map(each => klog(now, started(each))),
		notices: on
			.filter(([, text]) => portOf(text) === undefined)
			.map(([flag, text]) => `--${flag}=${text} is not a port; it is not served`),
	};
}

function started({protocol, port, service}: Served['services'][number]): string {
	return `Started ${service.kind === 'http' ? 'HTTP' : protocol} server on port ${port}`;
}

function bracketed(address: string): string {
	return address.includes(':') ? `[${address}]` : address;
}
