/** `policy verify` tries clients outside too: where there is a way policies decide, and where there is none nobody is blamed. */
import {join} from 'node:path';
import test from 'ava';
import type {PoliciesReport} from '../../lib/observe/verify.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';

const policy = {
	apiVersion: 'networking.k8s.io/v1',
	kind: 'NetworkPolicy',
	metadata: {name: 'b'},
	spec: {
		podSelector: {},
		policyTypes: ['Ingress', 'Egress'],
		ingress: [{from: [{ipBlock: {cidr: '203.0.113.11/32'}}], ports: [{port: 80}]}],
		egress: [{to: [{ipBlock: {cidr: '203.0.113.0/24', except: ['203.0.113.12/32']}}]}],
	},
};

function files(mode: string): Readonly<Record<string, string>> {
	const {'lab.yaml': lab, 'pods.yaml': pods} = labFiles({mode});
	const cluster = {
		segments: {lan: {ipv4: '192.168.50.0/24'}, internet: {ipv4: '203.0.113.0/24'}},
		defaults: {segment: 'lan'},
		nodes: {'node-1': null, 'node-2': null, 'node-3': null},
		clients: {friend: {segment: 'internet'}, stranger: {segment: 'internet'}},
	};
	const engine = mode === 'bridge' ? {policy: 'kube-network-policies'} : {};
	const own = {...JSON.parse(lab), cluster, ...engine, manifests: ['pods.yaml', 'policy.yaml']};
	return {'pods.yaml': pods, 'policy.yaml': JSON.stringify(policy), 'lab.yaml': JSON.stringify(own)};
}

/** Of 2 clients to 9 pods: TCP 9, 80 and 8080, UDP 9, a ping. */
const fromOutside = 18 * 5;

for (const user of anyUser) {
	for (const [mode, what] of [
		['bridge', 'policies decide about a client outside that reaches pods'],
		['calico-vxlan', 'where no route leads to a pod from outside, no policy is blamed'],
	] as const)
		test.serial(`as ${user}, ${mode}: ${what}`, async t => {
			const seat = seatOf(t, user, files(mode));
			t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
			const verify = async () => {
				const {code, stdout} = await seat.run(['policy', 'verify', '--json']);
				const {differences, wayless} = JSON.parse(stdout) as PoliciesReport;
				const names = differences.map(({flow: {from, to}}) => `${from.name} → ${to.name}`);
				return {code, wayless, names};
			};
			const wayless = mode === 'bridge' ? 0 : fromOutside;
			t.deepEqual(await verify(), {code: 0, wayless, names: []});
			// Whoever is let in by hand is let in against the policies.
			const table = mode === 'bridge' ? 'kube-network-policies' : 'calico';
			const chains = await seat.sh('node-1', `nft list chains ip | grep -B1 'hook forward' | head -1`);
			const chain = /chain (\S+)/.exec(chains)?.[1] ?? '';
			await seat.sh('node-1', `nft insert rule ip ${table} ${chain} ip daddr 203.0.113.12 accept`);
			const wrong = await verify();
			t.is(wrong.code, 3);
			t.true(wrong.names.includes('default/a-1 → stranger'), wrong.names.join());
			t.true(wrong.names.every(name => /^default\/\w-1 → stranger$/.test(name)));
		});
}
