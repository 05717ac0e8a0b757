import test from 'ava';
import {kindOfObject} from '../../../../lib/api/kinds.js';
import {serverSideApply} from '../../../../lib/api/patch/server-side-apply.js';
import {compile} from '../../../../lib/control/compile.js';
import {seedsOf} from '../../../../lib/control/live/seed.js';
import {modes} from '../../../../plugins/index.js';
import {clusterText, labOf} from '../../../helpers/lab.js';
import {collecting} from '../../../helpers/problems.js';

const service = (labels: string) =>
	`apiVersion: v1\nkind: Service\nmetadata: {name: s, labels: {${labels}}}\nspec: {ports: [{port: 80}]}\n`;

test('what the lab’s own files said belongs to apply: what they no longer say goes', t => {
	const lab = labOf(`${clusterText(1)}mode: bridge\n`, service('gone: "1", stays: "1"'));
	const {result} = collecting(report => compile(lab, modes, report));
	const seeds = seedsOf(result?.objects ?? [], {now: '2026-01-01T00:00:00Z', families: ['ipv4']});
	const seed = seeds.find(({resource}) => resource === 'services')?.object;
	const kind = kindOfObject({apiVersion: 'v1', kind: 'Service'});
	if (!seed || !kind) throw new Error('no service');
	const value = {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: {name: 's', namespace: 'default', labels: {stays: '1'}},
		spec: {ports: [{port: 80}]},
	};
	const by = {value, manager: 'cnilab', force: true, now: '2026-01-01T00:00:01Z'};
	const after = serverSideApply(kind, seed, by) as typeof seed;
	t.deepEqual(after.metadata.labels, {stays: '1'});
	t.deepEqual(after.spec, seed.spec, 'what the API has filled in stays');
	const nodes = seeds.filter(({resource}) => resource === 'nodes');
	t.true(nodes.length === 1 && nodes.every(({object}) => object.metadata.managedFields === undefined));
});

test('what Calico’s Node has said of a Node goes with it, and nothing else of that Node', t => {
	const calico = `apiVersion: projectcalico.org/v3\nkind: Node\nmetadata: {name: node-1}\nspec: {bgp: {asNumber: 64513}}\n`;
	const lab = labOf(`${clusterText(1)}mode: calico-bgp\n`, calico);
	const {result} = collecting(report => compile(lab, modes, report));
	const seeds = seedsOf(result?.objects ?? [], {now: '2026-01-01T00:00:00Z', families: ['ipv4']});
	const seed = seeds.find(({resource}) => resource === 'nodes')?.object;
	const kind = kindOfObject({apiVersion: 'v1', kind: 'Node'});
	if (!seed || !kind) throw new Error('no node');
	t.deepEqual(seed.metadata.annotations, {'projectcalico.org/ASNumber': '64513'});
	const value = {apiVersion: 'v1', kind: 'Node', metadata: {name: 'node-1', annotations: {}}};
	const by = {value, manager: 'cnilab', force: true, now: '2026-01-01T00:00:01Z'};
	const after = serverSideApply(kind, seed, by) as typeof seed;
	t.deepEqual(Object.keys(after.metadata.annotations ?? {}), []);
	t.deepEqual(after.metadata.labels, seed.metadata.labels);
	t.deepEqual(after.spec, seed.spec);
});

test('the node that the scheduler has chosen is not the file’s word, the one that stands there is', t => {
	const pod = (name: string, spec: string) =>
		`apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {${spec}containers: [{name: main, image: nginx}]}\n---\n`;
	const lab = labOf(`${clusterText(1)}mode: bridge\n`, pod('free', '') + pod('bound', 'nodeName: node-1, '));
	const {result} = collecting(report => compile(lab, modes, report));
	const seeds = seedsOf(result?.objects ?? [], {now: '2026-01-01T00:00:00Z', families: ['ipv4']});
	const said = (name: string) => {
		const pods = seeds.filter(({resource}) => resource === 'pods').map(({object}) => object);
		const {annotations = {}, managedFields} =
			pods.find(({metadata}) => metadata.name === name)?.metadata ?? {};
		return [annotations['kubectl.kubernetes.io/last-applied-configuration'], JSON.stringify(managedFields)];
	};
	for (const words of said('free')) t.notRegex(words ?? 'nothing', /nodeName|nothing/);
	for (const words of said('bound')) t.regex(words ?? '', /nodeName/);
});
