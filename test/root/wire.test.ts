import test from 'ava';
import type {Finding, Tally} from '../../lib/observe/report.js';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Proof = {readonly tally: Tally; readonly findings: readonly Finding[]};
type Seen = {readonly wire: Proof; readonly size: Proof};

const all: Tally = {tried: 4, right: 4, of: 4};

for (const user of users) {
	for (const mode of ['vxlan', 'plain']) {
		test(`the wire and the sizes of ${mode} are as they should be, as a ${user} user`, async t => {
			const {wire, size} = await inSandbox<Seen>(user, 'wire.ts', mode);
			t.deepEqual(wire, {tally: all, findings: []});
			t.deepEqual(size, {tally: all, findings: []});
		});
	}
}

type Break = {
	readonly name: string;
	/** How many of the four pairs are still right, and what each finding must say. */
	readonly wire?: readonly [number, RegExp];
	readonly size?: readonly [number, RegExp];
};

const breaks: readonly Break[] = [
	{name: 'vni', wire: [0, /^VNI 7 instead of 1; at node-\d: .*VXLAN vni 7/]},
	{name: 'port', wire: [0, /^UDP port 4789 instead of 8472/]},
	{name: 'macs', wire: [0, /^inner destination MAC 02:00:00:00:0f:0f/], size: [0, /does not come through/]},
	{
		name: 'masquerade',
		wire: [3, /^source 10\.244\.1\.0 instead of 10\.244\.1\.2/],
		size: [3, /does not come through/],
	},
	{name: 'drop', size: [0, /^a packet of 1450 bytes does not come through$/]},
	{name: 'pod-mtu', size: [0, /^a packet of 1450 bytes is too large for the interface \(EMSGSIZE\)$/]},
	{name: 'tunnel-mtu', size: [0, /^a packet of 1451 bytes passes too$/]},
	{name: 'underlay-mtu', size: [0, /^a packet of 1450 bytes travels in fragments: .*fragment \d+@0\+/]},
];

const nothing = [4, /^/] as const;
for (const {name, wire = nothing, size = nothing} of breaks) {
	test(`a broken network is found: ${name}`, async t => {
		const seen = await inSandbox<Seen>(users[0] ?? 'plain', 'wire.ts', 'vxlan', name);
		const proofs: readonly {proof: Proof; expected: readonly [number, RegExp]}[] = [
			{proof: seen.wire, expected: wire},
			{proof: seen.size, expected: size},
		];
		for (const {proof, expected} of proofs) {
			const [right, found] = expected;
			t.deepEqual(proof.tally, {tried: 4, right, of: 4});
			t.is(proof.findings.length, 4 - right);
			for (const finding of proof.findings) t.regex(finding.found, found);
		}
	});
}
