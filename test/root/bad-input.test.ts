/** What a lab that is up is asked for and can't do: told in words, and nothing else suffers. */
import {join} from 'node:path';
import test from 'ava';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';

const user = process.getuid?.() === 0 ? 'root' : 'plain';
const containers = [{name: 'main', image: 'nginx'}];

function pod(name: string, spec: object = {}, namespace = 'default') {
	return JSON.stringify({
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name, namespace},
		spec: {containers, ...spec},
	});
}

const many = JSON.stringify({
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: {name: 'many'},
	spec: {
		replicas: 6,
		selector: {matchLabels: {app: 'many'}},
		template: {metadata: {labels: {app: 'many'}}, spec: {containers}},
	},
});

test.serial('what is not there, fits nowhere, or must wait for a node that is off', async t => {
	const files = {
		'there.yaml': pod('x', {}, 'nowhere'),
		'fits.yaml': pod('lonely', {nodeSelector: {disk: 'ssd'}}),
	};
	const seat = seatOf(t, user, {...labFiles({mode: 'flannel-vxlan'}), ...files, 'many.yaml': many});
	const expect = async (line: string, code: number, said: RegExp): Promise<void> => {
		const ended = await seat.run(line.split(' ').map(word => word.replace('@', `${seat.folder}/`)));
		const all = `${ended.stdout}${ended.stderr}`;
		t.is(ended.code, code, `${line}: ${all}`);
		t.regex(all, said, line);
		t.notRegex(all, /defect of cnilab/, line);
	};
	t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
	await expect('delete pod a-9', 2, /pods "a-9" not found[\s\S]*did you mean|known|a-1/);
	await expect('delete pod a-1 -n nowhere', 2, /not found[\s\S]*give '-n default'/);
	await expect('apply -f @there.yaml', 2, /namespaces? "nowhere"/);
	await expect('apply -f @there.yaml --lab other', 2, /no lab other is up/);
	await expect('apply -f @fits.yaml', 0, /lonely: Pending: 0\/3 nodes are available/);
	await expect('fault cut node-9', 2, /no machine 'node-9'[\s\S]*node-1/);
	await expect('fault kill node-2', 0, /done/);
	await expect('apply -f @many.yaml', 0, /node-2 is off/);
	await expect('verify', 0, /on purpose: kill node-2/);
	await expect('fault heal', 0, /nothing is broken/);
	await expect('apply -f @many.yaml', 0, /unchanged/);
	await expect('verify', 0, /lonely: is pending/);
	await expect('get deploy many', 0, /6\/6/);
});
