/** What is written down of a lab: as a whole, put together from the texts of its parts, and then what changes of it. */
import {appendFileSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type Desired, DesiredFile, readDesired, writeDesired} from '../../../lib/labd/desired.js';
import {caseNamed} from '../../helpers/cases.js';
import {folderWith} from '../../helpers/folder.js';
import {modelOf, policyOf, tierOf} from '../../helpers/policy-cluster.js';

const {cluster} = caseNamed('calico-vxlan/dual-stack');
const limits = {} as Desired['limits'];
const policies = [policyOf({name: 'x', namespace: 'a"b'}), policyOf({name: 'y'})];
const model = modelOf({tiers: [tierOf(policies), tierOf([], {name: 'empty', defaultAction: 'Pass'})]});

const wanted: readonly Desired['cluster'][] = [
	{...cluster, policy: model},
	{...cluster, policy: model, pods: []},
	(({policy: _, ...rest}) => rest)(cluster),
];

for (const [index, each] of wanted.entries()) {
	test(`what is read is what was written: ${index}`, t => {
		t.true(each.pods.length > 0 || index === 1);
		const folder = folderWith(t, {});
		const desired: Desired = {cluster: each, objects: [], checks: [], limits, faults: []};
		for (const changing of [{}, {changing: {coming: [], going: []}}]) {
			writeDesired(folder, {...desired, ...changing});
			t.deepEqual(readDesired(folder), plain({...desired, ...changing}));
		}
	});
}

const [first, second, ...others] = cluster.pods;
if (!first || !second) throw new Error('the case has too few pods');
const going = {coming: [], going: [first]};

/** One after the other, as a lab that is up writes them: pods and policies that come, go and change, with what is under way. */
const story: readonly Desired[] = [
	{cluster: {...cluster, policy: model}},
	{cluster: {...cluster, policy: model, pods: [second, ...others]}, changing: going},
	{cluster: {...cluster, policy: model, pods: [second, ...others]}},
	{cluster: {...cluster, policy: modelWith([...policies, policyOf({name: 'z'})]), pods: []}},
	{cluster: {...cluster, policy: modelWith([]), pods: [first]}},
	{cluster: {...cluster, policy: modelWith([policyOf({name: 'x', namespace: 'b'})]), pods: [second, first]}},
	{cluster: {...cluster, policy: model}, changing: {...going, machines: ['node-1']}},
].map(each => ({...each, objects: [], checks: [], limits, faults: []}));

test('what has changed of pods and policies is a line, and is read with what was written as a whole', t => {
	const folder = folderWith(t, {});
	const file = new DesiredFile(folder);
	for (const [index, each] of story.entries()) {
		file.write(each);
		t.deepEqual(readDesired(folder), plain(each), `${index}`);
		t.is(existsSync(join(folder, 'desired.log')), index > 0);
	}
});

test('wherever a crash cuts the last line off, what was written before it is read', t => {
	const {folder, log, ends} = written(t);
	for (let length = 0; length <= log.length; length++) {
		writeFileSync(join(folder, 'desired.log'), log.subarray(0, length));
		const whole = ends.filter(end => end <= length).length;
		t.deepEqual(readDesired(folder), plain(story[whole]), `${length} bytes`);
	}
});

test('lines about what is no longer written down count no more', t => {
	const {folder, log} = written(t);
	const file = new DesiredFile(folder);
	const [each] = story;
	if (each) file.write(each);
	t.false(existsSync(join(folder, 'desired.log')));
	appendFileSync(join(folder, 'desired.log'), log);
	t.deepEqual(readDesired(folder), plain(each));
});

test('what is neither pod nor policy is written as a whole, and so is all when the log has become long', t => {
	const folder = folderWith(t, {});
	const file = new DesiredFile(folder);
	const [each] = story;
	if (!each) throw new Error('there is no story');
	file.write(each);
	file.write({...each, faults: [{kind: 'stop', node: 'node-1'}]});
	t.false(existsSync(join(folder, 'desired.log')));
	t.is(readDesired(folder).faults?.length, 1);
	const sizes: number[] = [];
	for (let index = 0; index < 400; index++) {
		file.write({...each, cluster: {...each.cluster, pods: index % 2 === 0 ? [] : cluster.pods}});
		sizes.push(bytesIn(folder));
	}
	t.true(Math.max(...sizes) < 200_000);
	t.true(sizes.filter(size => size === 0).length > 1);
	t.deepEqual(readDesired(folder), plain(each));
});

test('a line that something else has written there is told, with its number', t => {
	const {folder} = written(t);
	appendFileSync(join(folder, 'desired.log'), '{"of":3}\n');
	t.throws(() => readDesired(folder), {name: 'StateError', message: /desired\.log:7 /});
});

/** The story is in the folder. `ends`: of each line, in bytes. */
function written(t: ExecutionContext): {folder: string; log: Buffer; ends: number[]} {
	const folder = folderWith(t, {});
	const file = new DesiredFile(folder);
	for (const each of story) file.write(each);
	const log = readFileSync(join(folder, 'desired.log'));
	const ends = [...log.entries()].flatMap(([at, byte]) => (byte === 0x0a ? [at + 1] : []));
	return {folder, log, ends};
}

function bytesIn(folder: string): number {
	const log = join(folder, 'desired.log');
	return existsSync(log) ? readFileSync(log).length : 0;
}

function modelWith(list: typeof policies) {
	return modelOf({tiers: [tierOf(list), ...model.tiers.slice(1)]});
}

/** As JSON keeps it. */
function plain(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}
