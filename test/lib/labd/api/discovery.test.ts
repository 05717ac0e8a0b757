import test from 'ava';
import {apiKinds, apiVersionOf} from '../../../../lib/api/kinds.js';
import {startApi} from '../../../helpers/api.js';

const aggregated = (version: string) => ({
	accept: `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList,application/json`,
});

test('every kind is found by walking the groups', async t => {
	const api = await startApi(t);
	t.deepEqual((await api.ask('GET', '/api')).body.versions, ['v1']);
	const {groups} = (await api.ask('GET', '/apis')).body;
	const paths = [
		'/api/v1',
		...groups.flatMap(({versions}: {versions: {groupVersion: string}[]}) =>
			versions.map(({groupVersion}) => `/apis/${groupVersion}`),
		),
	];
	const found = new Set<string>();
	for (const path of paths) {
		const {body} = await api.ask('GET', path);
		for (const {kind, name} of body.resources) found.add(`${body.groupVersion} ${kind} ${name}`);
	}
	for (const kind of apiKinds)
		t.true(found.has(`${apiVersionOf(kind)} ${kind.kind} ${kind.plural}`), kind.kind);
	t.true(found.has('apps/v1 Scale deployments/scale'));
	t.true(found.has('v1 PodExecOptions pods/exec'));
});

test('a group of two versions is there once, and its newer version is preferred', async t => {
	const api = await startApi(t);
	const {groups} = (await api.ask('GET', '/apis')).body;
	const found = groups.filter(({name}: {name: string}) => name === 'policy.networking.k8s.io');
	const group = (await api.ask('GET', '/apis/policy.networking.k8s.io')).body;
	for (const each of [...found, group]) {
		t.is(each.preferredVersion.version, 'v1alpha2');
		t.deepEqual(
			each.versions.map(({version}: {version: string}) => version),
			['v1alpha2', 'v1alpha1'],
		);
	}
	t.is(found.length, 1);
});

for (const version of ['v2', 'v2beta1']) {
	test(`aggregated discovery ${version} has every kind`, async t => {
		const api = await startApi(t);
		const found = new Set<string>();
		for (const path of ['/api', '/apis']) {
			const {body, headers} = await api.ask('GET', path, {headers: aggregated(version)});
			t.is(
				headers['content-type'],
				`application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
			);
			t.like(body, {kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${version}`});
			for (const {versions} of body.items)
				for (const {resources} of versions)
					for (const {responseKind, resource} of resources) found.add(`${responseKind.kind} ${resource}`);
		}
		for (const {kind, plural} of apiKinds) t.true(found.has(`${kind} ${plural}`), kind);
	});
}

test('discovery that has not changed is not sent again', async t => {
	const api = await startApi(t);
	const {headers} = await api.ask('GET', '/apis', {headers: aggregated('v2')});
	const {etag = ''} = headers;
	t.is((await api.ask('GET', '/apis', {headers: {...aggregated('v2'), 'if-none-match': etag}})).code, 304);
	t.is((await api.ask('GET', '/api', {headers: {...aggregated('v2'), 'if-none-match': etag}})).code, 200);
});

test('the version is that of Kubernetes 1.32', async t => {
	const api = await startApi(t);
	t.like((await api.ask('GET', '/version')).body, {major: '1', minor: '32'});
});

test('health is told whole and in parts', async t => {
	const api = await startApi(t);
	for (const check of ['healthz', 'livez', 'readyz']) {
		t.is((await api.ask('GET', `/${check}`)).text, 'ok');
		t.regex(
			(await api.ask('GET', `/${check}?verbose`)).text,
			new RegExp(`^\\[\\+\\]ping ok\n[^]*${check} check passed\n$`),
		);
		t.is((await api.ask('GET', `/${check}/ping`)).text, 'ok');
		t.is((await api.ask('GET', `/${check}/tea`)).code, 404);
	}
});

test('OpenAPI documents are found through their index', async t => {
	const document = JSON.stringify({openapi: '3.0.0'});
	const api = await startApi(t, {
		openApi: {
			hashes: {'apis/apps/v1': 'ABC'},
			document: async path => (path === 'apis/apps/v1' ? document : undefined),
		},
	});
	const {paths} = (await api.ask('GET', '/openapi/v3')).body;
	const {serverRelativeURL} = paths['apis/apps/v1'];
	const {body, headers} = await api.ask('GET', serverRelativeURL);
	t.deepEqual(body, {openapi: '3.0.0'});
	t.is((await api.ask('GET', serverRelativeURL, {headers: {'if-none-match': headers.etag ?? ''}})).code, 304);
	t.is((await api.ask('GET', '/openapi/v3/apis/other/v1')).code, 404);
	t.is((await api.ask('GET', '/openapi/v2')).code, 404);
	const accept = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf';
	const {code, text} = await api.ask('GET', '/openapi/v2', {headers: {accept}});
	t.deepEqual([code, text], [200, '\n\x032.0\x12\x06\n\x01-\x12\x01-']);
});

test('the root lists the paths', async t => {
	const api = await startApi(t);
	const {paths} = (await api.ask('GET', '/')).body;
	for (const path of ['/api', '/api/v1', '/apis/apps', '/apis/apps/v1', '/version'])
		t.true(paths.includes(path), path);
});
