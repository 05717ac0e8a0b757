/** The tables of the plans are not only as written in the goldens, but also what nft takes. */
import {spawnSync} from 'node:child_process';
import test from 'ava';
import {cases, planOf} from '../helpers/cases.js';
import {inNamespaces} from '../helpers/plain-user.js';

for (const each of cases.filter(({mode}) => mode.requires.some(need => 'nft' in need))) {
	test(`${each.name}: nft takes the tables of every node`, t => {
		for (const {name, ops} of planOf(each).machines) {
			const tables = ops.flatMap(op => (op.kind === 'nft' ? [op.text] : []));
			const {status, stderr} = check(tables.join(''));
			t.is(status, 0, `${name}: ${stderr}`);
		}
	});
}

test('nft refuses what is not a table', t => {
	t.is(check('table ip x { chain y { foo } }').status, 1);
});

function check(text: string): {status: number | null; stderr: string} {
	const [program = '', ...args] = inNamespaces('plain');
	return spawnSync(program, [...args, 'nft', '-c', '-f', '-'], {input: text, encoding: 'utf8'});
}
