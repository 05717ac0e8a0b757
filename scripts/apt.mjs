// Debian packages, for the set-up: plain Node and nothing else, as there are no npm packages yet.
import {spawnSync} from 'node:child_process';
import {accessSync, constants, existsSync, rmSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';

// apt-get(8) gives a list up at the first failure, and calls it a warning.
const patient = ['-o', 'Acquire::Retries=3', '-o', 'APT::Update::Error-Mode=any'];

/** The line that installs packages. */
export function installLine(packages) {
	return `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** Debian starts these where they are installed, and at each boot. Labs start their own: on the host they must not run. */
const daemons = new Map([
	['bird2', ['bird']],
	['docker.io', ['docker', 'containerd']],
]);

/** Asked by Debian's packages before they start or stop anything (invoke-rc.d(8)). */
const policyFile = '/usr/sbin/policy-rc.d';

/** Installs packages, as root; returns what apt-get said if it failed. `say` is told what takes long. */
export function installPackages(packages, say) {
	say(`installing Debian packages: ${packages.join(', ')}`);
	const quiet = packages.flatMap(name => daemons.get(name) ?? []);
	// An administrator who has a policy has thought of it; what it lets start is stopped below.
	const isOurs = quiet.length > 0 && !existsSync(policyFile);
	if (isOurs) writeFileSync(policyFile, policyAgainst(quiet), {mode: 0o755});
	try {
		return install(packages, say);
	} finally {
		if (isOurs) rmSync(policyFile, {force: true});
		for (const daemon of quiet) keepOff(daemon);
	}
}

function policyAgainst(daemons) {
	const names = daemons.flatMap(name => [name, `${name}.service`]).join('|');
	return `#!/bin/sh\n# cnilab's set-up, while it installs packages: these are for labs.\ncase $1 in ${names}) exit 101 ;; esac\n`;
}

/** Neither now nor at the next boot. A machine has one of the two, or none: then there is nobody who would start it. */
function keepOff(daemon) {
	if (isInstalled('systemctl')) apt(['systemctl', 'disable', '--now', `${daemon}.service`]);
	if (isInstalled('update-rc.d')) apt(['update-rc.d', daemon, 'disable']);
}

function install(packages, say) {
	const argv = installLine(packages).split(' ');
	if (apt(argv).status === 0) return undefined;
	// No package lists yet, or lists so old that what they name is gone.
	say('apt-get update');
	const update = apt(['apt-get', 'update', ...patient]);
	const install = apt([...argv, ...patient]);
	return install.status === 0 ? undefined : `${update.stderr}${install.stderr}`.trim();
}

function apt([command, ...args]) {
	const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive', PATH: searchPath()};
	return spawnSync(command, args, {env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe']});
}

export function isInstalled(tool) {
	return searchPath()
		.split(delimiter)
		.some(folder => isExecutable(join(folder, tool)));
}

export function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

// As lib/run/system-path.ts: npm puts node_modules/.bin first, where a package's `nft` is not nftables' one; Debian
// leaves the sbin folders out of a plain user's PATH.
function searchPath() {
	const folders = (process.env.PATH ?? '')
		.split(delimiter)
		.filter(folder => !folder.includes('node_modules'));
	return [...folders, '/usr/local/sbin', '/usr/sbin', '/sbin'].filter(Boolean).join(delimiter);
}
