/** Scripts of real kubectl commands against a running lab, each with its effect, exit code and columns. */
import {chmodSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {users} from '../helpers/in-sandbox.js';
import {kubectlPath} from '../helpers/kubectl.js';
import {asUser} from '../helpers/plain-user.js';
import {seatOf} from '../helpers/seat.js';
import {runSteps} from '../helpers/shell-steps.js';
import {consoleFiles, consoles} from './kubectl/consoles.js';
import {files} from './kubectl/files.js';
import {inside} from './kubectl/inside.js';
import {objects} from './kubectl/objects.js';
import {refusals} from './kubectl/refusals.js';
import {workloads} from './kubectl/workloads.js';

const user = users.at(-1) ?? 'plain';

for (const [what, steps] of Object.entries({objects, workloads, inside, consoles, refusals})) {
	test.serial(`kubectl, ${what}: ${steps.length} commands do what they do on a cluster`, async t => {
		t.timeout(300_000);
		const seat = seatOf(t, user, {...files, ...consoleFiles, 'bin/.keep': ''});
		chmodSync(join(seat.folder, 'editor'), 0o755);
		symlinkSync(kubectlPath(), join(seat.folder, 'bin/kubectl'));
		const up = await seat.run(['up', join(seat.folder, 'lab.yaml')]);
		t.is(up.code, 0, up.stderr);
		const {stdout: kubeconfig} = await seat.run(['kubeconfig']);
		const env = {
			KUBECONFIG: kubeconfig.trim(),
			HOME: seat.folder,
			PATH: `${join(seat.folder, 'bin')}:${process.env.PATH}`,
			TERM: 'xterm',
		};
		const faults = await runSteps(steps, {argv: asUser(user), cwd: seat.folder, env});
		t.is(faults.join('\n'), '');
	});
}
