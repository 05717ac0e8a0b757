/** A lab that is nothing but its API: what the verbs for objects need. */
import {copyFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {type Handlers, serveLabd} from '../../lib/labd/server.js';
import {identify} from '../../lib/run/processes.js';
import type {LabRecord} from '../../lib/run/state.js';
import {startApi, type TestApi} from './api.js';
import {type Circumstances, cnilab, type Ended} from './cnilab.js';
import {folderWith} from './folder.js';

export type ApiLab = {
	readonly api: TestApi;
	/** Where cnilab runs: with the files. */
	readonly folder: string;
	/** The lab's state folder. */
	readonly state: string;
	/** Runs cnilab to its end. */
	run(line: string, circumstances?: Circumstances): Promise<Ended>;
};

/** The network is always as it should be: there is none. */
const settled = {'/settled': async () => ({settled: true, waitingFor: [], ms: 0})};

/** The lab `three`, which ends with the test. `files` are in the current folder of the commands; `handlers` are labd's. */
export async function apiLab(
	t: ExecutionContext,
	files: Readonly<Record<string, string>> = {},
	handlers: Handlers = settled,
): Promise<ApiLab> {
	const api = await startApi(t);
	const folder = folderWith(t, files);
	const root = join(folder, 'state');
	const state = join(root, 'three');
	mkdirSync(state, {recursive: true, mode: 0o700});
	copyFileSync(api.kubeconfig, join(state, 'kubeconfig'));
	writeFileSync(join(state, 'lab.json'), JSON.stringify(record()));
	const labd = await serveLabd(join(state, 'labd.sock'), handlers);
	t.teardown(() => labd.close());
	const run: ApiLab['run'] = (line, {env, ...more} = {}) =>
		cnilab(line.split(' '), {cwd: folder, ...more, env: {CNILAB_STATE: root, ...env}});
	return {api, folder, state, run};
}

/** Its holder is the test's own process: as long as that lives, the lab does. */
function record(): LabRecord {
	const self = identify(process.pid);
	if (!self) throw new Error('/proc is not mounted');
	return {
		version: 1,
		name: 'three',
		mode: 'bridge',
		source: 'three',
		runtime: 'netns',
		rootless: false,
		created: '2026-01-01T00:00:00Z',
		phase: 'running',
		holder: self,
	};
}
