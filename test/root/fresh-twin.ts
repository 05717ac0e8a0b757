/** A lab that is brought up anew from what a running one is now, and what the kernel has of either. */
import {chownSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {ApiClient} from '../../lib/cli/api/client.js';
import {askLabd} from '../../lib/labd/client.js';
import type {Desired} from '../../lib/labd/desired.js';
import type {Facts, PlaceFacts} from '../../lib/observe/facts.js';
import {readFacts} from '../../lib/observe/read.js';
import {planCluster} from '../../lib/plan/planner.js';
import {commandIn} from '../../lib/run/attach.js';
import type {LabRecord} from '../../lib/run/state.js';
import {modes} from '../../plugins/index.js';
import type {KubernetesObject} from '../../topology/kubernetes/objects.js';
import {projectRoot, runProgram} from '../helpers/cnilab.js';
import {programOf} from '../helpers/in-sandbox.js';
import {asUser, nobodyId} from '../helpers/plain-user.js';
import type {Seat} from '../helpers/seat.js';

/** What the kernel has of a fresh lab with the objects and addresses of the lab `trial`; it is down again. */
export async function freshTwin(t: ExecutionContext, seat: Seat, api: ApiClient): Promise<Facts> {
	const desired = await askLabd<Desired>('trial', '/desired');
	const lists = await Promise.all(['namespaces', 'nodes'].map(resource => listOf(api, resource)));
	const cluster = {...desired.cluster, name: 'fresh'};
	const file = join(seat.folder, 'desired.json');
	const objects = [...lists.flat(), ...desired.objects].map(asUnstored);
	writeFileSync(file, JSON.stringify({...desired, cluster, objects}));
	if (seat.user === 'plain' && process.getuid?.() === 0) chownSync(file, nobodyId, nobodyId);
	const argv = [...asUser(seat.user), ...programOf('launch-desired.ts'), file];
	const env = {CNILAB_STATE: seat.state, TMPDIR: seat.temporary, TSX_DISABLE_CACHE: '1'};
	const {code, stderr} = await runProgram(argv, {cwd: projectRoot, env});
	t.is(code, 0, stderr);
	const facts = await factsOf(seat, 'fresh');
	t.is((await seat.run(['down', 'fresh'])).code, 0);
	return facts;
}

/** Without what a store gives: the fresh one will. */
function asUnstored({metadata, ...rest}: KubernetesObject): object {
	const {resourceVersion: _, ...kept} = metadata as typeof metadata & {readonly resourceVersion?: string};
	return {...rest, metadata: kept};
}

async function listOf(api: ApiClient, resource: string): Promise<KubernetesObject[]> {
	const {body} = await api.send<{kind: string; items: KubernetesObject[]}>({path: `/api/v1/${resource}`});
	const kind = body.kind.replace(/List$/, '');
	return body.items.map(object => ({...object, apiVersion: 'v1', kind}) as KubernetesObject);
}

/** Of anybody's lab: the project's own reading refuses other users' state. */
export function recordOf({state}: Seat, lab: string): LabRecord {
	return JSON.parse(readFileSync(join(state, lab, 'lab.json'), 'utf8')) as LabRecord;
}

/** What the kernel has of a running lab, read from outside of it. */
export async function factsOf(seat: Seat, lab: string): Promise<Facts> {
	const {cluster} = await askLabd<Desired>(lab, '/desired');
	const mode = modes.find(({name}) => name === cluster.mode.name);
	if (!mode) throw new Error(`no mode ${cluster.mode.name}`);
	const record = recordOf(seat, lab);
	const script = async (place: string, input: string): Promise<string> => {
		const argv = [...asUser(seat.user), ...commandIn(record, place, ['sh', '-s'])];
		const {code, stdout, stderr} = await runProgram(argv, {input});
		if (code !== 0) throw new Error(`${place}: ${stderr}`);
		return stdout;
	};
	const plan = planCluster(cluster, mode, cluster.mode.options);
	const {places, machines, dead, strays} = await readFacts(plan, {script, isAlive: () => true});
	const planned = JSON.stringify(plan);
	const named = Object.entries(machines).map(
		([machine, {namespaces, files}]) => [machine, {namespaces: [...namespaces].sort(), files}] as const,
	);
	return {
		places: Object.fromEntries(
			Object.entries(places).map(([name, facts]) => [name, comparable(facts, planned)]),
		),
		machines: Object.fromEntries(named),
		dead,
		strays,
	};
}

/** Without what differs between two labs that are the same: MACs that the kernel draws, clocks, what a bridge has learned, orders. */
function comparable({links, fdb, ...facts}: PlaceFacts, planned: string): PlaceFacts {
	const drawn = new Set(links.flatMap(({mac = ''}) => (planned.includes(mac) ? [] : [mac])));
	return sortedLists({
		...facts,
		links: links.map(({mac, port, data, ...link}) => ({
			...link,
			...(mac !== undefined && !drawn.has(mac) && {mac}),
			...(port && {port: lasting(port)}),
			data: lasting(data),
		})),
		fdb: fdb.filter(({state, mac}) => state !== '' && !drawn.has(mac)),
	});
}

/** A bridge's clocks, how many it has learned, its number made of a MAC, and the numbers of its ports, in the order in which they came. */
function lasting(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const passing = /_timer$|^(bridge_id|root_id|designated_\w+|no|id|fdb_n_learned)$/;
	return Object.fromEntries(
		Object.entries(options).filter(
			([name, value]) => !passing.test(name) || (name === 'id' && typeof value === 'number'),
		),
	);
}

/** In which order things were made does not matter. */
function sortedLists<T extends object>(facts: T): T {
	const entries = Object.entries(facts).map(([part, value]) => [
		part,
		Array.isArray(value) ? value.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b))) : value,
	]);
	return Object.fromEntries(entries) as T;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** `places.node-1.links.3.mtu: 1450, 1500`: each place in which two values differ. */
export function differencesOf(a: unknown, b: unknown, path = ''): string[] {
	if (Object.is(a, b)) return [];
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
		return [`${path}: ${JSON.stringify(a)}, ${JSON.stringify(b)}`];
	const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
	const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
	return [...keys].flatMap(key =>
		differencesOf(left?.[key], right?.[key], path === '' ? key : `${path}.${key}`),
	);
}
