/** What holds of blocks and addresses, however pods and nodes come and go. */
import test from 'ava';
import fc from 'fast-check';
import {addressOf, contains, parseCidr} from '../../../../topology/addresses.js';
import type {Cluster} from '../../../../topology/model.js';
import {sameValue} from '../../../../topology/same-value.js';
import {type IpamLab, ipamLab} from '../../../helpers/ipam.js';
import {poolOf} from '../../../helpers/pools.js';

const pools = [
	poolOf('a', '10.1.0.0/27', {blockSize: 29, vxlanMode: 'Always'}),
	poolOf('b', '10.2.0.0/28', {blockSize: 30, nodeSelector: 'has(big)'}),
];

const pod = fc.record({name: fc.integer({min: 0, max: 40}), on: fc.integer({min: 1, max: 3})});
const step = fc.record({
	pods: fc.uniqueArray(pod, {maxLength: 50, selector: ({name, on}) => `${name}-${on}`}),
	nodes: fc.subarray(['node-1', 'node-2', 'node-3'], {minLength: 1}),
	restarts: fc.boolean(),
});

for (const strictAffinity of [false, true]) {
	test(`each address is one pod’s, of a block of its node or on loan; who stays keeps his (strict: ${strictAffinity})`, t => {
		const objects = {ipam: {strictAffinity, maxBlocksPerHost: 3}};
		const start = ipamLab({mode: 'vxlan', pools, objects, labels: {'node-2': {big: 'yes'}}});
		fc.assert(
			fc.property(fc.array(step, {maxLength: 6}), steps => {
				let lab: IpamLab = start;
				for (const {pods, nodes, restarts} of steps) {
					const before = lab.placement;
					const asked = pods
						.map(({name, on}) => ({name: `p${name}-${on}`, node: `node-${on}`}))
						.filter(({node}) => nodes.includes(node));
					const moved = lab.change({nodes});
					lab = moved.turn(asked);
					t.true(sameValue(moved.turn(asked).placement.cluster, lab.placement.cluster));
					if (restarts) lab = lab.restart();
					t.is(wrongIn(lab.placement.cluster, strictAffinity).join(), '');
					const changed = [...lab.placement.pods].filter(([uid, {model}]) => {
						const known = before.pods.get(uid);
						return known && !sameValue(model.addresses, known.model.addresses);
					});
					t.is(changed.length, 0);
				}
			}),
			{numRuns: 40},
		);
	});
}

test('what is looked for is found: an address twice, a block of nobody, one outside of its pool, a loan that is not said', t => {
	const lab = ipamLab({pools}).turn([
		{name: 'a', node: 'node-1'},
		{name: 'b', node: 'node-2'},
	]);
	const {cluster} = lab.placement;
	const [first, second] = cluster.pods;
	const {ipam} = cluster;
	if (!first || !second || !ipam) throw new Error('no pods');
	t.deepEqual(wrongIn(cluster, true), []);
	const twice = {...cluster, pods: [first, {...second, addresses: first.addresses}]};
	t.deepEqual(wrongIn(twice, false), ['an address twice', 'loans']);
	const [block, ...blocks] = ipam.blocks;
	if (!block) throw new Error('no block');
	const withBlock = (changed: Partial<typeof block>) =>
		wrongIn({...cluster, ipam: {...ipam, blocks: [{...block, ...changed}, ...blocks]}}, false);
	t.deepEqual(withBlock({node: 'node-9'}), ['a block of nobody', 'loans']);
	t.deepEqual(withBlock({pool: 'b'}), ['a block outside of its pool']);
});

function wrongIn({nodes, pods, ipam}: Cluster, strict: boolean): string[] {
	const {blocks = [], borrowed = [], pools: all = []} = ipam ?? {};
	const owners = [
		...nodes.map(({name, tunnel}) => ({node: name, address: tunnel?.ipv4 ?? ''})),
		...pods.map(({node, addresses}) => ({node, address: addressOf(addresses.ipv4 ?? '')})),
	].filter(({address}) => address !== '');
	const isIn = (range: string, inner: string) => {
		const cidr = parseCidr(range);
		return cidr !== undefined && contains(cidr, inner);
	};
	const loans = owners.filter(
		({node, address}) => !blocks.some(block => block.node === node && isIn(block.cidr, address)),
	);
	const textOf = (list: readonly {node: string; address: string}[]) =>
		list.map(({node, address}) => `${node} ${address}`).sort();
	const checks: Record<string, boolean> = {
		'an address twice': new Set(owners.map(({address}) => address)).size === owners.length,
		'a block twice': new Set(blocks.map(({cidr}) => cidr)).size === blocks.length,
		'a block of nobody': blocks.every(({node}) => nodes.some(({name}) => name === node)),
		'a block outside of its pool': blocks.every(({cidr, pool}) =>
			isIn(all.find(({name}) => name === pool)?.cidr ?? '', cidr),
		),
		loans: textOf(loans).join() === textOf(borrowed).join(),
		'a loan in spite of strict affinity': !strict || borrowed.length === 0,
	};
	return Object.keys(checks).filter(key => !checks[key]);
}
