/** A table that is changed in parts is in the end the one that is loaded as a whole; and only what is other is said. */
import {spawnSync} from 'node:child_process';
import test from 'ava';
import {parseRuleset} from '../../lib/observe/ruleset.js';
import {changeBatches} from '../../lib/plan/nft/change.js';
import {loadBatches, reloadBatches} from '../../lib/plan/nft/load.js';
import type {NftOp} from '../../lib/plan/ops.js';
import {caseNamed} from '../helpers/cases.js';
import {inNamespaces} from '../helpers/plain-user.js';
import {models, tablesOf} from '../helpers/policed.js';

const {pods} = caseNamed('calico-bgp/dual-stack').cluster;
const fewer = pods.filter(({name}) => name !== 'web-0');
const states: readonly (readonly NftOp[])[] = [
	...models.map(model => tablesOf('calico-bgp/dual-stack', model)),
	...models.toReversed().map(model => tablesOf('calico-bgp/dual-stack', model, {pods: fewer})),
];

// The one to whom the kernel gives less.
for (const user of ['plain'] as const) {
	test(`${user}: from any table to any other the kernel takes the change, and has what is planned`, t => {
		const steps = states.map((tables, index) => {
			const before = states[index - 1];
			return tables.flatMap((op, at) => {
				const was = before?.[at];
				return was
					? was.text === op.text
						? []
						: (changeBatches(op, was) ?? reloadBatches(op))
					: loadBatches(op);
			});
		});
		const changed = listings(user, steps);
		const loaded = listings(
			user,
			states.map(tables => [['flush ruleset'], ...tables.flatMap(loadBatches)]),
		);
		for (const [index, listing] of changed.entries()) t.deepEqual(listing, loaded[index], `state ${index}`);
	});
}

test('there are tables that are loaded in one go, and some that are not', t => {
	const counts = states.flat().map(op => loadBatches(op).length);
	t.is(Math.min(...counts), 1);
	t.true(Math.max(...counts) > 1);
});

/** What the kernel has after each step, in an order of its own. */
function listings(user: 'root' | 'plain', steps: readonly (readonly (readonly string[])[])[]) {
	const mark = 'the end of a step';
	const script = steps.flatMap(batches => [
		...batches.flatMap(lines => ["nft -f - <<'EOF'", ...lines, 'EOF']),
		'nft -s list ruleset',
		`echo '${mark}'`,
	]);
	const [program = '', ...args] = inNamespaces(user);
	const {stdout, stderr, status} = spawnSync(program, [...args, 'sh', '-e'], {
		input: script.join('\n'),
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	if (status !== 0) throw new Error(stderr.slice(0, 4000));
	const parts = stdout.split(`${mark}\n`).slice(0, -1);
	return parts.map(part =>
		parseRuleset(part)
			.map(({blocks, ...table}) => ({...table, blocks: blocks.toSorted(byName)}))
			.toSorted(byName),
	);
}

function byName(a: {readonly name: string}, b: {readonly name: string}): number {
	return a.name < b.name ? -1 : 1;
}
