import test from 'ava';
import {anyUser, inSandbox} from '../helpers/in-sandbox.js';

const again = 'main running, 1 restarts, the last after 255, ready';
const expected = {
	silent: true,
	after: {
		web: ['Running', again],
		program: ['Running', again],
		inits: ['Running', 'first terminated Completed 0, 1 restarts, the last after 0, ready', again],
		job: ['Failed', 'main terminated Unknown 255'],
		partly: ['Running', 'done terminated Completed 0', again],
		sidecar: ['Failed', 'beside terminated Unknown 255', 'main terminated Unknown 255'],
		leaving: ['Failed', 'main terminated Unknown 255'],
		done: ['Succeeded', 'main terminated Completed 0'],
	},
	crashed: true,
	startTimes: [],
	last: 'Unknown',
	sandboxes: ['crashing', 'inits', 'partly', 'program', 'web'],
	words: 'web Normal SandboxChanged Pod sandbox changed, it will be killed and re-created.',
	leaving: ['Failed', 'main terminated Unknown 255'],
};

for (const user of anyUser) {
	test(`pods whose node was off are started anew, those that run only once have failed, as a ${user} user`, async t => {
		t.deepEqual(await inSandbox<unknown>(user, 'reboot.ts'), expected);
	});
}
