/** Pages that must not forget anything. */
import {readFileSync} from 'node:fs';
import test from 'ava';
import {verbs} from '../lib/cli/verbs.js';
import {compile} from '../lib/control/compile.js';
import {modes} from '../plugins/index.js';
import {loadLab} from '../topology/load.js';
import {folderWith} from './helpers/folder.js';
import {collecting} from './helpers/problems.js';

test('docs/commands.md has a row for every verb', t => {
	const rows = [...readFileSync('docs/commands.md', 'utf8').matchAll(/^\| `(\w+)/gm)].map(([, verb]) => verb);
	const known = verbs.filter(({hidden}) => !hidden).map(({name}) => name);
	t.deepEqual([...rows].sort(), [...known].sort());
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
