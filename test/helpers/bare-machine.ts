/** A machine that lacks things, and a copy of the project on it: for tests of scripts/setup.mjs. */
import {
	chmodSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {findTool} from '../../lib/run/host-tools.js';
import {projectRoot, runProgram} from './cnilab.js';

export type Machine = {
	/** The copy of the project. */
	readonly project: string;
	/** The only folder in which programs are found. */
	readonly bin: string;
};

const everything = [
	'ip',
	'bridge',
	'nft',
	'ping',
	'sysctl',
	'unshare',
	'nsenter',
	'mount',
	'tcpdump',
	'bird',
	'clang',
];

/** With all programs; `clear` takes it away. */
export function emptyMachine(): Machine {
	const folder = mkdtempSync(join(tmpdir(), 'cnilab-setup-'));
	const machine = {project: join(folder, 'project'), bin: join(folder, 'bin')};
	const {project, bin} = machine;
	for (const path of ['topology', 'plugins', 'lib']) mkdirSync(join(project, path), {recursive: true});
	mkdirSync(bin);
	cpSync(join(projectRoot, 'scripts'), join(project, 'scripts'), {recursive: true});
	for (const file of ['package.json', 'tsconfig.json']) cpSync(join(projectRoot, file), join(project, file));
	lockPackages(project, {});
	// Another user than the one who runs the tests reads them.
	for (const path of [folder, project]) chmodSync(path, 0o755);
	install(machine, everything);
	return machine;
}

export function clear({project}: Machine): void {
	rmSync(join(project, '..'), {recursive: true, force: true});
}

/** As `uid`, with the programs of `bin` and no others: the sbin folders, where the set-up looks too, are empty, and the kernel has no modules. */
export async function setup(
	{project, bin}: Machine,
	{
		uid,
		build,
		words = [],
	}: {readonly uid: 0 | 1000; readonly build?: 'fresh'; readonly words?: readonly string[]},
) {
	for (const tool of ['sh', 'ln', 'touch', 'rm', 'mv']) symlinkSync(findTool(tool) ?? '', join(bin, tool));
	if (build === 'fresh') await stampBuild(project);
	const script =
		'for folder in /usr/sbin /usr/local/sbin /lib/modules; do [ ! -d $folder ] || mount -t tmpfs none $folder; done; exec "$@"';
	const become = uid === 0 ? [] : ['unshare', '--user', `--map-user=${uid}`, '--'];
	const command = ['env', `PATH=${bin}`, process.execPath, join(project, 'scripts/setup.mjs'), ...words];
	const own = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'];
	return runProgram([...own, ...become, ...command], {cwd: project});
}

async function stampBuild(project: string): Promise<void> {
	const module = (await import(join(project, 'scripts/stamp.mjs'))) as {sourceStamp(): string};
	mkdirSync(join(project, 'dist'));
	writeFileSync(join(project, 'dist/.stamp'), module.sourceStamp());
}

export type Packages = Readonly<Record<string, {readonly version: string; readonly optional?: boolean}>>;

export function lockPackages(project: string, packages: Packages): void {
	writeFileSync(join(project, 'package-lock.json'), JSON.stringify({packages: {'': {}, ...packages}}));
}

export function installed(project: string, packages: Packages): void {
	for (const path of Object.keys(packages)) {
		mkdirSync(join(project, path), {recursive: true});
		writeFileSync(join(project, path, 'package.json'), '{}');
	}
	writeFileSync(join(project, 'node_modules/.package-lock.json'), JSON.stringify({packages}));
}

function install({bin}: Machine, tools: readonly string[]): void {
	for (const tool of tools) symlinkSync('/bin/true', join(bin, tool));
}

export function remove({bin}: Machine, tools: readonly string[]): void {
	for (const tool of tools) rmSync(join(bin, tool));
}

export function fake({bin}: Machine, tool: string, script: string): void {
	writeFileSync(join(bin, tool), `#!/bin/sh\n${script}\n`);
	chmodSync(join(bin, tool), 0o755);
}

export function asked({bin}: Machine): string {
	return readFileSync(join(bin, 'asked'), 'utf8');
}
