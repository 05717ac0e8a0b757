import test from 'ava';
import type {Finding, Tally} from '../../lib/observe/report.js';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Seen = {
	readonly before: Tally;
	readonly probes: readonly string[];
	readonly after: Tally;
	readonly findings: readonly Finding[];
};

for (const user of users) {
	test(`refused, dropped and rejected are told apart, and NAT is found, as a ${user} user`, async t => {
		const {before, probes, after, findings} = await inSandbox<Seen>(user, 'firewalls.ts');
		t.deepEqual(before, {tried: 12, right: 12, of: 12});
		t.deepEqual(probes, [
			'TCP 4 responder: allowed',
			'TCP 4 1000: refused',
			'TCP 4 1001: timeout',
			'TCP 4 1002: unreachable',
			'UDP 4 1000: refused',
			'UDP 4 1001: timeout',
			'UDP 4 1002: unreachable',
			'UDP 4 1003: prohibited',
			'TCP 6 responder: allowed',
			'TCP 6 1000: refused',
			'TCP 6 1001: timeout',
			// Linux' TCP takes an ICMPv6 "prohibited" for a passing trouble, and goes on trying.
			'TCP 6 1002: timeout',
			'UDP 6 1000: refused',
			'UDP 6 1001: timeout',
			'UDP 6 1002: prohibited',
			'UDP 6 1003: prohibited',
			'TCP 4 80: unreachable',
		]);
		t.deepEqual(after, {tried: 12, right: 10, of: 12});
		t.deepEqual(
			findings.map(({place}) => place),
			['pb → pa', 'pb → pc'],
		);
		for (const {found} of findings) t.regex(found, /the other end saw 10\.0\.0\.99 port \d+ \(NAT\)/);
	});
}

test('all ordered pairs on a bridge reach each other in both families', async t => {
	const {tally, findings} = await inSandbox<{tally: Tally; findings: Finding[]}>(
		users[0] ?? 'plain',
		'mesh.ts',
		'9',
	);
	t.deepEqual(findings, []);
	t.deepEqual(tally, {tried: 144, right: 144, of: 144});
});
