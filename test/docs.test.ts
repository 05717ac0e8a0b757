/** Pages that must not forget anything. */
import {readFileSync} from 'node:fs';
import test from 'ava';
import {verbs} from '../lib/cli/verbs.js';
import {compile} from '../lib/control/compile.js';
import {modes} from '../plugins/index.js';
import {loadLab} from '../topology/load.js';
import {folderWith} from './helpers/folder.js';
import {collecting} from './helpers/problems.js';
import {clusterPoints} from './root/policy-cluster-points.js';
import {points} from './root/policy-points.js';

test('docs/commands.md has a row for every verb', t => {
	const rows = [...readFileSync('docs/commands.md', 'utf8').matchAll(/^\| `(\w+)/gm)].map(([, verb]) => verb);
	const known = verbs.filter(({hidden}) => !hidden).map(({name}) => name);
	t.deepEqual([...new Set(rows)].sort(), [...known].sort());
});

test('the scenario in docs/scenarios.md is one of the lab flannel-vxlan', t => {
	const [, example = ''] = /^```yaml\n(.*?)^```/ms.exec(readFileSync('docs/scenarios.md', 'utf8')) ?? [];
	const folder = folderWith(t, {'lab.yaml': `extends: flannel-vxlan\n${example}`});
	const {result, problems} = collecting(report => {
		const lab = loadLab(folder, report);
		return lab && compile(lab, modes, report);
	});
	t.deepEqual(problems, []);
	t.is(result?.scenario?.steps.length, 4);
});

test('docs/policy.md has a row for each point that is tried with packets, and no other', t => {
	const rows = readFileSync('docs/policy.md', 'utf8').matchAll(
		/^\| .* \| (.*?) \| (✓|refused) \| (✓|refused) \| (✓|refused) \| ✓ \|$/gm,
	);
	t.deepEqual(
		[...rows].map(([, title, ...modes]) => [title, modes.every(each => each === '✓')]),
		[...points, ...clusterPoints].map(({title, engine}) => [title, engine === undefined]),
	);
});
