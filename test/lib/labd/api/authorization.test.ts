import {connect} from 'node:tls';
import test from 'ava';
import {startApi} from '../../../helpers/api.js';

const paths = [
	'/',
	'/healthz',
	'/readyz',
	'/version',
	'/api',
	'/apis',
	'/openapi/v3',
	'/api/v1/pods',
	'/nowhere',
];

for (const path of paths) {
	test(`${path} is nothing for who has no token, or another one`, async t => {
		const api = await startApi(t);
		for (const token of [undefined, '', 'wrong', `${api.token}x`, api.token.slice(1)]) {
			const {code, body} = await api.ask('GET', path, {token});
			t.is(code, 401);
			t.like(body, {kind: 'Status', status: 'Failure', reason: 'Unauthorized', code: 401});
		}
	});
}

test('who has the token comes in', async t => {
	const api = await startApi(t);
	t.is((await api.ask('GET', '/readyz')).text, 'ok');
	t.is((await api.ask('GET', '/readyz', {headers: {authorization: `bearer ${api.token}`}})).code, 200);
	t.is((await api.ask('GET', '/readyz', {headers: {authorization: `Basic ${api.token}`}})).code, 401);
});

test('a stranger creates nothing, and gets no stream', async t => {
	const api = await startApi(t);
	const path = '/api/v1/namespaces/default/configmaps';
	t.is((await api.ask('POST', path, {token: 'wrong', body: {metadata: {name: 'a'}}})).code, 401);
	t.is(api.store.list('configmaps').length, 0);
	const upgrade = {connection: 'upgrade', upgrade: 'websocket'};
	const exec = '/api/v1/namespaces/default/pods/web/exec';
	t.is((await api.ask('GET', exec, {token: 'wrong', headers: upgrade})).code, 401);
	t.is((await api.ask('GET', exec, {headers: upgrade})).code, 404);
});

test('a client may ask who it is and what it may do', async t => {
	const api = await startApi(t);
	const access = await api.ask('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
		body: {spec: {resourceAttributes: {verb: 'create', resource: 'pods'}}},
	});
	t.is(access.code, 201);
	t.like(access.body, {kind: 'SelfSubjectAccessReview', status: {allowed: true}});
	const self = await api.ask('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {body: {}});
	t.is(self.body.status.userInfo.username, 'kubernetes-admin');
	t.is((await api.ask('GET', '/apis/authentication.k8s.io/v1/selfsubjectreviews')).code, 405);
});

const noise = {
	'what is no HTTP': 'hello\r\n\r\n',
	'a path that is no UTF-8':
		'GET /api/v1/pods/%ff HTTP/1.1\r\nhost: a\r\nauthorization: Bearer TOKEN\r\n\r\n',
	'a body of two lengths':
		'POST /api HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n',
	'more headers than any client has': `GET / HTTP/1.1\r\nhost: a\r\n${'x: y\r\n'.repeat(10_000)}\r\n`,
	'a header that is too long': `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
};

for (const [what, text] of Object.entries(noise)) {
	test(`${what} is refused, and the server goes on`, async t => {
		const api = await startApi(t);
		const answer = await new Promise<string>(resolve => {
			let read = '';
			const socket = connect({host: '127.0.0.1', port: api.port, ca: api.ca}, () =>
				socket.write(text.replace('TOKEN', api.token)),
			);
			socket.setEncoding('utf8').on('data', (part: string) => {
				read += part;
				socket.end();
			});
			for (const end of ['end', 'close', 'error']) socket.on(end, () => resolve(read));
		});
		t.regex(answer, /^HTTP\/1\.1 4(00|31) /);
		t.is((await api.ask('GET', '/livez')).code, 200);
	});
}
