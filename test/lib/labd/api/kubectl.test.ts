/** What an unmodified kubectl makes of the API, without a lab behind it. */
import test from 'ava';
import {lines, startWithKubectl, words} from '../../../helpers/api-kubectl.js';

const manifests = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {a: b}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: v1
kind: Pod
metadata: {name: alone}
spec: {containers: [{name: web, image: nginx}]}
`;

test('what is applied twice is unchanged, by the client and by the server', async t => {
	const {api, kubectl} = await startWithKubectl(t);
	const first = await kubectl('apply -f -', manifests);
	t.is(first.code, 0, first.err);
	t.deepEqual(lines(first.out), [
		'deployment.apps/web created',
		'configmap/settings created',
		'networkpolicy.networking.k8s.io/closed created',
		'pod/alone created',
	]);
	const {version} = api.store;
	const again = await kubectl('apply -f -', manifests);
	t.deepEqual(
		lines(again.out),
		lines(first.out).map(line => line.replace('created', 'unchanged')),
	);
	t.is(api.store.version, version);
	const changed = await kubectl('apply -f -', manifests.replace('replicas: 2', 'replicas: 3'));
	t.is(lines(changed.out)[0], 'deployment.apps/web configured');
	const diff = await kubectl('diff -f -', manifests.replace('replicas: 2', 'replicas: 4'));
	t.is(diff.code, 1);
	t.regex(diff.out, /^\+ {2}replicas: 4$/m);
});

test('server-side apply is repeatable', async t => {
	const {api, kubectl} = await startWithKubectl(t);
	t.is((await kubectl('apply --server-side -f -', manifests)).code, 0);
	const {version} = api.store;
	const {code, out} = await kubectl('apply --server-side -f -', manifests);
	t.is(code, 0);
	t.is(lines(out)[0], 'deployment.apps/web serverside-applied');
	t.is(api.store.version, version);
});

test('unknown fields are refused before anything is written', async t => {
	const {api, kubectl} = await startWithKubectl(t);
	const {code, err} = await kubectl('apply -f -', manifests.replace('replicas:', 'replicaz:'));
	t.is(code, 1);
	t.regex(err, /strict decoding error: unknown field "spec\.replicaz"/);
	t.is(api.store.list('deployments.apps').length, 0);
});

test('objects are shown as tables, names, paths and documents', async t => {
	const {kubectl} = await startWithKubectl(t);
	await kubectl('apply -f -', manifests);
	const deployments = lines((await kubectl('get deployments -o wide')).out);
	t.deepEqual(words(deployments[0]), [
		'NAME',
		'READY',
		'UP-TO-DATE',
		'AVAILABLE',
		'AGE',
		'CONTAINERS',
		'IMAGES',
		'SELECTOR',
	]);
	t.like(words(deployments[1]), {0: 'web', 1: '0/2', 5: 'web', 6: 'nginx', 7: 'app=web'});
	t.is((await kubectl('get deploy,cm -o name')).out, 'deployment.apps/web\nconfigmap/settings\n');
	t.is((await kubectl('get cm settings -o jsonpath={.data.a}')).out, 'b');
	const columns = await kubectl('get pods -o custom-columns=NAME:.metadata.name,PHASE:.status.phase');
	t.deepEqual(lines(columns.out).map(words), [
		['NAME', 'PHASE'],
		['alone', 'Pending'],
	]);
	t.regex((await kubectl('get pod alone -o yaml')).out, /^ {2}restartPolicy: Always$/m);
	t.is(JSON.parse((await kubectl('get pods -o json')).out).items[0].kind, 'Pod');
	t.regex((await kubectl('describe pod alone')).out, /^QoS Class: +BestEffort$/m);
	t.regex((await kubectl('get all')).out, /^pod\/alone [\s\S]*^deployment\.apps\/web /m);
	t.regex((await kubectl('explain pod.spec.containers.image')).out, /^FIELD: image <string>$/m);
	t.is((await kubectl('get pods -l app=none')).err, 'No resources found in default namespace.\n');
	const missing = await kubectl('get pod nobody');
	t.is(missing.err, 'Error from server (NotFound): pods "nobody" not found\n');
	t.is(missing.code, 1);
});

test('objects are patched, labelled, annotated, scaled and edited in part', async t => {
	const {api, kubectl} = await startWithKubectl(t);
	await kubectl('apply -f -', manifests);
	const commands = {
		'label cm settings tier=front': 'configmap/settings labeled',
		'annotate cm settings note=x': 'configmap/settings annotated',
		'patch cm settings -p {"data":{"c":"d"}}': 'configmap/settings patched',
		'patch cm settings --type=json -p [{"op":"remove","path":"/data/a"}]': 'configmap/settings patched',
		'scale deployment web --replicas=5': 'deployment.apps/web scaled',
		'scale deployment web --current-replicas=5 --replicas=6': 'deployment.apps/web scaled',
		'set image deployment/web web=nginx:1.27': 'deployment.apps/web image updated',
		'patch deployment web -p {"spec":{"template":{"spec":{"containers":[{"name":"web","imagePullPolicy":"Never"}]}}}}':
			'deployment.apps/web patched',
		'rollout restart deployment/web': 'deployment.apps/web restarted',
	};
	for (const [command, said] of Object.entries(commands)) {
		const {out, err} = await kubectl(command);
		t.is(out, `${said}\n`, err);
	}
	const map = api.store.list('configmaps').find(({metadata}) => metadata.name === 'settings');
	t.like(map, {data: {c: 'd'}, metadata: {labels: {tier: 'front'}}});
	const web = api.store.list('deployments.apps')[0]?.spec as {
		replicas: number;
		template: {spec: {containers: unknown[]}; metadata: {annotations: Record<string, string>}};
	};
	t.is(web.replicas, 6);
	t.like(web.template.spec.containers, {0: {image: 'nginx:1.27', imagePullPolicy: 'Never'}, length: 1});
	t.truthy(web.template.metadata.annotations['kubectl.kubernetes.io/restartedAt']);
});

test('objects are deleted, by name, by file, by selector, all of them', async t => {
	const {api, kubectl} = await startWithKubectl(t);
	await kubectl('apply -f -', manifests);
	t.is((await kubectl('delete configmap settings')).out, 'configmap "settings" deleted\n');
	t.is((await kubectl('delete deployment -l app=web')).out, 'deployment.apps "web" deleted\n');
	const {code, err} = await kubectl('delete configmap settings');
	t.is(code, 1);
	t.regex(err, /configmaps "settings" not found/);
	t.is((await kubectl('delete --ignore-not-found -f -', manifests)).code, 0);
	t.is((await kubectl('run one --image=nginx')).out, 'pod/one created\n');
	t.is((await kubectl('delete pods --all')).out, 'pod "one" deleted\n');
	for (const resource of ['pods', 'deployments.apps', 'networkpolicies.networking.k8s.io'])
		t.is(api.store.list(resource).length, 0, resource);
	const node = await kubectl('delete node n');
	t.regex(node.err, /Forbidden/);
});

test('kubectl knows the API, its version and its user', async t => {
	const {kubectl} = await startWithKubectl(t);
	t.regex(
		(await kubectl('api-resources')).out,
		/^networkpolicies +netpol +networking\.k8s\.io\/v1 +true +NetworkPolicy$/m,
	);
	t.deepEqual(
		lines((await kubectl('api-versions')).out).filter(name => name === 'apps/v1' || name === 'v1'),
		['apps/v1', 'v1'],
	);
	t.regex((await kubectl('version')).out, /^Server Version: v1\.32\./m);
	t.is((await kubectl('auth can-i delete pods')).out, 'yes\n');
	t.regex((await kubectl('auth whoami')).out, /^Username +kubernetes-admin$/m);
	t.is((await kubectl('get --raw /readyz')).out, 'ok');
});

test('kubectl waits for a condition, and for a deletion', async t => {
	const {api, kubectl} = await startWithKubectl(t);
	await kubectl('apply -f -', manifests);
	const waiting = kubectl('wait --for=condition=Ready pod/alone --timeout=20s');
	const {metadata} = api.store.list('pods')[0] ?? {metadata: {uid: ''}};
	api.registry.reportPod(
		metadata.uid,
		{namespace: 'default', name: 'alone'},
		{
			phase: 'Running',
			conditions: [{type: 'Ready', status: 'True'}],
		},
	);
	t.is((await waiting).out, 'pod/alone condition met\n');
	const gone = kubectl('wait --for=delete pod/alone --timeout=20s');
	await kubectl('delete pod alone');
	t.is((await gone).code, 0);
});
