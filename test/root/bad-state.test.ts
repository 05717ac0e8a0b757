/** State that is damaged, of another version, of another user or shut: every verb says which file, what is wrong and what to do. */
import {chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {eventually} from '../helpers/eventually.js';
import {anyUser, users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {nobodyId} from '../helpers/plain-user.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {gripOf, leftOf, processesOf, roles} from '../helpers/traces.js';

/** What may have become of a JSON file: test/lib/run/state-file.test.ts has more of it. */
const damages: Readonly<Record<string, (before: string) => string>> = {
	'cut off': before => before.slice(0, before.length / 2),
	newer: before => before.replace(/"version":\d+/, '"version":99'),
};

for (const user of anyUser) {
	test.serial(
		`as ${user}: a lab whose record is damaged is told of by every verb, and down ends it`,
		async t => {
			const seat = await seatWithLab(t, user);
			const file = fileOf(seat, 'lab.json');
			const whole = readFileSync(file, 'utf8');
			for (const [what, damage] of Object.entries(damages)) {
				writeFileSync(file, damage(whole));
				const verbs = what === 'cut off' ? every : [['status']];
				for (const words of verbs) await refusedNaming(t, seat, {words, file, what});
			}
			const list = await seat.run(['ls', '--json']);
			t.is(list.code, 0);
			t.like(JSON.parse(list.stdout).labs, [{name: 'trial', state: 'damaged'}]);
			const up = await seat.run(['up', join(seat.folder, 'lab.yaml')]);
			t.is(up.code, 4, 'it is alive');
			t.true(up.stderr.includes(file));
			rmSync(file);
			await refusedNaming(t, seat, {words: ['status'], file, what: 'not there'});
			await downLeavesNothing(t, seat);
		},
	);

	for (const next of ['down', 'up'] as const) {
		test.serial(
			`as ${user}: a lab whose folder was removed by hand is found, and ${next} ends it`,
			async t => {
				const seat = await seatWithLab(t, user);
				const grip = gripOf(seat.state);
				t.teardown(grip.close);
				rmSync(seat.state, {recursive: true});
				await refusedNaming(t, seat, {words: ['status'], file: join(seat.state, 'trial'), what: 'removed'});
				t.is((await seat.run(next === 'down' ? ['down'] : ['up', join(seat.folder, 'lab.yaml')])).code, 0);
				t.deepEqual(leftOf(next === 'down' ? seat.state : 'none', grip), []);
				await downLeavesNothing(t, seat);
			},
		);
	}

	// The same code reads them for either user.
	if (user !== users[0]) continue;

	test.serial(`as ${user}: damaged files of a lab that labd still holds`, async t => {
		const seat = await seatWithLab(t, user);
		for (const [name, words] of [
			['desired.json', ['status']],
			['desired.json', ['exec', 'node-1', '--', 'true']],
			['kubeconfig', ['get', 'pods']],
		] as const) {
			const file = fileOf(seat, name);
			const whole = readFileSync(file, 'utf8');
			for (const [what, damage] of Object.entries(damages)) {
				// A kubeconfig's version is Kubernetes'.
				if (name === 'kubeconfig' && what === 'newer') continue;
				writeFileSync(file, damage(whole));
				await refusedNaming(t, seat, {words, file, what});
			}
			writeFileSync(file, whole);
		}
		t.is((await seat.run(['verify'])).code, 0, 'what the verbs read is whole again');
		writeFileSync(fileOf(seat, 'desired.json'), '');
		await downLeavesNothing(t, seat);
	});

	test.serial(`as ${user}: a labd that finds damaged files does not begin, and says so`, async t => {
		const seat = await seatWithLab(t, user);
		const labd = processesOf(seat.state).find(roles.labd);
		process.kill(labd?.pid ?? 0, 'SIGKILL');
		await eventually('the end of labd', () => !processesOf(seat.state).some(roles.labd));
		for (const name of ['desired.json', 'access.json', 'objects.log']) {
			const file = fileOf(seat, name);
			const whole = readFileSync(file, 'utf8');
			for (const [what, damage] of Object.entries(name === 'objects.log' ? ofTheLog : damages)) {
				writeFileSync(file, damage(whole));
				await refusedNaming(t, seat, {words: ['resume'], file, what});
				await eventually('the end of labd', () => !processesOf(seat.state).some(roles.labd));
			}
			rmSync(file);
			if (name !== 'access.json') await refusedNaming(t, seat, {words: ['resume'], file, what: 'not there'});
			writeFileSync(file, whole);
		}
		t.is((await seat.run(['resume'])).code, 0);
		t.is((await seat.run(['verify'])).code, 0, 'nothing was lost by trying');
		await downLeavesNothing(t, seat);
	});
}

/** A last line that is not whole is what a crash leaves, and no damage. */
const ofTheLog: typeof damages = {
	'of a newer format': before => before.replace(/"format":\d+/, '"format":99'),
	'cut off after its first line': before => before.slice(0, before.indexOf('\n') + 100),
};

const every = [
	['status', 'trial'],
	['verify'],
	['get', 'pods'],
	['apply', '-f', '-'],
	['exec', 'node-1', '--', 'true'],
	['resume'],
];

test.serial('a plain user is told of labs whose folder is shut, and down opens it', async t => {
	const seat = await seatWithLab(t, 'plain');
	const folder = join(seat.state, 'trial');
	chmodSync(folder, 0);
	await refusedNaming(t, seat, {words: ['status'], file: join(folder, 'lab.json'), what: 'shut'});
	await downLeavesNothing(t, seat);
});

test.serial('a plain user whose labs’ folder is shut is told so', async t => {
	const seat = await seatWithLab(t, 'plain');
	chmodSync(seat.state, 0);
	for (const words of [['ls'], ['status'], ['down'], ['up', join(seat.folder, 'lab.yaml')]]) {
		await refusedNaming(t, seat, {words, file: seat.state, what: 'shut'});
	}
	chmodSync(seat.state, 0o700);
	t.is((await seat.run(['down'])).code, 0);
});

if (process.getuid?.() === 0) {
	for (const [user, owner] of [
		['plain', 0],
		['root', nobodyId],
	] as const) {
		test.serial(`as ${user}: labs of user ${owner} are theirs`, async t => {
			const seat = seatOf(t, user, labFiles({mode: 'bridge'}));
			const folder = join(seat.state, 'trial');
			mkdirSync(folder, {recursive: true});
			writeFileSync(join(folder, 'lab.json'), '{}');
			for (const path of [seat.state, folder]) chownSync(path, owner, owner);
			for (const words of [
				['ls'],
				['status'],
				['down'],
				['down', '--all'],
				['up', join(seat.folder, 'lab.yaml')],
			]) {
				const {code, stderr} = await seat.run(words);
				t.is(code, 4, words.join(' '));
				t.regex(stderr, new RegExp(`belongs to user ${owner}`), words.join(' '));
			}
			t.true(existsSync(join(folder, 'lab.json')));
			rmSync(seat.state, {recursive: true});
		});
	}
}

async function seatWithLab(t: ExecutionContext, user: Seat['user']): Promise<Seat> {
	const seat = seatOf(t, user, labFiles({mode: 'bridge'}));
	const {code, stderr} = await seat.run(['up', join(seat.folder, 'lab.yaml')]);
	t.is(code, 0, stderr);
	return seat;
}

function fileOf({state}: Seat, name: string): string {
	return join(state, 'trial', name);
}

type Refusal = {readonly words: readonly string[]; readonly file: string; readonly what: string};

/** In a sentence or two, with the file and what to do, on standard error only, and not as a defect. */
async function refusedNaming(t: ExecutionContext, seat: Seat, {words, file, what}: Refusal): Promise<void> {
	const {code, stdout, stderr} = await seat.run(words);
	const told = `${file}, ${what}: ${words.join(' ')}: ${code}: ${stdout}${stderr}`;
	t.true(code === 4 || code === 1, told);
	t.is(stdout, '', told);
	t.true(stderr.includes(file), told);
	t.regex(stderr, /npx cnilab (down|resume|status)|chmod|CNILAB_STATE/, told);
	t.notRegex(stderr, /defect of cnilab|^\s+at /m, told);
	t.true(stderr.trim().split('\n').length <= 2, told);
}

async function downLeavesNothing(t: ExecutionContext, seat: Seat): Promise<void> {
	const grip = gripOf(seat.state);
	t.teardown(grip.close);
	const {code, stderr} = await seat.run(['down', '--all']);
	t.is(code, 0, stderr);
	t.deepEqual(leftOf(seat.state, grip), []);
}
