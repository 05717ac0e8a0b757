import test from 'ava';
import {compile} from '../../../lib/control/compile.js';
import {liveExpectations} from '../../../lib/control/expectations.js';
import {modes} from '../../../plugins/index.js';
import {clusterText, labOf} from '../../helpers/lab.js';
import {documents, pod} from '../../helpers/manifests.js';
import {collecting} from '../../helpers/problems.js';

const lab = `${clusterText(3)}mode: flannel-vxlan
checks:
- probe: {from: a, to: b, port: 80}
- exec: {in: default/b, run: [ip, route]}
- exec: {in: node-1, run: [ip, route]}
`;

function compiled() {
	const {result} = collecting(report => compile(labOf(lab, documents(pod('a'), pod('b'))), modes, report));
	if (!result) throw new Error('the lab does not compile');
	return result;
}

test('the checks of a live lab are those of the compiled one as long as its pods are the same', t => {
	const {cluster, objects, checks, labChecks} = compiled();
	t.deepEqual(liveExpectations(labChecks, {cluster, objects}), checks);
});

test('a check means the pod that has the name now, at the address that it has now', t => {
	const {cluster, objects, labChecks} = compiled();
	const moved = cluster.pods.map(each =>
		each.name === 'b' ? {...each, node: 'node-3', addresses: {ipv4: '10.244.3.9/24'}} : each,
	);
	const [probe, exec] = liveExpectations(labChecks, {cluster: {...cluster, pods: moved}, objects});
	t.like(probe, {kind: 'probe', to: [{place: 'node-3/default.b', addresses: {ipv4: '10.244.3.9'}}]});
	t.like(exec, {kind: 'exec', place: 'node-3/default.b'});
});

test('a check that means a pod that is gone expects what is missing; the others stay', t => {
	const {cluster, objects, labChecks} = compiled();
	const pods = cluster.pods.filter(({name}) => name !== 'b');
	const expectations = liveExpectations(labChecks, {cluster: {...cluster, pods}, objects});
	const missing = (word: string) => ({kind: 'missing', title: `there is no '${word}' in this lab`});
	t.deepEqual(
		expectations.map(each => (each.kind === 'missing' ? each : each.kind)),
		[missing('b'), missing('default/b'), 'exec'] as never,
	);
});
