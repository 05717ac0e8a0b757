/**
 * The runtime of containers: every mode's contract, and what it must stand up to while it runs. CNILAB_CONTRACT=all tries each mode
 * in each situation in both runtimes, all labs as containers, and prints the table.
 */
import test from 'ava';
import {listLabs} from '../../topology/load.js';
import {contracts} from '../contract/all.js';
import {type Hand, ownHand, standsUp, type Trial} from '../contract/life.js';
import {checksOut, holdsUp, type ModeContract, type Situation, seatFor} from '../contract/mode.js';
import {type OwnEngine, startEngine} from '../helpers/docker-engine.js';
import {hasLink} from '../helpers/host-links.js';
import {users} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';

const isWhole = process.env.CNILAB_CONTRACT === 'all';
const runtimes = isWhole ? (['docker', 'netns'] as const) : (['docker'] as const);

const trials: readonly Trial[] = ['faults', 'changes', 'policies'];

/** Else the one whose daemons are in the containers, and policies in the one of two plugins. */
function trialsOf(mode: string): readonly Trial[] {
	if (isWhole || mode === 'calico-bgp') return trials;
	return mode === 'canal' ? ['policies'] : [];
}

let engine: OwnEngine;
const table: (readonly string[])[] = [];
const expected: string[] = [];

// A lab of containers is root's.
if (users.includes('root')) {
	test.before(async () => {
		engine = await startEngine();
		process.env.DOCKER_HOST = engine.host;
	});
	test.after.always(() => engine?.end());

	for (const contract of contracts)
		for (const situation of situationsOf(contract))
			for (const runtime of runtimes) tryIt({contract, situation, runtime});

	// Two racks whose routers speak BGP: daemons in all kinds of machines.
	for (const name of isWhole ? listLabs().map(lab => lab.name) : ['calico-tor'])
		test.serial(`the lab ${name}, as containers, proves itself, its checks and its scenario`, async t => {
			const {code, stdout, stderr} = await seatOf(t, 'root').run([
				'lab',
				name,
				'--runtime',
				'docker',
				'--check',
			]);
			t.is(code, 0, stdout + stderr);
			t.deepEqual(await engine.docker.listContainers({all: true}), []);
		});

	test.serial('all of the table is green', t => {
		t.deepEqual(
			table.map(([title]) => title),
			expected,
		);
		t.log(
			[
				'mode, situation | runtime | families | proved | lived through',
				...table.map(row => row.join(' | ')),
			].join('\n'),
		);
	});
}

/** In CI both families at once. */
function situationsOf({situations}: ModeContract): readonly Situation[] {
	return isWhole ? situations : situations.filter(({families}) => families.length === 2).slice(0, 1);
}

type Case = {
	readonly contract: ModeContract;
	readonly situation: Situation;
	readonly runtime: 'docker' | 'netns';
};

function tryIt({contract, situation, runtime}: Case): void {
	const {mode, substitute} = contract;
	const title = `${mode}, ${situation.title}`;
	const through = trialsOf(mode);
	// Looking without verify's eyes takes as long as verify itself, and differs in nothing from one mode to another.
	const looks = isWhole || mode === 'flannel-vxlan';
	expected.push(title);
	test.serial(
		`${title}, in runtime ${runtime}: it is what it says${through.length > 0 ? `, through ${through.join(', ')}` : ''}`,
		async t => {
			t.timeout(300_000);
			const missing = substitute !== undefined && !hasLink(substitute);
			const at = {
				...seatFor(t, contract, {user: 'root', situation}),
				substitute: missing ? 'Device tunl0' : undefined,
				runtime,
			};
			if (looks) await holdsUp(t, contract, at);
			else if (through.length === 0) await checksOut(t, at);
			const hand = runtime === 'docker' ? enginesHand() : ownHand(at.seat);
			if (through.length > 0) await standsUp(t, contract, {...at, hand, through});
			const containers = await engine.docker.listContainers({all: true});
			const images = (await engine.docker.listImages()).flatMap(({RepoTags}) => RepoTags ?? []);
			t.deepEqual({containers, images}, {containers: [], images: []});
			const proofs = looks ? 'by verify and by looking' : 'by verify';
			const lived = through.join(', ') || '-';
			table.push([title, runtime, situation.families.join(' and '), proofs, lived]);
		},
	);
}

function enginesHand(): Hand {
	const of = (node: string) => engine.docker.getContainer(node);
	return {
		kill: node => of(node).kill(),
		start: node => of(node).start(),
		pause: node => of(node).pause(),
		unpause: node => of(node).unpause(),
		restart: node => of(node).restart({t: 0}),
		machines: async () =>
			(await engine.docker.listContainers({all: true})).map(({Names: [name = '']}) => name.slice(1)),
	};
}
