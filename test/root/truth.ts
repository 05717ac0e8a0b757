/** Does `doctor` tell the truth about this kernel? Asked on every kernel that tests run on. */
import type {ExecutionContext, TestFn} from 'ava';
import {containerScript} from '../../lib/render/container.js';
import type {Need} from '../../lib/run/doctor.js';
import type {HostFact} from '../../lib/run/host-report.js';
import {findTool} from '../../lib/run/host-tools.js';
import {substituted} from '../../lib/run/host-trials.js';
import {runProgram} from '../helpers/cnilab.js';
import {type User, users} from '../helpers/in-sandbox.js';
import {inNamespaces} from '../helpers/plain-user.js';
import {seatOf} from '../helpers/seat.js';
import {before, byHand} from './by-hand.js';

const areas: readonly HostFact['area'][] = ['link', 'qdisc', 'nft', 'mount'];

/** For each user: every fact about the kernel is what a trial by hand finds. `has`: what this kernel has, by doctor's names. */
export function truthTests(test: TestFn, has: readonly string[]): void {
	for (const user of users) {
		test.serial(`as ${user}: what doctor says of the kernel is what a trial by hand finds`, async t => {
			const {stdout} = await seatOf(t, user).run(['doctor', '--json']);
			const {facts, modes} = JSON.parse(stdout) as {
				facts: readonly HostFact[];
				modes: readonly {needs: readonly Need[]; lacks: readonly string[]}[];
			};
			const told = facts.filter(({area}) => areas.includes(area));
			const found: Record<string, boolean> = {};
			for (const [name, script] of Object.entries(byHand)) found[name] = await works(user, script);
			// What stands for a thing is not the thing. Each fact has a trial by hand.
			const said = told.map(({area, name, ok, detail}) => [`${area}/${name}`, ok && detail !== substituted]);
			t.deepEqual(
				said,
				said.map(([name]) => [name, found[String(name)]]),
			);
			for (const {needs, lacks} of modes) lookAtNeeds(t, {needs, lacks, found});
			t.deepEqual(
				has.filter(name => !found[name]),
				[],
				'this kernel should have it',
			);
			const lacks = Object.keys(byHand).filter(name => !found[name]);
			t.log(`${Object.keys(found).length} tried, lacking: ${lacks.join(', ') || 'none'}`);
		});
	}
}

type Told = {
	readonly needs: readonly Need[];
	readonly lacks: readonly string[];
	readonly found: Readonly<Record<string, boolean>>;
};

/** What a mode needs is here by itself, or something stands for it, or the mode lacks it. */
function lookAtNeeds(t: ExecutionContext, {needs, lacks, found}: Told): void {
	for (const {name, here, by} of needs) {
		const [area, program = ''] = name.split('/');
		const isThere = area === 'program' ? findTool(program) !== undefined : found[name] === true;
		t.is(here && by === undefined, isThere, name);
		t.is(here, !lacks.includes(name), name);
	}
}

async function works(user: User, script: string): Promise<boolean> {
	const argv = [...inNamespaces(user), 'sh', '-c', `${before}${script}`];
	const {code} = await runProgram(argv, {env: {CONTAINER: containerScript}});
	return code === 0;
}
