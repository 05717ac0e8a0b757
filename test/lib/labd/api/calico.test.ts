/** Calico's resources by a real kubectl, against an API without a network. */
import {execFile} from 'node:child_process';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {openApiDocument, openApiHashes} from '../../../../lib/api/openapi.js';
import {startApi} from '../../../helpers/api.js';
import {folderWith} from '../../../helpers/folder.js';
import {kubectlPath} from '../../../helpers/kubectl.js';

type Ended = {readonly code: number; readonly stdout: string; readonly stderr: string};

async function lab(t: ExecutionContext) {
	const api = await startApi(t, {openApi: {hashes: openApiHashes(), document: openApiDocument}});
	const cache = join(folderWith(t, {}), 'cache');
	const kubectl = (line: string, input: object = {}) =>
		new Promise<Ended>(resolve => {
			const args = ['--kubeconfig', api.kubeconfig, '--cache-dir', cache, ...line.split(' ')];
			const child = execFile(kubectlPath(), args, (error, stdout, stderr) =>
				resolve({code: Number(error?.code ?? 0), stdout, stderr}),
			);
			child.stdin?.end(JSON.stringify(input));
		});
	return {api, kubectl};
}

const object = (kind: string, name: string, spec: object) => ({
	apiVersion: 'projectcalico.org/v3',
	kind,
	metadata: {name},
	spec,
});

const pool = (spec: object = {}) => object('IPPool', 'pool', {cidr: '10.48.0.0/16', ...spec});
const poolPath = '/apis/projectcalico.org/v3/ippools/pool';

test('kubectl applies, prints, patches and deletes an IPPool, by either apply', async t => {
	const {api, kubectl} = await lab(t);
	t.like(await kubectl('apply -f -', pool({ipipMode: 'CrossSubnet', natOutgoing: false})), {
		stdout: 'ippool.projectcalico.org/pool created\n',
	});
	const {stdout} = await kubectl('get ippool');
	t.regex(
		stdout,
		/^NAME +CIDR +VXLAN +IPIP +NAT +ALLOCATABLE +AGE\npool +10\.48\.0\.0\/16 +Never +CrossSubnet +false +True +\d+s\n$/,
	);
	t.like((await api.ask('GET', poolPath)).body.spec, {
		blockSize: 26,
		nodeSelector: 'all()',
		assignmentMode: 'Automatic',
		natOutgoing: false,
	});
	t.like(await kubectl('apply -f -', pool({ipipMode: 'CrossSubnet', natOutgoing: true})), {
		stdout: 'ippool.projectcalico.org/pool configured\n',
	});
	t.like(await kubectl('apply --server-side --force-conflicts -f -', pool({natOutgoing: true})), {code: 0});
	t.like(await kubectl('patch ippool pool --type=merge -p {"spec":{"disabled":true}}'), {code: 0});
	t.regex((await kubectl('get ippools.projectcalico.org pool --no-headers')).stdout, /False/);
	t.like(await kubectl('delete ippool pool'), {code: 0});
	t.is((await api.ask('GET', poolPath)).code, 404);
});

test('each kind is explained, and found by its short names', async t => {
	const {kubectl} = await lab(t);
	t.regex((await kubectl('explain bgppeer.spec.password.secretKeyRef')).stdout, /name\t<string> -required-/);
	t.regex((await kubectl('explain ippool.spec')).stdout, /blockSize\t<integer>/);
	for (const word of ['bgpconfig', 'ipamconfigs', 'bgppeers'])
		t.like(await kubectl(`get ${word}`), {code: 0, stdout: ''}, word);
});

test('peers and configurations have the columns of Calico, and AS numbers are numbers', async t => {
	const {api, kubectl} = await lab(t);
	await kubectl(
		'apply -f -',
		object('BGPPeer', 'tor', {peerIP: '192.168.50.1', asNumber: '65000.1', node: 'node-1'}),
	);
	await kubectl('apply -f -', object('IPAMConfiguration', 'default', {strictAffinity: true}));
	await kubectl('apply -f -', object('BGPConfiguration', 'default', {asNumber: 64_513}));
	t.is((await api.ask('GET', '/apis/projectcalico.org/v3/bgppeers/tor')).body.spec.asNumber, 4_259_840_001);
	t.regex(
		(await kubectl('get bgppeer')).stdout,
		/^NAME +NODE SELECTOR +NODE +LOCAL ASN +PEER SELECTOR +PEER IP +PEER ASN\ntor +node-1 +192\.168\.50\.1 +4259840001\n$/,
	);
	t.regex(
		(await kubectl('get ipamconfig')).stdout,
		/STRICTAFFINITY +MAXBLOCKSPERHOST +AUTOALLOCATEBLOCKS\ndefault +true +0 +true/,
	);
	t.regex((await kubectl('get bgpconfig')).stdout, /^NAME +AGE\ndefault +\d+s\n$/);
});

const refused: readonly (readonly [title: string, object: object, ...fields: readonly string[]])[] = [
	['no range', object('IPPool', 'a', {}), 'spec.cidr'],
	['a range that is none', pool({cidr: '10.48.0.0'}), 'spec.cidr'],
	['a block size out of range', pool({blockSize: 19}), 'spec.blockSize'],
	['a pool smaller than a block', pool({cidr: '10.48.0.0/28'}), 'spec.cidr'],
	['a tunnel that is none', pool({ipipMode: 'always'}), 'spec.ipipMode'],
	['IPv6 in IP-in-IP', pool({cidr: 'fd00::/48', ipipMode: 'Always'}), 'spec.ipipMode'],
	['a broken selector', pool({nodeSelector: 'rack = 1'}), 'spec.nodeSelector'],
	['an AS number of 0', object('BGPPeer', 'a', {peerIP: '10.0.0.1', asNumber: 0}), 'spec.asNumber'],
	['no AS number', object('BGPPeer', 'a', {peerIP: '10.0.0.1'}), 'spec.asNumber'],
	[
		'node and nodeSelector',
		object('BGPPeer', 'a', {node: 'a', nodeSelector: 'all()', peerSelector: 'all()'}),
		'spec.nodeSelector',
	],
	[
		'half a password',
		object('BGPPeer', 'a', {peerSelector: 'all()', password: {secretKeyRef: {name: 'a'}}}),
		'spec.password.secretKeyRef.key',
	],
	['another IPAMConfiguration', object('IPAMConfiguration', 'mine', {}), 'metadata.name'],
];

for (const [title, body, ...fields] of refused) {
	test(`${title} is refused as invalid`, async t => {
		const api = await startApi(t);
		const plural =
			{IPPool: 'ippools', BGPPeer: 'bgppeers'}[String(Reflect.get(body, 'kind'))] ?? 'ipamconfigurations';
		const answer = await api.ask('POST', `/apis/projectcalico.org/v3/${plural}`, {body});
		t.is(answer.code, 422, answer.text);
		t.deepEqual(
			answer.body.details.causes.map(({field}: {field: string}) => field),
			fields,
			answer.text,
		);
	});
}

test('neither the range nor the block size of a pool changes', async t => {
	const {api, kubectl} = await lab(t);
	await kubectl('apply -f -', pool());
	for (const [field, value] of Object.entries({cidr: '10.49.0.0/16', blockSize: 27})) {
		const {code, stderr} = await kubectl('apply -f -', pool({[field]: value}));
		t.is(code, 1);
		t.regex(stderr, new RegExp(`spec\\.${field}`));
	}
	t.is((await api.ask('GET', poolPath)).body.spec.blockSize, 26);
});

test('an AS number that is a text of another kind is refused, and an unknown field too', async t => {
	const api = await startApi(t);
	const path = '/apis/projectcalico.org/v3/bgppeers';
	const odd = await api.ask('POST', path, {
		body: object('BGPPeer', 'a', {peerIP: '10.0.0.1', asNumber: 'as1'}),
	});
	t.is(odd.code, 400);
	const unknown = await api.ask('POST', `${path}?fieldValidation=Strict`, {
		body: object('BGPPeer', 'a', {peerSelector: 'all()', peerAS: 1}),
	});
	t.is(unknown.code, 400);
	t.regex(unknown.body.message, /spec\.peerAS/);
});
