/** What becomes of a connection that is open while policies change: what the one who enforces says of itself. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {inTurn} from '../helpers/in-sandbox.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {documents, pod, type Stage, stageOf, write} from './calico-stage.js';

const cases = [
	{mode: {name: 'calico-vxlan'}, established: 'kept'},
	{mode: {name: 'flannel-vxlan'}, policy: 'kube-network-policies', established: 'cut'},
] as const;

for (const [index, {mode, established, ...engine}] of cases.entries()) {
	for (const user of inTurn(index)) {
		test(`${mode.name}, as a ${user} user: a connection that a policy forbids is ${established}, and one that is not spoken of stays`, async t => {
			const seat = seatOf(t, user);
			const stage = stageOf(t, seat);
			await up(stage, {mode, ...engine});
			const {status} = JSON.parse(await stage.says('get pod server -o json')) as {status: {podIP: string}};
			await seat.sh('node-1', serve);
			const talk = seat.sh('node-2', talkTo(status.podIP));
			await seat.sh('node-2', 'while [ ! -s /run/said-0 ]; do sleep 0.02; done');
			await stage.says('apply -f unrelated.yaml');
			t.is(await next(seat, 1), 'one', 'a policy about another pod');
			await stage.says('apply -f closed.yaml');
			t.is(await next(seat, 2), established === 'kept' ? 'two' : 'nothing', 'it is forbidden');
			const [open, shut] = await Promise.all([
				tryNew(seat, 'other', status.podIP),
				tryNew(seat, 'client', status.podIP),
			]);
			t.deepEqual(
				[open, shut],
				['reached', 'silence'],
				'a new one: who is allowed reaches the server, who is not does not',
			);
			await stage.says('delete -f closed.yaml');
			// What was said meanwhile is sent again.
			t.is(await next(seat, 3), established === 'kept' ? 'three' : 'two', 'it is allowed again');
			await talk;
		});
	}
}

/** `server` on node-1, `client` and `other` on node-2. */
async function up(
	{seat, says}: Stage,
	more: {readonly mode: object; readonly policy?: string},
): Promise<void> {
	const labelled = (name: string, node: string) => {
		const object = pod(name, node);
		return {...object, metadata: {...object.metadata, labels: {app: name}}};
	};
	const objects = [labelled('server', 'node-1'), labelled('client', 'node-2'), labelled('other', 'node-2')];
	write(seat, {nodes: ['node-1', 'node-2'], objects, ...more});
	writeFileSync(join(seat.folder, 'unrelated.yaml'), documents([policyFor('other', [])]));
	const others = [{from: [{podSelector: {matchLabels: {app: 'other'}}}]}];
	writeFileSync(join(seat.folder, 'closed.yaml'), documents([policyFor('server', others)]));
	await says('up lab.yaml');
}

function policyFor(app: string, ingress: readonly object[]): object {
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'NetworkPolicy',
		metadata: {name: `about-${app}`},
		spec: {podSelector: {matchLabels: {app}}, policyTypes: ['Ingress'], ingress},
	};
}

/** Sends back what it is sent. */
const serve = `ip netns exec default.server ${process.execPath} -e '
require("node:net").createServer(client => client.pipe(client)).listen(9000)' </dev/null >/dev/null 2>&1 &`;

/** One connection all the time; a word at each beckoning, and what comes back for it within two seconds, later for longer. */
function talkTo(address: string): string {
	return `ip netns exec default.client bash -c '
exec 3<>/dev/tcp/${address}/9000
echo zero >&3; read -r -t 20 said <&3; echo "$said" >/run/said-0
at=0
for word in one two three; do
	at=$((at + 1))
	while [ ! -e /run/next-$at ]; do sleep 0.02; done
	echo $word >&3
	[ $at = 2 ] && patience=2 || patience=20
	read -r -t $patience said <&3 || said=nothing
	echo "$said" >/run/said-$at.new
	mv /run/said-$at.new /run/said-$at
done'`;
}

async function next(seat: Seat, number: number): Promise<string> {
	const wait = `touch /run/next-${number}; while [ ! -e /run/said-${number} ]; do sleep 0.02; done; cat /run/said-${number}`;
	return (await seat.sh('node-2', wait)).trim();
}

async function tryNew(seat: Seat, from: string, address: string): Promise<string> {
	const script = `ip netns exec default.${from} timeout 3 bash -c 'exec 3<>/dev/tcp/${address}/9000 && echo hello >&3 && read -r said <&3 && echo reached' || echo silence`;
	return (await seat.sh('node-2', script)).trim();
}
