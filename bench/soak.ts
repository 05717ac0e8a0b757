/**
 * A lab's life in minutes: changes and faults at random, and every so often the same lab again, to see whether labd, the kernel or
 * the disk have more than before. Fails when something grows from the second minute to the end beyond its tolerance
 * (soak-sample.ts), or when the lab is not right at the end.
 * usage: npm run soak [-- --minutes 10] [-- --every 15] [-- --seed 1] [-- --no-faults] [-- --json]
 */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {execa} from 'execa';
import {type ApiClient, apiClient} from '../lib/cli/api/client.js';
import {askLabd} from '../lib/labd/client.js';
import type {Report} from '../lib/observe/report.js';
import type {LabRecord} from '../lib/run/state.js';
import {labFiles, nodeNames} from '../test/helpers/lab-text.js';
import {type Random, randomFrom} from '../test/helpers/random.js';
import {atRest} from '../test/root/at-rest.js';
import {changeAtRandom, fieldOfChanges, restore} from '../test/root/random-changes.js';
import {type Sample, sampleOf, tolerances, type What} from './soak-sample.js';
import {growthOf, isWithin, median, type Point} from './trend.js';

const {values: options} = parseArgs({
	options: {
		minutes: {type: 'string', default: '10'},
		every: {type: 'string', default: '15'},
		seed: {type: 'string', default: '1'},
		'no-faults': {type: 'boolean', default: false},
		json: {type: 'boolean', default: false},
	},
});
const seconds = Number(options.minutes) * 60;
const folder = mkdtempSync(join(tmpdir(), 'cnilab-soak-'));
const state = join(folder, 'state');
process.env.CNILAB_STATE = state;
const main = fileURLToPath(new URL('../dist/lib/cli/main.js', import.meta.url));
const cnilab = (...words: string[]) => execa(process.execPath, [main, ...words], {reject: false});

const faults = [
	...['cut node-2', 'loss node-3 30%', 'pause node-3', 'kill node-2', 'stop node-3', 'restart node-1'],
	...['split lan node-1', 'limit node-2 500kbit', 'kill-daemon node-1', 'flap node-3 2 200ms'],
];

type Series = {readonly at: number; readonly sample: Sample};

try {
	process.exitCode = await soak();
} finally {
	await cnilab('down', '--all');
	rmSync(folder, {recursive: true, force: true});
}

async function soak(): Promise<number> {
	const files = {...labFiles({mode: 'flannel-vxlan'}), 'pods.yaml': documents(fieldOfChanges)};
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	const up = await cnilab('up', join(folder, 'lab.yaml'));
	if (up.exitCode !== 0) throw new Error(up.stderr);
	const record = JSON.parse(readFileSync(join(state, 'trial/lab.json'), 'utf8')) as LabRecord;
	const api = apiClient(record);
	const life = {api, random: randomFrom(Number(options.seed)), began: performance.now()};
	const series: Series[] = [];
	let changes = 0;
	do {
		await asItWas(api);
		series.push({at: secondsOf(life), sample: sampleOf(state, record, nodeNames)});
		const next = Math.min(secondsOf(life) + Number(options.every), seconds);
		do {
			await live(life);
			changes++;
		} while (secondsOf(life) < next);
	} while (secondsOf(life) < seconds);
	await asItWas(api);
	series.push({at: secondsOf(life), sample: sampleOf(state, record, nodeNames)});
	const report = await askLabd<Report>(record.name, '/verify');
	return tell(series, {
		changes,
		findings: report.findings.map(({place, what, found}) => `${place}: ${what}: ${found}`),
	});
}

function secondsOf({began}: {readonly began: number}): number {
	return (performance.now() - began) / 1000;
}

type Life = {readonly api: ApiClient; readonly random: Random};

async function live({api, random}: Life): Promise<void> {
	const fault = !options['no-faults'] && random.next() < 0.2 ? random.choose(faults) : undefined;
	if (fault) await faulty(fault);
	await changeAtRandom(api, random);
	await delay(random.integer(0, 200));
	if (fault) await faulty('heal');
}

/** What this machine's kernel or mode can't is told by the verb, and is no fault of the lab. */
async function faulty(words: string): Promise<void> {
	const {exitCode, stderr} = await cnilab('fault', ...words.split(' '));
	if (exitCode !== 0 && exitCode !== 2 && exitCode !== 4) throw new Error(`fault ${words}: ${stderr}`);
}

/** The same objects as at the beginning, at rest. */
async function asItWas(api: ApiClient): Promise<void> {
	if (!options['no-faults']) await faulty('heal');
	await restore(api);
	await atRest(api);
}

function tell(
	series: readonly Series[],
	{changes, findings}: {readonly changes: number; readonly findings: readonly string[]},
): number {
	const settled = series.filter(({at}) => at >= Math.min(120, seconds / 3));
	const rows = (Object.keys(tolerances) as What[]).map(what => {
		const points: readonly Point[] = settled.map(({at, sample}) => ({seconds: at, value: sample[what]}));
		const usual = median(points.map(({value}) => value));
		return {what, usual, growth: growthOf(points), right: isWithin(points, tolerances[what])};
	});
	const right = findings.length === 0 && rows.every(row => row.right);
	if (options.json) console.log(JSON.stringify({seconds, changes, findings, rows, series, right}, null, 2));
	else {
		console.log(
			`${changes} changes in ${Math.round(seconds)} s, ${settled.length} samples; verify at the end: ${findings.length} findings`,
		);
		for (const finding of findings.slice(0, 20)) console.log(`  ${finding}`);
		for (const {what, usual, growth, right: fine} of rows)
			console.log(
				`${fine ? '✓' : '✗'} ${what.padEnd(22)} ${usual.toFixed(1).padStart(9)}   grows by ${growth.toFixed(1)}`,
			);
	}
	return right ? 0 : 1;
}

function documents(objects: readonly object[]): string {
	return objects.map(object => JSON.stringify(object)).join('\n---\n');
}
