/** A running lab is broken by hand, through `exec`: `verify` must say what is broken and where, and be content when `repair` has mended it. */
import test from 'ava';
import type {Finding} from '../../lib/observe/report.js';
import {findTool} from '../../lib/run/host-tools.js';
import {users} from '../helpers/in-sandbox.js';
import {labFiles, nodeNames} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {brokenLabs, type LiveBreakage} from './live-breakages.js';

/** What needs no other eyes than root's, as a plain user: one that packets show, one of the rules, one inside a pod. */
const asPlain = [
	'a deleted neighbour',
	'a masquerade rule of nft',
	'a wrong MTU of a pod',
	'a wrong next hop',
];

for (const user of users) {
	for (const {lab, breakages} of brokenLabs) {
		const isTried = ({title, needs}: LiveBreakage) =>
			(user === 'root' || asPlain.includes(title)) && (needs === undefined || findTool(needs) !== undefined);
		const tried = breakages.filter(isTried);
		if (tried.length === 0) continue;
		test.serial(`${lab.mode}, as ${user}: whatever is broken by hand is named, with its node`, async t => {
			t.timeout(180_000);
			const seat = seatOf(t, user, labFiles(lab));
			t.is((await seat.run(['up', `${seat.folder}/lab.yaml`])).code, 0);
			for (const {title, spoil, named} of tried) {
				await runAll(seat, spoil);
				const broken = await verify(seat);
				t.is(broken.code, 3, title);
				const told = broken.findings.slice(0, 3).map(({place, what}) => `${place}: ${what}`);
				const [node, what] = named;
				t.true(
					broken.findings.slice(0, 3).some(finding => finding.place === node && what.test(finding.what)),
					`${title}: ${told.join('; ')}`,
				);
				const repaired = await seat.run(['repair', '--json']);
				t.is(repaired.code, 0, `${title}: ${repaired.stdout}${repaired.stderr}`);
				await forgetNeighbours(seat);
				const mended = await verify(seat);
				t.deepEqual(mended, {code: 0, findings: []}, `${title}, mended`);
			}
		});
	}
}

async function runAll(seat: Seat, scripts: Readonly<Record<string, string>>): Promise<void> {
	for (const [place, script] of Object.entries(scripts)) await seat.sh(place, `set -e\n${script}`);
}

/** Who asked for a neighbour while the network was broken has given up on it for some seconds. */
async function forgetNeighbours(seat: Seat): Promise<void> {
	const script =
		'ip neigh flush all; ip netns list | while read -r pod rest; do ip -n "$pod" neigh flush all; done';
	await Promise.all(nodeNames.map(node => seat.sh(node, script)));
}

async function verify(seat: Seat) {
	const {code, stdout} = await seat.run(['verify', '--json']);
	const {findings} = JSON.parse(stdout) as {findings: readonly Finding[]};
	return {code, findings};
}
