/** Labs on Debian's own kernel: the README's, as the student runs it, and one with policies. */
import {readFileSync} from 'node:fs';
import test from 'ava';
import {projectRoot, runProgram} from '../helpers/cnilab.js';
import {asUser} from '../helpers/plain-user.js';
import {seatOf} from '../helpers/seat.js';
import {labHolds} from './lab.js';
import {inLane} from './lane.js';

const declare = inLane(test);

declare(
	'as plain: what `npm run lab flannel-vxlan` runs finds nothing to install, and the lab holds',
	async t => {
		const {scripts} = JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8')) as Package;
		const argv = ['sh', '-c', `${scripts.lab} flannel-vxlan --check`];
		const {state, temporary} = seatOf(t, 'plain');
		const env = {CNILAB_STATE: state, TMPDIR: temporary};
		const {code, stdout, stderr} = await runProgram([...asUser('plain'), ...argv], {env});
		t.is(code, 0, stdout + stderr);
		t.notRegex(stderr, /installing|building/);
	},
);

type Package = {readonly scripts: {readonly lab: string}};

labHolds(declare, 'netpol-basics', 'plain');
