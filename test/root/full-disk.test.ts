/** The state folder's disk is full: what can't be written is refused by name, nothing is half done, and there is a way out. */
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {cnilabMain, runProgram} from '../helpers/cnilab.js';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {asUser} from '../helpers/plain-user.js';
import {seatOf} from '../helpers/seat.js';

const script = fileURLToPath(new URL('fixtures/full-disk.sh', import.meta.url));

for (const user of users.slice(0, 1)) {
	test.serial(
		`as ${user}: a full disk is told, the lab goes on, and when there is room again so does all`,
		async t => {
			t.timeout(180_000);
			const seat = seatOf(t, user, labFiles({mode: 'bridge'}));
			const own = user === 'plain' ? ['--user', '--map-root-user'] : [];
			// The tmpfs goes with the mount namespace, the lab's processes with the PID namespace.
			const namespaces = ['unshare', ...own, '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
			const disk = seat.temporary;
			const lab = join(seat.folder, 'lab.yaml');
			const argv = [...asUser(user), ...namespaces, 'sh', script, disk, process.execPath, cnilabMain, lab];
			const {stdout, stderr} = await runProgram(argv);
			const lines = stdout.trim().split('\n');
			const full = /state\/trial\/\S+: the disk is full: make room/;
			const expected: readonly (readonly [code: number, what: string, said: RegExp])[] = [
				[4, 'up', full],
				[0, 'left', /\| $/],
				[0, 'up', /is up/],
				[1, 'apply', full],
				[2, 'get', /not found/],
				[0, 'verify', /✓/],
				[4, 'resume', full],
				[0, 'resume', /is back/],
				[0, 'apply', /created/],
				[0, 'verify', /✓/],
				[0, 'down', /nothing is left/],
				[0, 'left', /\| ballast$/],
			];
			t.is(lines.length, expected.length, stdout + stderr);
			for (const [index, [code, what, said]] of expected.entries()) {
				const line = lines[index] ?? '';
				t.true(line.startsWith(`${code} ${what}`), line);
				t.regex(line, said);
				t.notRegex(line, /defect of cnilab/);
			}
		},
	);
}
