// Some tests act as a user without any privilege, who must be able to read the project. A clone in /root, or one made with
// umask 077, is nobody else's: the tests then run in a copy that everybody may read.
import {spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Debian's nobody. Only root can become somebody else, so for anybody else the question does not come up. */
export function othersCanRead(project) {
	if (process.getuid() !== 0) return true;
	const look =
		'cd "$1" && ls node_modules dist test >/dev/null && cat package.json dist/lib/cli/main.js >/dev/null';
	const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all'];
	return spawnSync('setpriv', [...nobody, 'sh', '-c', look, 'sh', project], {stdio: 'ignore'}).status === 0;
}

/** Calls `use` with the folder of a copy, which is gone afterwards. Throws if it can't be made. */
export function withReadableCopy(project, use) {
	const folder = mkdtempSync(join(tmpdir(), 'cnilab-tests-'));
	try {
		chmodSync(folder, 0o755);
		const copy = join(folder, 'cnilab');
		for (const argv of [
			['cp', '-a', project, copy],
			['chmod', '-R', 'a+rX', copy],
		]) {
			const {status, stderr} = spawnSync(argv[0], argv.slice(1), {encoding: 'utf8'});
			if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
		}
		return use(copy);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}
