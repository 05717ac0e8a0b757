/** Does `doctor` tell the truth about this kernel? Asked on every kernel that tests run on. */
import type {ExecutionContext} from 'ava';
import {containerScript} from '../../lib/render/container.js';
import type {ModeNeeds} from '../../lib/run/doctor.js';
import type {HostFact} from '../../lib/run/host-report.js';
import {findTool} from '../../lib/run/host-tools.js';
import {substituted} from '../../lib/run/host-trials.js';
import {runProgram} from '../helpers/cnilab.js';
import type {Declare} from '../helpers/declare.js';
import {type User, users} from '../helpers/in-sandbox.js';
import {inNamespaces} from '../helpers/plain-user.js';
import {seatOf} from '../helpers/seat.js';
import {before, byHand, devicesByHand} from './by-hand.js';

const areas: readonly HostFact['area'][] = ['link', 'qdisc', 'nft', 'mount', 'kernel'];

/** For each user: every fact about the kernel is what a trial by hand finds. `has`: what this kernel has for them, by doctor's names. */
export function truthTests(test: Declare, has: (user: User) => readonly string[]): void {
	for (const user of users) {
		test(`as ${user}: what doctor says of the kernel is what a trial by hand finds`, async t => {
			const {stdout} = await seatOf(t, user).run(['doctor', '--json']);
			const {facts, modes} = JSON.parse(stdout) as Doctor;
			const told = facts.filter(({area}) => areas.includes(area));
			const found: Record<string, boolean> = {};
			const devices = (await inPlace(user, devicesByHand)).stdout.split('\n');
			for (const [name, script] of Object.entries(byHand)) {
				const isDevice = name.startsWith('link/');
				found[name] = isDevice ? devices.includes(name) : (await inPlace(user, before + script)).code === 0;
			}
			// What stands for a thing is not the thing. Each fact has a trial by hand.
			const said = told.map(({area, name, ok, detail}) => [`${area}/${name}`, ok && detail !== substituted]);
			t.deepEqual(
				said,
				said.map(([name]) => [name, found[String(name)]]),
			);
			for (const {needs, lacks} of modes) lookAtNeeds(t, {needs, lacks, found});
			const same = JSON.parse((await seatOf(t, user).run(['modes', '--json'])).stdout) as Pick<
				Doctor,
				'modes'
			>;
			t.deepEqual(same.modes.map(tableOf), modes.map(tableOf));
			t.deepEqual(
				has(user).filter(name => !found[name]),
				[],
				'this kernel should have it',
			);
			const named = (works: boolean) => Object.keys(byHand).filter(name => found[name] === works);
			t.log(`tried and works: ${named(true).join(', ')}; does not: ${named(false).join(', ') || '–'}`);
		});
	}
}

type Doctor = {readonly facts: readonly HostFact[]; readonly modes: readonly ModeNeeds[]};

const tableOf = ({needs, lacks}: ModeNeeds) => ({needs, lacks});

type Told = ModeNeeds & {
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

function inPlace(user: User, script: string) {
	const argv = [...inNamespaces(user), 'sh', '-c', script];
	return runProgram(argv, {env: {CONTAINER: containerScript}});
}
