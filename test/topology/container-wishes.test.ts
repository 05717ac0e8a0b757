import test from 'ava';
import {readWishes} from '../../topology/container-wishes.js';
import type {Problem} from '../../topology/problems.js';

function read(entry: Parameters<typeof readWishes>[0]) {
	const problems: Problem[] = [];
	const wishes = readWishes(entry, {
		path: [],
		locate: () => undefined,
		report: problem => problems.push(problem),
	});
	return {wishes, codes: problems.map(({code}) => code)};
}

test('memory is bytes, or an amount as Kubernetes writes it', t => {
	const bytes = (memory: string | number) => read({resources: {memory}}).wishes?.memory;
	t.is(bytes(67_108_864), 67_108_864);
	t.is(bytes('64Mi'), 67_108_864);
	t.is(bytes('0.5Gi'), 536_870_912);
	t.is(bytes('500M'), 500_000_000);
});

test('what no container can have is refused', t => {
	for (const memory of ['5Mi', '64Gx', '-1', 'much'])
		t.deepEqual(read({resources: {memory}}).codes, ['bad-value'], memory);
	t.deepEqual(read({resources: {cpus: 0.001}}).codes, ['bad-value']);
	t.deepEqual(read({image: 'not an image'}).codes, ['bad-value']);
	t.deepEqual(read({image: 'registry.example:5000/a/b:1', resources: {cpus: 0.5}}).codes, []);
});

test('a node that wishes nothing has no wishes', t => {
	t.is(read(null).wishes, undefined);
	t.is(read({resources: {}}).wishes, undefined);
});
