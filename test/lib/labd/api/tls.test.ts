import {X509Certificate} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {createServer, request} from 'node:https';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import test from 'ava';
import {parse} from 'yaml';
import {kubeconfigFile, openAccess, writeKubeconfig} from '../../../../lib/labd/api/tls.js';
import {folderWith} from '../../../helpers/folder.js';

test('a lab keeps its certificates and its token, in files that only their owner can read', t => {
	const folder = folderWith(t, {});
	const access = openAccess(folder);
	t.regex(access.token, /^[\da-f]{64}$/);
	t.deepEqual(openAccess(folder), access);
	t.notDeepEqual(openAccess(folderWith(t, {})), access);
	writeKubeconfig(folder, 'shop', 'https://127.0.0.1:6443');
	for (const file of ['access.json', 'kubeconfig']) t.is(statSync(join(folder, file)).mode & 0o777, 0o600);
});

test("the kubeconfig names the lab's context and holds all that a client needs", t => {
	const folder = folderWith(t, {});
	const {ca, token} = openAccess(folder);
	writeKubeconfig(folder, 'shop', 'https://127.0.0.1:6443');
	const config = parse(readFileSync(kubeconfigFile(folder), 'utf8'));
	const name = 'cnilab-shop';
	const data = Buffer.from(ca).toString('base64');
	t.deepEqual(config, {
		apiVersion: 'v1',
		kind: 'Config',
		preferences: {},
		clusters: [{name, cluster: {server: 'https://127.0.0.1:6443', 'certificate-authority-data': data}}],
		users: [{name, user: {token}}],
		contexts: [{name, context: {cluster: name, user: name, namespace: 'default'}}],
		'current-context': name,
	});
});

test('the certificate is signed by the authority, and the authority by itself', t => {
	const access = openAccess(folderWith(t, {}));
	const ca = new X509Certificate(access.ca);
	const server = new X509Certificate(access.cert);
	t.true(ca.ca);
	t.false(server.ca);
	t.true(ca.verify(ca.publicKey));
	t.true(server.verify(ca.publicKey));
	t.true(server.checkIssued(ca));
	for (const name of ['localhost', 'kubernetes', 'kubernetes.default.svc'])
		t.is(server.checkHost(name), name);
	for (const address of ['127.0.0.1', '::1']) t.is(server.checkIP(address), address);
	t.is(server.checkHost('example.org'), undefined);
	t.is(server.checkIP('127.0.0.2'), undefined);
});

for (const [host, own, code] of [
	['localhost', true, 200],
	['127.0.0.1', true, 200],
	['kubernetes.default', true, 200],
	['example.org', true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
	['localhost', false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
] as const) {
	const whose = own ? "the lab's" : "another lab's";
	test(`a client that asks for ${host} and knows ${whose} authority gets ${code}`, async t => {
		const access = openAccess(folderWith(t, {}));
		const server = createServer({key: access.key, cert: access.cert}, (_, response) => response.end());
		await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
		t.teardown(() => server.close());
		const {port} = server.address() as AddressInfo;
		const ca = own ? access.ca : openAccess(folderWith(t, {})).ca;
		const answer = await new Promise(resolve => {
			const call = request({
				host: '127.0.0.1',
				port,
				servername: /^\d/.test(host) ? '' : host,
				ca,
				agent: false,
			});
			call.on('response', ({statusCode}) => resolve(statusCode));
			call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
			call.end();
		});
		t.is(answer, code);
	});
}
