import test from 'ava';
import {type FaultVerb, faultUsages, parseFault} from '../../topology/fault-words.js';
import {type Fault, type FaultOrder, faultWords} from '../../topology/faults.js';
import {clusterOf} from '../helpers/cluster.js';

/** node-1 and node-2 on rack-a, node-3 on rack-b, gw on both. */
const cluster = clusterOf({mode: 'bridge', twoRacks: true});

const cable = {machine: 'node-2', segment: 'rack-a'} as const;
const add = (fault: Fault): FaultOrder => ({do: 'add', fault});

const good: Readonly<Record<string, FaultOrder>> = {
	'cut node-2': add({kind: 'cut', ...cable}),
	'  cut   node-2:rack-a ': add({kind: 'cut', ...cable}),
	'cut gw:rack-b': add({kind: 'cut', machine: 'gw', segment: 'rack-b'}),
	'loss node-2 10%': add({kind: 'loss', percent: 10, ...cable}),
	'loss node-2 0.01%': add({kind: 'loss', percent: 0.01, ...cable}),
	'loss node-2 100%': add({kind: 'loss', percent: 100, ...cable}),
	'delay node-2 50ms': add({kind: 'delay', ms: 50, ...cable}),
	'delay node-2 0.5s 10ms': add({kind: 'delay', ms: 500, jitterMs: 10, ...cable}),
	'delay node-2 300us': add({kind: 'delay', ms: 0.3, ...cable}),
	'limit node-2 10mbit': add({kind: 'limit', kbit: 10_000, ...cable}),
	'limit node-2 500kbit': add({kind: 'limit', kbit: 500, ...cable}),
	'limit node-2 1.5Mbit': add({kind: 'limit', kbit: 1500, ...cable}),
	'split rack-a node-2,node-1': add({kind: 'split', segment: 'rack-a', group: ['node-1', 'node-2']}),
	'split rack-a gw , node-1': add({kind: 'split', segment: 'rack-a', group: ['gw', 'node-1']}),
	'stop node-2': add({kind: 'stop', node: 'node-2'}),
	'kill node-2': add({kind: 'kill', node: 'node-2'}),
	'pause node-2': add({kind: 'pause', node: 'node-2'}),
	'restart node-2': {do: 'restart', node: 'node-2'},
	'kill-daemon node-2': add({kind: 'daemon', node: 'node-2'}),
	'flap node-2': {do: 'flap', cable, times: 5, everyMs: 500},
	'flap node-2 3': {do: 'flap', cable, times: 3, everyMs: 500},
	'flap gw:rack-a 3 1s': {do: 'flap', cable: {machine: 'gw', segment: 'rack-a'}, times: 3, everyMs: 1000},
	heal: {do: 'heal'},
	'heal node-2': {do: 'heal', what: 'node-2'},
	'heal rack-a': {do: 'heal', what: 'rack-a'},
	'heal gw': {do: 'heal', what: 'gw'},
};

for (const [text, order] of Object.entries(good)) {
	test(`'${text}' is understood`, t => {
		t.deepEqual(parseFault(text, cluster), {order});
	});
}

test('every verb has a sentence that is understood', t => {
	const used = new Set(Object.keys(good).map(text => text.trim().split(' ')[0]));
	t.deepEqual([...used].sort(), Object.keys(faultUsages).sort());
	for (const verb of used) t.true(faultUsages[verb as FaultVerb].startsWith(`${verb} `));
});

test('the words of a fault make the same fault again', t => {
	for (const order of Object.values(good)) {
		if (order.do === 'add') t.deepEqual(parseFault(faultWords(order.fault), cluster), {order});
	}
});

/** Text → the words that are wrong, each with its code. */
const bad: Readonly<Record<string, readonly string[]>> = {
	'': ['bad-value: '],
	'cutt node-2': ['bad-value: cutt'],
	cut: ['bad-value: '],
	'cut node-7': ['unknown-reference: node-7'],
	'cut gw': ['bad-value: gw'],
	'cut node-2:rack-b': ['unknown-reference: node-2:rack-b'],
	'cut node-2 now': ['bad-value: now'],
	'loss node-2': ['bad-value: '],
	'loss node-9 110% x': ['unknown-reference: node-9', 'bad-value: 110%', 'bad-value: x'],
	'loss node-2 10': ['bad-value: 10'],
	'loss node-2 0%': ['bad-value: 0%'],
	'loss node-2 0.00%': ['bad-value: 0.00%'],
	'loss node-2 0.001%': ['bad-value: 0.001%'],
	'loss node-2 100.01%': ['bad-value: 100.01%'],
	'loss node-2 -1%': ['bad-value: -1%'],
	'delay node-2 50': ['bad-value: 50'],
	'delay node-2 0ms': ['bad-value: 0ms'],
	'delay node-2 61s': ['bad-value: 61s'],
	'delay node-2 5min': ['bad-value: 5min'],
	'delay node-2 10ms 20ms': ['bad-value: 20ms'],
	'limit node-2 10mb': ['bad-value: 10mb'],
	'limit node-2 7kbit': ['bad-value: 7kbit'],
	'limit node-2 11gbit': ['bad-value: 11gbit'],
	'limit node-2 10.5kbit': ['bad-value: 10.5kbit'],
	'split lan node-1': ['unknown-reference: lan'],
	'split rack-a': ['bad-value: '],
	'split rack-a ,': ['unknown-reference: rack-a ,', 'bad-value: '],
	'split rack-a node-1,node-2,gw': ['bad-value: node-1,node-2,gw'],
	'split rack-a node-1,node-3': ['bad-value: node-3'],
	'split rack-a nod-1,node-9': ['unknown-reference: nod-1', 'unknown-reference: node-9'],
	'stop gw': ['bad-value: gw'],
	'stop node-4': ['unknown-reference: node-4'],
	'stop rack-a': ['unknown-reference: rack-a'],
	'pause node-1,node-2': ['unknown-reference: node-1,node-2'],
	'flap node-2 0': ['bad-value: 0'],
	'flap node-2 1.5': ['bad-value: 1.5'],
	'flap node-2 1001 10ms': ['bad-value: 1001', 'bad-value: 10ms'],
	'heal node-4': ['unknown-reference: node-4'],
	'heal node-1 node-2': ['bad-value: node-2'],
};

for (const [text, wrong] of Object.entries(bad)) {
	test(`'${text}' is refused`, t => {
		const parsed = parseFault(text, cluster);
		if ('order' in parsed) return t.fail(JSON.stringify(parsed.order));
		const found = parsed.mistakes.map(
			({code, from, length}) => `${code}: ${text.slice(from, from + length)}`,
		);
		t.deepEqual(found, wrong);
		for (const {message, hint, length} of parsed.mistakes) {
			t.true(length > 0);
			t.false(message.endsWith('.'), message);
			t.truthy(hint, message);
		}
	});
}

const hints: Readonly<Record<string, RegExp>> = {
	'cutt node-2': /^did you mean 'cut MACHINE/,
	'cut node2': /^did you mean 'node-[123]'\?/,
	'cut gw': /gw:rack-a, gw:rack-b/,
	'cut node-2:rack-c': /^did you mean 'node-2:rack-a'/,
	'split rack-x node-1': /^did you mean 'rack-[ab]'/,
	'stop gw': /cut gw:rack-a, cut gw:rack-b/,
	'delay node-2 10ms 20ms': /to 10ms/,
	'heal rack': /rack-a/,
};

for (const [text, pattern] of Object.entries(hints)) {
	test(`'${text}' is told what may have been meant`, t => {
		const parsed = parseFault(text, cluster);
		t.regex('mistakes' in parsed ? (parsed.mistakes[0]?.hint ?? '') : '', pattern);
	});
}

test('of a hundred names only the nearest is offered', t => {
	const [node] = cluster.nodes;
	if (!node) return t.fail();
	const nodes = Array.from({length: 100}, (_, index) => ({...node, name: `node-${index + 1}`}));
	const parsed = parseFault('stop node-1O', {...cluster, nodes});
	const hint = 'mistakes' in parsed ? (parsed.mistakes[0]?.hint ?? '') : '';
	t.regex(hint, /^did you mean 'node-1\d?'/);
	t.true(hint.length < 100, hint);
});
