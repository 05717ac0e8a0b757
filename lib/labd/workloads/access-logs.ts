/** The lines that real servers write: formats, not their servers. Pure. */
import type {AccessLog, HttpRequest} from './services.js';

/** nginx's `main` format, as its image is configured. */
export const nginxAccess: AccessLog = (request, {status, body}) => {
	const {client, method, target, httpVersion, now} = request;
	const bytes = method === 'HEAD' ? 0 : Buffer.byteLength(body);
	const header = (name: string) => `"${quoted(request, name)}"`;
	return [
		`${client.address} - - [${clfTime(now)}]`,
		`"${method} ${target} HTTP/${httpVersion}" ${status} ${bytes}`,
		...['referer', 'user-agent', 'x-forwarded-for'].map(header),
	].join(' ');
};

/** hashicorp/http-echo's: Go's log, then server and client. */
export const httpEchoAccess: AccessLog = (request, {status, body}) => {
	const {client, method, target, httpVersion, now} = request;
	const host = request.headers.host ?? '-';
	const from = client.address.includes(':') ? `[${client.address}]` : client.address;
	const line = `"${method} ${target} HTTP/${httpVersion}" ${status} ${Buffer.byteLength(body)}`;
	return `${goTime(now)} ${host} ${from}:${client.port} ${line} "${quoted(request, 'user-agent')}"`;
};

/** agnhost's, through klog: the path, and for `/echo` its message. */
export const agnhostAccess: AccessLog = ({path, query, now}) => {
	const message = query.get('msg');
	return klog(now, path === '/echo' && message !== null ? `GET /echo?msg=${message}` : `GET ${path}`);
};

/** A line of klog, as Kubernetes' own programs write it: severity, month and day, time, PID, place in the source. */
export function klog(now: Date, message: string): string {
	const [date = '', time = ''] = now.toISOString().split('T');
	const [, month, day] = date.split('-');
	return `I${month}${day} ${time.replace('Z', '000')}       1 log.go:195] ${message}`;
}

/** Go's log package. */
export function goTime(now: Date): string {
	return now.toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `02/Jan/2006:15:04:05 +0000`: containers run in UTC. */
function clfTime(now: Date): string {
	const day = String(now.getUTCDate()).padStart(2, '0');
	const time = now.toISOString().slice(11, 19);
	return `${day}/${months[now.getUTCMonth()]}/${now.getUTCFullYear()}:${time} +0000`;
}

/** nginx writes what could break a line as \xHH. */
function quoted({headers}: HttpRequest, name: string): string {
	const value = headers[name];
	const text = value === undefined ? '-' : typeof value === 'string' ? value : value.join(', ');
	return text.replaceAll(/["\\]/g, each => `\\x${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
