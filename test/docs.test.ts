/** Pages that must not forget anything. */
import {readFileSync} from 'node:fs';
import test from 'ava';
import {verbs} from '../lib/cli/verbs.js';

test('docs/commands.md has a row for every verb', t => {
	const rows = [...readFileSync('docs/commands.md', 'utf8').matchAll(/^\| `(\w+)/gm)].map(([, verb]) => verb);
	const known = verbs.filter(({hidden}) => !hidden).map(({name}) => name);
	t.deepEqual([...rows].sort(), [...known].sort());
});
