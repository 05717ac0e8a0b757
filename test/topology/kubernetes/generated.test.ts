import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import test from 'ava';

test('the validators are those that the script makes of the types', t => {
	const script = fileURLToPath(new URL('../../../scripts/kubernetes-schemas.mjs', import.meta.url));
	t.notThrows(() => execFileSync(process.execPath, [script, '--check'], {stdio: 'pipe'}));
});
