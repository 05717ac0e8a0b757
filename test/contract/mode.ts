/**
 * What every mode must do on a real kernel, seen from outside: by `lab`'s own proofs, and by looking without them, with
 * ip, bridge, nft, ping and a TCP client in the places themselves.
 */
import type {ExecutionContext} from 'ava';
import type {Report} from '../../lib/observe/report.js';
import type {Family} from '../../topology/model.js';
import {labFiles, nodeNames} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {asksOf} from './asks.js';
import {nodeAddress} from './flannel.js';
import {lookAtNode, namedMacs} from './look.js';
import {meetPods, podAddresses} from './meet.js';

export type Situation = {
	/** As a test's title says it. */
	readonly title: string;
	readonly options?: Readonly<Record<string, unknown>>;
	readonly twoRacks?: boolean;
	readonly families: readonly Family[];
};

/** Node numbers are 1 to 3; in two racks, 3 is behind the router. */
export type ModeContract = {
	readonly mode: string;
	readonly situations: readonly Situation[];
	/** What a look at a node must show, in any order: lib/observe has no say in it. */
	readonly node: (node: number, situation: Situation) => readonly string[];
	/** What a look into the first pod of a node must show. */
	readonly pod: (node: number, situation: Situation) => readonly string[];
	/** Whom a pod asks for on its link, whoever it sends to; not set: whom it likes. */
	readonly asks?: (family: Family) => string;
	/** What the host may lack: then the lab says what stands for it, and only root can have that. */
	readonly substitute?: 'ipip';
	/** How many routers are between the pods of two nodes. */
	readonly hops: (from: number, to: number, situation: Situation) => number;
	/** The address under which the pods of a node see another node. */
	readonly nodeSeenAs: (from: number, to: number, situation: Situation & {readonly family: Family}) => string;
};

type Proved = {readonly ok: boolean; readonly report: Report};

/** Brings the lab up as `npm run lab` does; it must prove itself, and stand up to a look that does not trust it. */
export async function holdsUp(t: ExecutionContext, contract: ModeContract, {seat, ...at}: At): Promise<void> {
	const {code, stdout, stderr} = await seat.run([...upOf({seat, ...at}), '--json']);
	t.is(code, 0, stdout + stderr);
	provesAll(t, (JSON.parse(stdout) as Proved).report, at);
	await looksRight(t, contract, {seat, ...at});
	t.deepEqual(await meetPods(seat), expectedMeetings(contract, at.situation));
	await asksRight(t, contract, {seat, ...at});
	t.is((await seat.run(['down'])).code, 0);
}

/** `lab --check`: up, every proof, down. */
export async function checksOut(
	t: ExecutionContext,
	{seat, situation, substitute, runtime = 'netns'}: At,
): Promise<void> {
	const {code, stdout, stderr} = await seat.run([...upOf({seat, runtime}), '--check', '--json']);
	t.is(code, 0, stdout + stderr);
	provesAll(t, (JSON.parse(stdout) as Proved).report, {situation, substitute});
	t.deepEqual(JSON.parse((await seat.run(['ls', '--json'])).stdout), {labs: []});
}

export type At = {
	readonly seat: Seat;
	readonly situation: Situation;
	/** The subject of the notice that says what stands for something that this kernel lacks. */
	readonly substitute?: string | undefined;
	/** `netns` if not set. */
	readonly runtime?: 'netns' | 'docker';
};

function upOf({seat, runtime = 'netns'}: Pick<At, 'seat' | 'runtime'>): string[] {
	return ['lab', `${seat.folder}/lab.yaml`, '--runtime', runtime];
}

/** A plain user can't have what stands for it: told before anything is made, with what would mend it. */
export async function refusesPlain(t: ExecutionContext, {seat}: At): Promise<void> {
	const {code, stderr} = await seat.run(['lab', `${seat.folder}/lab.yaml`, '--check']);
	t.is(code, 4, stderr);
	t.regex(stderr, /this kernel has no ipip links.* needs root[\s\S]*mend it with: /);
	t.deepEqual(JSON.parse((await seat.run(['ls', '--json'])).stdout), {labs: []});
}

export function seatFor(
	t: ExecutionContext,
	{mode}: ModeContract,
	{user, situation}: Pick<At, 'situation'> & Pick<Seat, 'user'>,
): At {
	return {seat: seatOf(t, user, labFiles({...situation, mode})), situation};
}

/** 9 pods and 3 nodes, all of them, in every family, and nothing left out. */
function provesAll(
	t: ExecutionContext,
	{ok, findings, notices, proofs}: Report,
	{situation: {families}, substitute}: Omit<At, 'seat'>,
): void {
	t.deepEqual(findings, []);
	t.deepEqual(
		notices.map(({subject}) => subject),
		substitute === undefined ? [] : [substitute],
	);
	t.true(ok);
	const all = (count: number) => ({tried: count, right: count, of: count});
	const {kernel, ...others} = proofs;
	t.deepEqual(others, {
		podToPod: all(9 * 8 * families.length),
		nodeToPod: all(3 * 9 * families.length),
		podToNode: all(9 * 3 * families.length),
		wire: all(3 * 2 * families.length),
		size: all(3 * 2 * families.length),
		checks: all(0),
	});
	t.true(kernel.tried > 100);
	t.deepEqual(kernel, all(kernel.tried));
}

async function looksRight(t: ExecutionContext, contract: ModeContract, {seat, situation}: At): Promise<void> {
	const looks = await Promise.all(nodeNames.map(node => lookAtNode(seat, node)));
	const names = namedMacs(looks);
	for (const [index, look] of looks.entries()) {
		const number = index + 1;
		t.deepEqual(look.lines(names), [...contract.node(number, situation)].sort(), look.node);
		t.deepEqual(look.pod, [...contract.pod(number, situation)].sort(), `a pod of ${look.node}`);
	}
}

/** It meets all pods and all nodes, those on its own node too. */
async function asksRight(
	t: ExecutionContext,
	{asks}: ModeContract,
	{seat, situation}: Pick<At, 'seat' | 'situation'>,
): Promise<void> {
	if (!asks) return;
	const {families} = situation;
	const pods = (await Promise.all(nodeNames.map(node => podAddresses(seat, node)))).flat();
	const nodes = [1, 2, 3].flatMap(node => families.map(family => nodeAddress(node, situation, family)));
	const targets = [...pods.filter(({name}) => name !== 'a-1').map(({address}) => address), ...nodes];
	t.deepEqual(await asksOf(seat, 'node-1', targets), families.map(asks).sort());
}

/** Over how many routers, and as whom it is seen: `a-1 → b-2 ipv4: ttl 62, seen as a-1`. */
function expectedMeetings({hops, nodeSeenAs}: ModeContract, situation: Situation): string[] {
	const pairs = [1, 2, 3].flatMap(from => [1, 2, 3].map(to => ({from, to})));
	return situation.families
		.flatMap(family =>
			pairs.flatMap(({from, to}) => {
				const seen = nodeSeenAs(from, to, {...situation, family});
				const ttl = (letter: string) => 64 - (from === to && letter === 'a' ? 0 : hops(from, to, situation));
				return ['a', 'b', 'c'].flatMap(letter => [
					`a-${from} → ${letter}-${to} ${family}: ttl ${ttl(letter)}, seen as a-${from}`,
					...(from === to ? [] : [`node-${from} → ${letter}-${to} ${family}: seen as ${seen}`]),
				]);
			}),
		)
		.sort();
}
