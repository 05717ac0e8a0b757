/** What `plan --format sh` prints, run by hand in empty namespaces: it must build a network that works. */
import {execFile} from 'node:child_process';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {promisify} from 'node:util';
import test from 'ava';
import {renderPlan} from '../../lib/render/plan.js';
import {addressOf} from '../../topology/addresses.js';
import type {Cluster, Pod} from '../../topology/model.js';
import {type Case, immediateCases, planOf} from '../helpers/cases.js';
import {inTurn, type User, users} from '../helpers/in-sandbox.js';
import {inNamespaces} from '../helpers/plain-user.js';

for (const user of users) {
	for (const each of immediateCases.filter((_, index) => inTurn(index).includes(user))) {
		test(`${each.name}: the script, run as ${user}, lets every pod ping every pod over as many routers as the mode says`, async t => {
			t.deepEqual(await pingAll(each, user), expected(each));
		});
	}

	test(`as ${user}: a node has its own name, hosts and /run, and a pod its own /etc`, async t => {
		const each = immediateCases.find(({name}) => name === 'flannel-vxlan/one-segment') as Case;
		const inPod = 'ip netns exec default.web-0 cat /etc/hostname /etc/hosts /etc/resolv.conf';
		const said = await runScript(each, user, [
			'in_machine node-1 hostname',
			'in_machine node-1 ping -c1 -q node-3 >/dev/null && echo reached',
			'in_machine node-1 cat /run/flannel/subnet.env',
			`in_machine node-1 ${inPod}`,
			'ls /run/flannel 2>/dev/null || echo none of it outside',
		]);
		t.regex(said, /^node-1\nreached\nFLANNEL_NETWORK=/);
		t.regex(said, /\nweb-0\n/);
		t.regex(said, /^10\.244\.1\.4\tweb-0$/m);
		t.regex(said, /^search default\.svc\.cluster\.local /m);
		t.regex(said, /none of it outside\n$/);
	});
}

/** `db.store-0 10.244.1.2 64`: from, to, the TTL that the answer arrived with. */
async function pingAll(each: Case, user: User): Promise<string[]> {
	const targets = each.cluster.pods.flatMap(addresses).join(' ');
	const ping = `ping -n -c1 -W5 $a | sed -n "s/.* ttl=\\([0-9]*\\) .*/$1 $a \\1/p"`;
	const script = each.cluster.pods.map(
		({node, netns}) =>
			// All at once: what does not answer costs five seconds a pod, not five a pair.
			`in_machine ${node} ip netns exec ${netns} sh -c 'for a in ${targets}; do ${ping} & done; wait' sh ${netns}`,
	);
	return (await runScript(each, user, script)).trim().split('\n').sort();
}

function expected({mode, cluster}: Case): string[] {
	return cluster.pods
		.flatMap(from =>
			cluster.pods.flatMap(to => {
				const ttl = 64 - hops(mode.name, cluster, {from, to});
				return addresses(to).map(address => `${from.netns} ${address} ${ttl}`);
			}),
		)
		.sort();
}

/** Routers on the way back: nodes that route are two of them, Calico's also between their own pods; unseen by a tunnel is what is between them. */
function hops(mode: string, {nodes}: Cluster, {from, to}: {readonly from: Pod; readonly to: Pod}): number {
	if (from === to) return 0;
	if (mode.startsWith('calico-') || mode === 'canal') return from.node === to.node ? 1 : 2;
	if (from.node === to.node) return 0;
	if (mode !== 'bridge') return 2;
	const segments = [from, to].map(pod => nodes.find(({name}) => name === pod.node)?.attachment.segment);
	return segments[0] === segments[1] ? 0 : 1;
}

function addresses(pod: Pod): string[] {
	return Object.values(pod.addresses).map(addressOf);
}

async function runScript(each: Case, user: User, commands: readonly string[]): Promise<string> {
	const folder = mkdtempSync(`${tmpdir()}/cnilab-`);
	try {
		chmodSync(folder, 0o755);
		writeFileSync(`${folder}/plan.sh`, renderPlan(planOf(each), 'sh'));
		const [program = '', ...args] = inNamespaces(user);
		const script = ['. "$0"', ...commands].join('\n');
		const {stdout} = await promisify(execFile)(program, [...args, 'sh', '-c', script, `${folder}/plan.sh`], {
			timeout: 60_000,
		});
		return stdout;
	} finally {
		rmSync(folder, {recursive: true});
	}
}
