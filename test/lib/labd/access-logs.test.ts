import test from 'ava';
import {agnhostAccess, httpEchoAccess, nginxAccess} from '../../../lib/labd/workloads/access-logs.js';
import {planWorkload} from '../../../lib/labd/workloads/plan.js';
import type {HttpRequest} from '../../../lib/labd/workloads/services.js';
import {containerOf, podOf} from '../../helpers/pods.js';

const now = new Date(Date.UTC(2025, 0, 2, 3, 4, 5, 6));

function request(target: string, fields: Partial<HttpRequest> = {}): HttpRequest {
	const {pathname, searchParams} = new URL(target, 'http://pod');
	const client = {address: '10.0.0.2', port: 4000};
	const about = {path: pathname, target, query: searchParams, client, now};
	return {
		method: 'GET',
		httpVersion: '1.1',
		headers: {host: 'web:80', 'user-agent': 'curl/8'},
		...about,
		...fields,
	};
}

const answer = {status: 200, body: 'größe'};

test("nginx's line has client, time, request, status, bytes, referer, agent and who forwarded it", t => {
	const line = nginxAccess(request('/a?b=c'), answer);
	t.is(line, '10.0.0.2 - - [02/Jan/2025:03:04:05 +0000] "GET /a?b=c HTTP/1.1" 200 7 "-" "curl/8" "-"');
});

test('a HEAD request has sent no body, and a quotation mark breaks no field', t => {
	const headers = {'user-agent': 'a "b" \\', 'x-forwarded-for': '10.0.0.9'};
	const line = nginxAccess(request('/', {method: 'HEAD', headers}), answer);
	t.true(line.endsWith('"HEAD / HTTP/1.1" 200 0 "-" "a \\x22b\\x22 \\x5C" "10.0.0.9"'), line);
});

test("http-echo's line has Go's time, server and client", t => {
	const client = {address: 'fd00::2', port: 4000};
	t.is(
		httpEchoAccess(request('/', {client}), answer),
		'2025/01/02 03:04:05 web:80 [fd00::2]:4000 "GET / HTTP/1.1" 200 7 "curl/8"',
	);
});

test("agnhost's line is klog's", t => {
	const start = 'I0102 03:04:05.006000       1 log.go:195] ';
	t.is(agnhostAccess(request('/hostname'), answer), `${start}GET /hostname`);
	t.is(agnhostAccess(request('/echo?msg=hi'), answer), `${start}GET /echo?msg=hi`);
});

const says: readonly (readonly [image: string, args: readonly string[], ...lines: readonly string[]])[] = [
	['nginx', []],
	['hashicorp/http-echo', ['-listen=:80'], '2025/01/02 03:04:05 [INFO] server is listening on :80'],
	[
		'agnhost',
		['netexec'],
		'I0102 03:04:05.006000       1 log.go:195] Started HTTP server on port 8080',
		'I0102 03:04:05.006000       1 log.go:195] Started UDP server on port 8081',
	],
];
for (const [image, args, ...lines] of says) {
	test(`${[image, ...args].join(' ')} says when it starts: ${lines.length} lines`, t => {
		const container = containerOf({image, args});
		const plan = planWorkload(podOf('web', [container]), container, () => false);
		t.deepEqual(plan.says?.(now) ?? [], lines);
	});
}
