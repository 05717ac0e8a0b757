#!/usr/bin/env node
// Prints the path of a kubectl that is new enough for a lab's API, and gets one if there is none: `cnilab kubectl` and
// the tests need it. Plain Node and nothing else, as there may be no npm packages yet.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {installPackages, isExecutable} from './apt.mjs';

/** exec over WebSockets, as the lab's API speaks it, came with 1.28; Debian 12 has 1.20. */
const oldestMinor = 28;

/** Debian 13's package, with the sums of its index (dists/trixie/main/binary-ARCH/Packages). */
const version = '1.32.3';
const archive = 'pool/main/k/kubernetes/kubectl_1.32.3+ds-2';
const builds = {
	x64: {name: 'amd64', sha256: '9825aaf4c14913027aae04af8688e580459f781c829bd5de00cc4dc2cc5a867f'},
	arm64: {name: 'arm64', sha256: 'b85800b5e2d2ecc958e2b9dfa7d4ce13b14e1175242de1f71acb4fa4b0b63212'},
};

export class KubectlError extends Error {}

/** The path of a suitable kubectl; installs one if need be. `say` is told what takes long. Throws a KubectlError. */
export async function provideKubectl(say) {
	return chosen() ?? cached() ?? system() ?? installed(say) ?? (await downloaded(say));
}

/** What the user says is not doubted, but it must be there. */
function chosen() {
	const file = process.env.CNILAB_KUBECTL;
	if (!file) return undefined;
	if (isExecutable(file)) return file;
	throw new KubectlError(`CNILAB_KUBECTL is ${file}, and that can't be run`);
}

function cacheFolder() {
	const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(cache, 'cnilab', `kubectl-${version}`);
}

function cached() {
	const file = join(cacheFolder(), 'kubectl');
	return isExecutable(file) ? file : undefined;
}

function system() {
	const file = '/usr/bin/kubectl';
	return isExecutable(file) && isSuitable(file) ? file : undefined;
}

/** A version with a suffix (`v1.32.4-dispatcher`) is a program around kubectl, or one that nobody released. */
function isSuitable(file) {
	const {stdout} = spawnSync(file, ['version', '--client', '-o', 'json'], {
		encoding: 'utf8',
		timeout: 20_000,
	});
	const [, minor] = /"gitVersion": *"v1\.(\d+)\.\d+(?:\+[\w.]+)?"/.exec(stdout ?? '') ?? [];
	return Number(minor) >= oldestMinor;
}

/** Debian has a kubectl that is new enough since 13. */
function installed(say) {
	if (process.getuid() !== 0 || !(debianRelease() >= 13) || existsSync('/usr/bin/kubectl')) return undefined;
	const failure = installPackages(['kubectl'], say);
	if (failure) say(failure);
	return system();
}

function debianRelease() {
	const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
	if (!/^ID=debian$/m.test(text)) return undefined;
	return Number(/^VERSION_ID="?(\d+)/m.exec(text)?.[1]);
}

async function downloaded(say) {
	const build = builds[process.arch];
	if (!build)
		throw new KubectlError(`there is no kubectl to download for ${process.arch}: set CNILAB_KUBECTL to one`);
	const path = `${archive}_${build.name}.deb`;
	say(`downloading kubectl ${version} from Debian (16 MB)`);
	const failures = [];
	for (const mirror of mirrors()) {
		try {
			return unpacked(await download(`${mirror}/${path}`, build.sha256));
		} catch (error) {
			failures.push(`${mirror}: ${error.cause?.code ?? error.message}`);
		}
	}
	throw new KubectlError(
		`kubectl could not be downloaded:\n  ${failures.join('\n  ')}\n` +
			`  hint: install kubectl 1.${oldestMinor} or newer, and set CNILAB_KUBECTL to its path`,
	);
}

/** The machine's own Debian mirrors, then everybody's. */
function mirrors() {
	const folder = '/etc/apt/sources.list.d';
	const files = [
		'/etc/apt/sources.list',
		...(existsSync(folder) ? readdirSync(folder) : []).map(name => join(folder, name)),
	];
	const text = files.map(file => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n');
	const own = text.match(/(?<=^(?:URIs:|deb(?: \[[^\]]*\])?) *)https?:\S+\/debian(?=\/?(?:\s|$))/gm) ?? [];
	return [...new Set([...own, 'http://deb.debian.org/debian'])];
}

/** apt's own downloader knows the machine's proxies; where there is none, Node's. */
async function download(url, sha256) {
	const helper = '/usr/lib/apt/apt-helper';
	const folder = mkdtempSync(join(parent(), '.download-'));
	const file = join(folder, 'kubectl.deb');
	if (isExecutable(helper)) {
		const {status, stderr} = spawnSync(
			helper,
			['-o', 'Acquire::Retries=1', 'download-file', url, file, `SHA256:${sha256}`],
			{
				encoding: 'utf8',
			},
		);
		if (status !== 0)
			throw discard(folder, stderr.trim().split('\n')[0] || `apt-helper ended with ${status}`);
	} else {
		const response = await fetch(url);
		if (!response.ok) throw discard(folder, `HTTP ${response.status}`);
		writeFileSync(file, Buffer.from(await response.arrayBuffer()));
	}
	const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
	if (sum !== sha256) throw discard(folder, `this is another file: its SHA-256 is ${sum}`);
	return folder;
}

function discard(folder, why) {
	rmSync(folder, {recursive: true, force: true});
	return new KubectlError(why);
}

function parent() {
	const folder = join(cacheFolder(), '..');
	try {
		mkdirSync(folder, {recursive: true});
	} catch (error) {
		throw new KubectlError(
			`can't write ${folder} (${error.code}): set XDG_CACHE_HOME to a folder of your own`,
		);
	}
	return folder;
}

/** The package's one program, in its place at once or not at all. */
function unpacked(folder) {
	const {status, stderr, error} = spawnSync('dpkg-deb', ['-x', join(folder, 'kubectl.deb'), folder], {
		encoding: 'utf8',
	});
	if (status !== 0) throw discard(folder, `dpkg-deb can't unpack it: ${error?.message ?? stderr}`);
	const target = cacheFolder();
	try {
		renameSync(join(folder, 'usr/bin'), target);
	} catch (error) {
		// Another one was faster.
		if (!cached()) throw discard(folder, error.message);
	}
	rmSync(folder, {recursive: true, force: true});
	return join(target, 'kubectl');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		console.log(await provideKubectl(message => console.error(`cnilab: ${message}`)));
	} catch (error) {
		if (!(error instanceof KubectlError)) throw error;
		console.error(`cnilab: ${error.message}`);
		process.exitCode = 4;
	}
}
