// The Debian 13 that the machine boots: made once, and looked at before each start.
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, rmSync, statfsSync} from 'node:fs';
import {join} from 'node:path';
import {cacheFolder} from './cache.mjs';
import {debianRoot} from './debian-root.mjs';
import {root} from './stamp.mjs';
import {VmError} from './vm-boot.mjs';

const HOST_CANNOT = 4;
/** Bytes that it has while it is made, with the packages that are unpacked, rounded up. */
const room = 1.5e9;

/** Its folder. Throws a VmError if it can't be made; `say` is told what takes long, and what was wrong with the one that was there. */
export async function vmDebian(say) {
	const folder = await make();
	if (isWhole(folder)) return folder;
	say(`${folder} is damaged: it is made anew`);
	rmSync(folder, {recursive: true, force: true});
	return make();
}

async function make() {
	const here = name => join(root, 'scripts', name);
	try {
		return await debianRoot({
			name: 'vm',
			packages: packageNames(here('setup.mjs')),
			options: [...unread, '--dpkgopt=force-unsafe-io'],
			finish: here('vm-root.sh'),
			reads: [here('vm-init.sh')],
			before: refuseWithoutRoom,
		});
	} catch (error) {
		if (error instanceof VmError) throw error;
		throw new VmError(`a Debian 13 could not be made: ${error.message}`, HOST_CANNOT);
	}
}

/** What provision.sh installs, but for npm and its four hundred packages: nothing is installed there. And what the machine starts with. */
function packageNames(setup) {
	const labs = execFileSync(process.execPath, [setup, '--packages'], {encoding: 'utf8'}).trim().split(' ');
	return ['nodejs', 'kubectl', ...labs, 'busybox-static', 'cpio', 'kmod', 'xz-utils'];
}

/** What nobody reads there is not unpacked. */
const unread = ['man', 'doc', 'info', 'locale'].map(name => `--dpkgopt=path-exclude=/usr/share/${name}/*`);

function refuseWithoutRoom() {
	const folder = cacheFolder();
	mkdirSync(folder, {recursive: true});
	const {bavail, bsize} = statfsSync(folder);
	if (bavail * bsize >= room) return;
	const mega = bytes => `${Math.floor(bytes / 1e6)} MB`;
	throw new VmError(
		`a Debian 13 needs ${mega(room)}, and ${folder} has room for ${mega(bavail * bsize)}\n  hint: CNILAB_CACHE=FOLDER takes another place`,
		HOST_CANNOT,
	);
}

function isWhole(folder) {
	const boot = join(folder, 'boot');
	if (!existsSync(join(folder, 'usr/bin/node'))) return false;
	return spawnSync('sha256sum', ['--status', '--check', 'sums'], {cwd: boot, stdio: 'ignore'}).status === 0;
}
