import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import fc from 'fast-check';
import {stringify} from 'yaml';
import {admitCreate} from '../../../lib/api/admit.js';
import {decode} from '../../../lib/api/decode.js';
import {pullPolicyOf} from '../../../lib/api/defaults/image.js';
import {withDefaults} from '../../../lib/api/defaults.js';
import {apiKinds, apiVersionOf, ruleNameOf} from '../../../lib/api/kinds.js';
import {structOf} from '../../../lib/api/schema.js';
import {admissionContext, kindNamed, leastObject} from '../../helpers/least-objects.js';
import {valuesOf} from '../../helpers/typed-values.js';

const golden = fileURLToPath(new URL('../../golden/api/', import.meta.url));

for (const kind of apiKinds) {
	const name = ruleNameOf({...kind, apiVersion: apiVersionOf(kind)});
	test(`the least ${name} becomes what is in test/golden/api (UPDATE_GOLDEN=1 rewrites it)`, t => {
		const {object} = admitCreate(kind, leastObject(kind), admissionContext(kind));
		const text = stringify(object, {sortMapEntries: true, aliasDuplicateObjects: false});
		const file = `${golden}${name}.yaml`;
		if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
		t.is(readFileSync(file, 'utf8'), text);
	});

	test(`${name}: decoding and defaults twice are the same as once, whatever is given`, t => {
		const values = valuesOf(structOf(kind.schema)) as fc.Arbitrary<object>;
		fc.assert(
			fc.property(values, value => {
				const decoded = decode(kind, value).object;
				t.deepEqual(decode(kind, decoded).object, decoded);
				const filled = withDefaults(kind, decoded);
				t.deepEqual(withDefaults(kind, filled), filled);
				t.deepEqual(withDefaults(kind, decode(kind, filled).object), decode(kind, filled).object);
			}),
			{numRuns: 30, seed: 1},
		);
	});
}

test('defaults leave the object that they are given as it is', t => {
	const kind = kindNamed('Deployment');
	const {object} = decode(kind, leastObject(kind));
	const before = structuredClone(object);
	withDefaults(kind, object);
	t.deepEqual(object, before);
});

const policies: Readonly<Record<string, string>> = {
	nginx: 'Always',
	'nginx:latest': 'Always',
	'nginx:1.27': 'IfNotPresent',
	'nginx@sha256:0': 'IfNotPresent',
	'registry:5000/nginx': 'Always',
	'registry:5000/nginx:1': 'IfNotPresent',
	'': 'IfNotPresent',
};

for (const [image, policy] of Object.entries(policies)) {
	test(`the image '${image}' is pulled ${policy}`, t => {
		t.is(pullPolicyOf(image), policy);
	});
}

test('a strategy that is given in part keeps what is given', t => {
	const kind = kindNamed('Deployment');
	const spec = {...(leastObject(kind).spec as object), strategy: {rollingUpdate: {maxSurge: 0}}};
	const {object} = admitCreate(kind, {...leastObject(kind), spec}, admissionContext(kind));
	t.like(object.spec, {
		strategy: {type: 'RollingUpdate', rollingUpdate: {maxSurge: 0, maxUnavailable: '25%'}},
	});
});

test('a pod in the network of its node has its ports there, a template does not', t => {
	const spec = {hostNetwork: true, containers: [{name: 'main', image: 'x', ports: [{containerPort: 80}]}]};
	const pod = withDefaults(kindNamed('Pod'), decode(kindNamed('Pod'), {spec}).object);
	t.like(pod, {spec: {containers: [{ports: [{hostPort: 80}]}]}});
	const set = {spec: {template: {spec}}};
	const deployment = withDefaults(kindNamed('Deployment'), decode(kindNamed('Deployment'), set).object);
	t.like(deployment, {spec: {template: {spec: {containers: [{ports: [{hostPort: undefined}]}]}}}});
});
