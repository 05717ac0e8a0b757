/**
 * What every mode must stand up to while it runs, whatever its machines are: faults, seen by flows; pods and nodes that come and
 * go; policies. labd is asked directly where a command is not the point: that costs a tenth.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {askLabd} from '../../lib/labd/client.js';
import type {Desired} from '../../lib/labd/desired.js';
import type {DatagramReport} from '../../lib/observe/flow/types.js';
import type {PodProbe, ProbeQuery} from '../../lib/observe/probe-pods.js';
import type {Report} from '../../lib/observe/report.js';
import type {PoliciesReport} from '../../lib/observe/verify.js';
import {faultWords} from '../../topology/faults.js';
import {until} from '../helpers/eventually.js';
import {labFiles} from '../helpers/lab-text.js';
import type {Seat} from '../helpers/seat.js';
import type {At, ModeContract} from './mode.js';

/** How a node is killed and the like: by the lab's own verbs, or at the engine. */
export type Hand = {
	kill(node: string): Promise<unknown>;
	start(node: string): Promise<unknown>;
	pause(node: string): Promise<unknown>;
	unpause(node: string): Promise<unknown>;
	restart(node: string): Promise<unknown>;
	/** The machines that the engine has; there is none if not set. */
	machines?(): Promise<readonly string[]>;
};

type Life = {
	readonly t: ExecutionContext;
	readonly seat: Seat;
	/** Runs it; it must end well. */
	readonly says: (line: string) => Promise<string>;
	readonly hand: Hand;
};

export type Trial = 'faults' | 'changes' | 'policies';

type Trials = {readonly hand: Hand; readonly through: readonly Trial[]};

/** For netns: `fault` itself. */
export function ownHand(seat: Seat): Hand {
	const fault = (...words: string[]) => seat.run(['fault', ...words]);
	return {
		kill: node => fault('kill', node),
		start: node => fault('heal', node),
		pause: node => fault('pause', node),
		unpause: node => fault('heal', node),
		restart: node => fault('restart', node),
	};
}

/** Brings the lab up, lets it live, and takes it down. */
export async function standsUp(
	t: ExecutionContext,
	contract: ModeContract,
	{seat, situation, runtime = 'netns', hand, through}: At & Trials,
): Promise<void> {
	const says: Life['says'] = async line => {
		const {code, stdout, stderr} = await seat.run(line.split(' '), {cwd: seat.folder});
		t.is(code, 0, `${line}: ${stdout}${stderr}`);
		return stdout;
	};
	const life = {t, seat, says, hand};
	const lab = labOf(contract, situation);
	write(seat, lab);
	writeFileSync(join(seat.folder, 'pods.yaml'), labFiles({mode: 'bridge'})['pods.yaml'].replace(...friend));
	process.env.CNILAB_STATE = seat.state;
	await says(`up lab.yaml --runtime ${runtime}`);
	await provesItself(t);
	if (through.includes('faults')) await throughFaults(life);
	if (through.includes('changes')) await throughChanges(life, lab);
	if (through.includes('policies')) await throughPolicies(life);
	await says('down');
}

const friend = ['{"name":"a-2"}', '{"name":"a-2","labels":{"role":"friend"}}'] as const;

type Lab = {readonly cluster: {readonly nodes: Readonly<Record<string, unknown>>}; readonly policy?: string};

/** Where the mode enforces no policies, somebody else does. */
function labOf({mode}: ModeContract, situation: At['situation']): Lab {
	const lab = JSON.parse(labFiles({...situation, mode})['lab.yaml']) as Lab;
	return /^(calico|canal)/.test(mode) ? lab : {...lab, policy: 'kube-network-policies'};
}

function write({folder}: Seat, lab: Lab): void {
	writeFileSync(join(folder, 'lab.yaml'), JSON.stringify(lab));
}

async function provesItself(t: ExecutionContext): Promise<void> {
	t.deepEqual((await verified()).findings, []);
}

/** A daemon that was interrupted may need its timers. */
function becomesWhole(): Promise<void> {
	let last: Report['findings'] = [];
	const isWhole = async () => {
		last = (await verified()).findings;
		return last.length === 0;
	};
	return until(isWhole, () => `no findings any more: ${JSON.stringify(last.slice(0, 5))}`);
}

function verified(): Promise<Report> {
	return askLabd<Report>('trial', '/verify');
}

/** Who has to do with node-2 notices each, and who has not none. */
async function throughFaults({t, seat, says, hand}: Life): Promise<void> {
	const flows = [flowOf(seat, 'a-1', 'a-2'), flowOf(seat, 'a-1', 'a-3')];
	await hand.kill('node-2');
	await stands('kill node-2');
	t.regex(await says('status'), /silent +nothing is heard of node-2/);
	await hand.start('node-2');
	await stands('');
	await becomesWhole();
	await hand.pause('node-2');
	await stands('pause node-2');
	// A frozen BIRD takes questions and answers none.
	const status = await says('status');
	t.regex(status, /^broken +pause node-2, on purpose/m);
	t.notRegex(status, /difference/);
	await hand.unpause('node-2');
	await stands('');
	await says('exec node-2 -- touch /run/before');
	await hand.restart('node-2');
	const anew = ['exec', 'node-2', '--', 'test', '!', '-e', '/run/before'];
	await until(async () => (await seat.run(anew)).code === 0, 'node-2 has started anew');
	await stands('');
	await becomesWhole();
	await says('fault cut node-2 --for 300ms');
	await says('fault loss node-2 60% --for 300ms');
	await becomesWhole();
	const [broke = [], whole = []] = await Promise.all(flows.map(reportsOf));
	for (const {outages, state, from, to, lost} of broke) {
		const words = `${from} → ${to}: ${JSON.stringify({outages, lost})}`;
		// Kill, pause, restart, cut; what is lost at random is in more than one piece.
		t.true(outages.length > 4, words);
		t.is(state, 'whole', words);
	}
	for (const {lost, received, from, to} of whole) {
		t.is(lost, 0, `${from} → ${to}`);
		t.true(received > 100, `${from} → ${to}: ${received}`);
	}
}

/** Waits until these faults and no others do. */
function stands(words: string): Promise<void> {
	const now = async () => ((await askLabd<Desired>('trial', '/desired')).faults ?? []).map(faultWords).join();
	return until(async () => (await now()) === words, `'${words}' stands`);
}

type Flow = ReturnType<Seat['start']> & {readonly file: string};

function flowOf(seat: Seat, from: string, to: string): Flow {
	const file = join(seat.temporary, `flow-${to}`);
	return {file, ...seat.start(['flow', from, to, '--rate', '200', '--json'], file)};
}

async function reportsOf({file, process, ended}: Flow): Promise<readonly DatagramReport[]> {
	process.kill('SIGINT');
	await ended;
	return (JSON.parse(readFileSync(file, 'utf8')) as {flows: DatagramReport[]}).flows;
}

/** Pods come and go, and a node does, with a pod of its own. */
async function throughChanges({t, seat, says, hand}: Life, lab: Lab): Promise<void> {
	const {nodes} = lab.cluster;
	write(seat, {...lab, cluster: {...lab.cluster, nodes: {...nodes, 'node-4': nodes['node-3']}}});
	await says('apply lab.yaml');
	writeFileSync(
		join(seat.folder, 'more.yaml'),
		[podOf('d-1', 'node-1'), podOf('d-4', 'node-4')].join('\n---\n'),
	);
	await says('apply -f more.yaml');
	await says('delete pod c-2');
	await provesItself(t);
	t.not((await hand.machines?.())?.includes('node-4'), false);
	await says('delete pod d-4');
	write(seat, lab);
	await says('apply lab.yaml');
	await provesItself(t);
	await until(async () => !(await hand.machines?.())?.includes('node-4'), 'the container of node-4 is gone');
}

function podOf(name: string, node: string): string {
	const [pod = ''] = labFiles({mode: 'bridge'})['pods.yaml'].split('\n---\n');
	const {spec, ...rest} = JSON.parse(pod) as {readonly spec: object};
	return JSON.stringify({...rest, metadata: {name}, spec: {...spec, nodeName: node}});
}

const others = ['default/a-1', 'default/a-2', 'default/b-3'];

const policy = {
	apiVersion: 'networking.k8s.io/v1',
	kind: 'NetworkPolicy',
	metadata: {name: 'friends'},
	spec: {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {role: 'friend'}}}]}]},
};

/** Only the friend may go to a-3: the others are alive, and reached it before and after. */
async function throughPolicies({t, seat, says}: Life): Promise<void> {
	const who = async () => {
		const query: ProbeQuery = {from: others, to: ['default/a-3'], ports: [8080], timeoutMs: 2000};
		const {probes} = await askLabd<{probes: PodProbe[]}>('trial', '/probe', query);
		return [...new Set(probes.filter(({allowed}) => allowed).map(({from}) => from))].sort();
	};
	t.deepEqual(await who(), others);
	writeFileSync(join(seat.folder, 'policy.yaml'), JSON.stringify(policy));
	await says('apply -f policy.yaml');
	t.deepEqual(await who(), ['default/a-2']);
	const {findings, tally} = await askLabd<PoliciesReport>('trial', '/policy/verify');
	t.deepEqual(findings, []);
	t.true(tally.right > 100);
	await says('delete -f policy.yaml');
	t.deepEqual(await who(), others);
	await provesItself(t);
}
