#!/usr/bin/env node
// Everything that a fresh clone lacks before cnilab can run: Debian packages, npm packages, the build.
// Plain Node and nothing else, as there are no npm packages yet. What is there already is neither done again nor told.
import {spawnSync} from 'node:child_process';
import {accessSync, constants, existsSync, readFileSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';
import {installLine, installPackages, isInstalled} from './apt.mjs';
import {KubectlError, provideKubectl} from './kubectl.mjs';
import {buildIsFresh, root} from './stamp.mjs';

/** Exit codes as cnilab's own: it ran and failed; this host can't, and here is the line that would mend it. */
const FAILED = 1;
const HOST_CANNOT = 4;

// `needed`: no lab comes up without it. The others are what people look around with.
const tools = [
	{tool: 'ip', package: 'iproute2', needed: true},
	{tool: 'bridge', package: 'iproute2', needed: true},
	{tool: 'nft', package: 'nftables', needed: true},
	{tool: 'ping', package: 'iputils-ping', needed: true},
	{tool: 'sysctl', package: 'procps', needed: true},
	{tool: 'unshare', package: 'util-linux', needed: true},
	{tool: 'nsenter', package: 'util-linux', needed: true},
	{tool: 'mount', package: 'mount', needed: true},
	{tool: 'tcpdump', package: 'tcpdump', needed: false},
	{tool: 'bird', package: 'bird2', needed: false},
];

// What `npm run test:vm` makes its machine with: docs/vm.md.
const machineTools = [
	{tool: 'qemu-system-x86_64', package: 'qemu-system-x86', needed: true},
	{tool: 'mmdebstrap', package: 'mmdebstrap', needed: true},
];

class SetupError extends Error {
	constructor(message, exit = HOST_CANNOT) {
		super(message);
		this.exit = exit;
	}
}

if (process.argv.includes('--packages')) {
	// For whoever makes such a machine: nothing is done here.
	console.log([...new Set(tools.map(({package: name}) => name))].join(' '));
	process.exit();
}

try {
	checkNode();
	installDebianPackages();
	// For all users of a machine: scripts/provision.sh.
	const onlyMachine = process.argv.includes('--machine');
	if (!onlyMachine) {
		installNpmPackages();
		build();
	}
	// The tests drive labs with it; `cnilab kubectl` gets it when it is called.
	if (onlyMachine || process.argv.includes('--kubectl')) await provideKubectl(say);
} catch (error) {
	if (error instanceof KubectlError) error.exit = HOST_CANNOT;
	else if (!(error instanceof SetupError)) throw error;
	console.error(`cnilab: ${error.message}`);
	process.exitCode = error.exit;
}

function say(message) {
	console.error(`cnilab: ${message}`);
}

function checkNode() {
	const wanted = packageJson().engines.node.replace('>=', '');
	if (compareVersions(process.versions.node, wanted) >= 0) return;
	throw new SetupError(
		`Node ${process.versions.node} is too old: ${wanted} or newer is needed\n` +
			'  hint: Debian 13 has it (apt-get install nodejs npm)',
	);
}

function installDebianPackages() {
	// The tests start an engine of their own; a machine that has one keeps it as it is.
	const engine = process.argv.includes('--docker')
		? [{tool: 'dockerd', package: 'docker.io', needed: false}]
		: [];
	const machine = process.argv.includes('--vm') ? machineTools : [];
	const missing = [...tools, ...substitutes(), ...engine, ...machine].filter(({tool}) => !isInstalled(tool));
	if (missing.length === 0) return;
	const packages = [...new Set(missing.map(({package: name}) => name))];
	const line = installLine(packages);
	if (!isInstalled('apt-get')) {
		if (!missing.some(({needed}) => needed)) return;
		throw new SetupError(
			`not on this machine: ${missing.map(({tool}) => tool).join(', ')}\n` +
				`  hint: this is not Debian; install what your system calls ${packages.join(', ')}`,
		);
	}
	if (process.getuid() === 0) return aptInstall(packages, line);
	if (!missing.some(({needed}) => needed)) return;
	throw new SetupError(
		`these Debian packages are missing: ${packages.join(', ')}. Run this line, then try again:\n` +
			`  ${isInstalled('sudo') ? `sudo ${line}` : `su -c '${line}'`}`,
	);
}

// A kernel without IP-in-IP gets tc programs in its place, which clang makes and only root may load. Debian's own kernel has it as
// a module: that is read, for a trial would load it.
function substitutes() {
	if (process.getuid() !== 0 || isInstalled('clang') || hasModule('ipip')) return [];
	const link = [
		'ip',
		'link',
		'add',
		'name',
		'trial',
		'type',
		'ipip',
		'local',
		'127.0.0.1',
		'remote',
		'127.0.0.2',
	];
	const {status} = spawnSync('unshare', ['--net', ...link], {stdio: 'ignore'});
	return status === 0 ? [] : [{tool: 'clang', package: 'clang', needed: false}];
}

function hasModule(name) {
	const lists = ['modules.dep', 'modules.builtin'].map(list => `/lib/modules/${release()}/${list}`);
	return lists.some(list => existsSync(list) && readFileSync(list, 'utf8').includes(`/${name}.ko`));
}

function aptInstall(packages, line) {
	const failure = installPackages(packages, say);
	if (failure === undefined) return;
	throw new SetupError(
		`${line} failed:\n${indent(failure)}\n  hint: is this machine online? See 'apt-get update'`,
	);
}

function installNpmPackages() {
	const lacking = lackingNpmPackages();
	if (lacking.length === 0) return;
	refuseUnlessWritable('node_modules', 'npm ci');
	say(`installing npm packages (npm ci): ${lacking.length} are missing or of another version`);
	// --include=dev: the compiler is one of them, also where NODE_ENV=production.
	const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
	const {status, stderr, error} = spawnSync('npm', args, {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	if (status !== 0) throw new SetupError(npmFailure(stderr ?? '', status, error));
	const left = lackingNpmPackages();
	if (left.length > 0)
		throw new SetupError(`npm ci did its work, but these are still missing: ${left.join(', ')}`);
}

function npmFailure(stderr, status, error) {
	if (error?.code === 'ENOENT') return 'npm is not installed\n  hint: apt-get install npm';
	const offline = /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED/.test(
		stderr,
	);
	const hint = offline
		? 'the npm registry was not reached: this first run needs the network once'
		: "run 'npm ci' in this folder to see all that it says";
	return `npm ci failed (exit ${status}):\n${indent(stderr.trim())}\n  hint: ${hint}`;
}

// npm writes node_modules/.package-lock.json when it is done: what is in there is what was installed.
function lackingNpmPackages() {
	const wanted = readJson('package-lock.json')?.packages ?? {};
	const installed = readJson('node_modules/.package-lock.json')?.packages ?? {};
	return Object.entries(wanted)
		.filter(([path, {optional, version}]) => {
			if (path === '' || optional) return false;
			return installed[path]?.version !== version || !existsSync(join(root, path, 'package.json'));
		})
		.map(([path]) => path.replace(/^.*node_modules\//, ''));
}

function build() {
	if (buildIsFresh()) return;
	refuseUnlessWritable('dist', 'npm run build');
	say('building');
	const {status} = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {stdio: ['ignore', 2, 2]});
	if (status !== 0) throw new SetupError(`the build failed (exit ${status})`, FAILED);
}

function refuseUnlessWritable(folder, command) {
	const [target] = [join(root, folder), root].filter(path => existsSync(path));
	try {
		for (const path of new Set([target, root])) accessSync(path, constants.W_OK);
	} catch {
		throw new SetupError(
			`${folder}/ is not up to date and this user may not write it\n` +
				`  hint: run '${command}' in ${root} as the user who owns it`,
		);
	}
}

function compareVersions(a, b) {
	const [left, right] = [a, b].map(version => version.split('.').map(Number));
	const at = left.findIndex((number, index) => number !== (right[index] ?? 0));
	return at < 0 ? 0 : left[at] - (right[at] ?? 0);
}

function packageJson() {
	return readJson('package.json');
}

function readJson(path) {
	try {
		return JSON.parse(readFileSync(join(root, path), 'utf8'));
	} catch {
		return undefined;
	}
}

function indent(text) {
	return text.replaceAll(/^/gm, '  ');
}
