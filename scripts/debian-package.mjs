// Packages of Debian 13, unpacked to be read: facts about Kubernetes' types come from them. They are fetched with apt,
// from the mirror that this machine uses, and kept in the cache.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cnilab', 'debian-packages');

/** The folder with the files of a package, `golang-k8s-api-dev`. `CNILAB_DEBS` is a folder that has the .deb already. */
export function debianPackage(name) {
	const folder = join(cache, name);
	if (existsSync(folder)) return folder;
	mkdirSync(cache, {recursive: true});
	const deb = debIn(process.env.CNILAB_DEBS, name) ?? debIn(cache, name) ?? download(name);
	execFileSync('dpkg-deb', ['-x', deb, folder]);
	return folder;
}

function debIn(folder, name) {
	if (folder === undefined) return undefined;
	const file = readdirSync(folder).find(entry => entry.startsWith(`${name}_`) && entry.endsWith('.deb'));
	return file && join(folder, file);
}

/** Debian 13's list of packages beside the machine's own, which may be of another release. */
function download(name) {
	const [mirror] = run(['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']).split('\n');
	const lists = join(cache, 'lists');
	mkdirSync(join(lists, 'partial'), {recursive: true});
	const sources = join(cache, 'sources.list');
	writeFileSync(sources, `deb ${mirror} trixie main\n`);
	const options = [
		`Dir::Etc::sourcelist=${sources}`,
		'Dir::Etc::sourceparts=/dev/null',
		`Dir::State::lists=${lists}`,
		'APT::Sandbox::User=root',
	].flatMap(option => ['-o', option]);
	run([...options, 'update']);
	run([...options, 'download', name]);
	return debIn(cache, name);
}

function run(args) {
	return execFileSync('apt-get', args, {cwd: cache, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']});
}
