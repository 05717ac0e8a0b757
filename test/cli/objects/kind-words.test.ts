import test from 'ava';
import {resourceOf} from '../../../lib/api/kinds.js';
import {kindOfWord, objectWord, wantedOf} from '../../../lib/cli/objects/kind-words.js';

const words: ReadonlyArray<readonly [words: string, means: readonly string[]]> = [
	['pods', ['pods']],
	['PO web-0 web-1', ['pods web-0 web-1']],
	['po,svc,deploy', ['pods', 'services', 'deployments.apps']],
	['pods,po', ['pods']],
	['deployment.apps/web svc/web', ['deployments.apps web', 'services web']],
	['deployments.v1.apps', ['deployments.apps']],
	['netpol', ['networkpolicies.networking.k8s.io']],
	['endpointslice.discovery.k8s.io', ['endpointslices.discovery.k8s.io']],
	[
		'all',
		[
			'pods',
			'services',
			'deployments.apps',
			'replicasets.apps',
			'statefulsets.apps',
			'daemonsets.apps',
			'jobs.batch',
		],
	],
];

for (const [line, means] of words) {
	test(`${line} means what it does for kubectl`, t => {
		t.deepEqual(
			wantedOf(line.split(' ')).map(({kind, names}) => [resourceOf(kind), ...names].join(' ')),
			[...means],
		);
	});
}

for (const line of ['', 'things', 'pod/', '/web', 'pod/web svc', 'pod/web/0', 'pods,things']) {
	test(`'${line}' is refused`, t => {
		t.throws(() => wantedOf(line.split(' ')), {name: 'UsageError'});
	});
}

test('an object is called as kubectl calls it', t => {
	t.is(objectWord(kindOfWord('po'), 'web-0'), 'pod/web-0');
	t.is(objectWord(kindOfWord('deploy'), 'web'), 'deployment.apps/web');
});
