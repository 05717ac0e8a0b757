import test from 'ava';
import {apiKinds, apiVersionOf} from '../../../lib/api/kinds.js';
import {openApiDocument, openApiHashes} from '../../../lib/api/openapi.js';

type Operation = {
	readonly parameters: readonly {readonly name: string; readonly in: string}[];
	readonly requestBody: {readonly content: object};
	readonly 'x-kubernetes-group-version-kind': object;
};
type Document = {
	readonly paths: Readonly<Record<string, {readonly patch?: Operation}>>;
	// biome-ignore lint/suspicious/noExplicitAny: schemas of every shape
	readonly components: {readonly schemas: Readonly<Record<string, any>>};
};

for (const kind of apiKinds) {
	const {group, version, kind: name, namespaced, plural, schema} = kind;

	test(`${plural} of ${group}: kubectl finds that the server validates fields and merges lists`, async t => {
		const {paths} = await documentOf(kind);
		const scope = namespaced ? 'namespaces/{namespace}/' : '';
		const patch = paths[`/${pathOf(kind)}/${scope}${plural}/{name}`]?.patch;
		t.deepEqual(patch?.['x-kubernetes-group-version-kind'], {group, version, kind: name});
		t.true(patch?.parameters.some(one => one.name === 'fieldValidation' && one.in === 'query'));
		const merges = Object.hasOwn(patch?.requestBody.content ?? {}, 'application/strategic-merge-patch+json');
		// Custom resources have none: kubectl sends a merge patch then.
		t.is(merges, !['projectcalico.org', 'policy.networking.k8s.io'].includes(group));
	});

	test(`${plural} of ${group}: its schema says which kind it is, and describes every field`, async t => {
		const {schemas} = (await documentOf(kind)).components;
		t.deepEqual(schemas[schema]['x-kubernetes-group-version-kind'], [{group, version, kind: name}]);
		t.truthy(schemas[schema].description);
		const properties = Object.values<{description: string}>(schemas[schema].properties);
		t.true(properties.every(({description}) => description.length > 10));
	});
}

for (const path of Object.keys(openApiHashes())) {
	test(`every reference of ${path} leads somewhere`, async t => {
		const text = (await openApiDocument(path)) ?? '';
		const {schemas} = (JSON.parse(text) as Document).components;
		const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
			match => match[1] ?? '',
		);
		t.true(names.length > 10);
		t.deepEqual(
			names.filter(name => !Object.hasOwn(schemas, name)),
			[],
		);
	});
}

test('a pod tells how its lists merge, and what is required', async t => {
	const pod = apiKinds.find(({kind}) => kind === 'Pod');
	const {schemas} = (await documentOf(pod)).components;
	const spec = schemas['io.k8s.api.core.v1.PodSpec'];
	t.deepEqual(spec.required, ['containers']);
	t.like(spec.properties.containers, {
		type: 'array',
		'x-kubernetes-patch-strategy': 'merge',
		'x-kubernetes-patch-merge-key': 'name',
		'x-kubernetes-list-type': 'map',
		'x-kubernetes-list-map-keys': ['name'],
	});
	t.like(spec.properties.nodeSelector, {type: 'object', 'x-kubernetes-map-type': 'atomic'});
	t.like(schemas['io.k8s.api.core.v1.Container'].properties.name, {type: 'string', default: ''});
});

test('fields that came with 1.31 and 1.32 are there', async t => {
	const pod = apiKinds.find(({kind}) => kind === 'Pod');
	const {schemas} = (await documentOf(pod)).components;
	t.truthy(schemas['io.k8s.api.core.v1.PodSpec'].properties.resources);
	t.truthy(schemas['io.k8s.api.core.v1.PodSecurityContext'].properties.supplementalGroupsPolicy);
	t.truthy(schemas['io.k8s.api.core.v1.Volume'].properties.image);
});

test('a group that is not served has no document', async t => {
	t.is(await openApiDocument('apis/example.org/v1'), undefined);
});

async function documentOf(kind: (typeof apiKinds)[number] | undefined): Promise<Document> {
	if (!kind) throw new Error('no such kind');
	return JSON.parse((await openApiDocument(pathOf(kind))) ?? 'null');
}

function pathOf(kind: (typeof apiKinds)[number]): string {
	return `${kind.group === '' ? 'api' : 'apis'}/${apiVersionOf(kind)}`;
}
