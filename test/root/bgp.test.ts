/** What the plan says that BGP comes to, and what real BIRDs come to. */
import test from 'ava';
import {bgpPlan} from '../helpers/bgp-lab.js';
import {bgpLabs} from '../helpers/bgp-labs.js';
import {kernelRoutes, plannedRoutes} from '../helpers/bgp-routes.js';
import {isSameTime} from '../helpers/bird-times.js';
import {anyUser, inSandbox, users} from '../helpers/in-sandbox.js';
import type {BgpOutcome} from './bgp-outcome.js';

/** The others teach BIRD nothing new; CNILAB_USERS=all tries them too. */
const always = ['dual-stack', 'reflectors', 'racks', 'racks-and-mesh-trap', 'as-per-rack'];
const everything = Object.keys(bgpLabs).filter(name => name !== 'disagreements');

for (const [name, lab] of Object.entries(bgpLabs)) {
	if (!(process.env.CNILAB_USERS === 'all' ? everything : always).includes(name)) continue;
	for (const user of name === 'dual-stack' ? users : anyUser) {
		test.serial(`as ${user}: BIRD comes to what the plan says: ${name}`, async t => {
			const {sessions, routes} = await inSandbox<BgpOutcome>(user, 'bgp.ts', name);
			for (const {name: machine, ops} of bgpPlan(lab).machines) {
				const planned = ops.flatMap(op => (op.kind === 'session' ? [op.name] : []));
				const held = (sessions[machine] ?? []).filter(({info}) => info === 'Established');
				t.deepEqual(held.map(each => each.name).sort(), planned.sort(), machine);
			}
			for (const machine of bgpPlan(lab).machines)
				t.deepEqual(kernelRoutes(routes[machine.name] ?? []), plannedRoutes(machine), machine.name);
		});
	}
}

for (const user of anyUser) {
	test.serial(`as ${user}: what disagrees at its two ends does not come up, and the rest does`, async t => {
		const {sessions, routes} = await inSandbox<BgpOutcome>(user, 'bgp.ts', 'disagreements');
		const infoOf = (machine: string, name: string) =>
			sessions[machine]?.find(each => each.name === name)?.info ?? 'not there';
		t.regex(infoOf('node-1', 'Node_192_168_50_1'), /^(Active|Connect|Idle|OpenSent)\b(?!.*Established)/);
		t.regex(infoOf('node-2', 'Node_192_168_50_1'), /Bad peer AS/);
		t.regex(infoOf('node-3', 'Node_192_168_60_9'), /^(Active|Connect)/);
		for (const machine of bgpPlan(bgpLabs.disagreements ?? {}).machines)
			t.deepEqual(kernelRoutes(routes[machine.name] ?? []), plannedRoutes(machine), machine.name);
	});

	test.serial(
		`as ${user}: a longer configuration drops no session, and a killed BIRD leaves its routes`,
		async t => {
			const {sessions, reloaded, restarted} = await inSandbox<BgpOutcome>(user, 'bgp.ts', 'mesh', 'again');
			t.regex(reloaded?.answer ?? '', /^Reconfigur(ed|ation in progress)$/m);
			const before = sessions['node-1'] ?? [];
			t.is(before.length, 2);
			const after = reloaded?.sessions ?? [];
			for (const [index, {name, info, since}] of before.entries()) {
				t.like(after[index], {name, info});
				t.true(isSameTime(after[index]?.since ?? '', since), `${name} was established again`);
			}
			t.is(reloaded?.sessions[2]?.name, 'Mesh_192_168_50_99');
			t.is(restarted?.fewest, 3);
			t.true(restarted?.sessions.every(({info}) => info === 'Established'));
			t.is(restarted?.routes.length, 3);
			t.true(restarted?.log.includes('Graceful restart started'));
		},
	);
}
