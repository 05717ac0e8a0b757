#!/usr/bin/env node
// Proof that the README's two commands are all that it takes: an empty Debian 13 with Debian's own nodejs and npm, a
// clean copy of what is committed, and the commands. Usage, as root: npm run test:debian13 [-- COMMAND…]
// --provision: the same of the Vagrantfile. A Debian 13 without Node and npm, as a new virtual machine, becomes one for
// labs by scripts/provision.sh, and the machine's user runs one.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {$} from 'zx';
import {debianRoot} from './debian-root.mjs';
import {root} from './stamp.mjs';

const provision = '/home/vagrant/cnilab/scripts/provision.sh';
const asVagrant = [
	// As vagrant does it: a user of that name, and the project in the user's home.
	'useradd --create-home --shell /bin/bash vagrant && cp -r ~/.npmrc ~/cnilab ~vagrant && chown -R vagrant: ~vagrant',
	`${provision} machine /home/vagrant/cnilab`,
	`${provision} project /home/vagrant/cnilab vagrant`,
	// Twice changes nothing, and says nothing but apt's words.
	`${provision} project /home/vagrant/cnilab vagrant`,
	"runuser --login vagrant -c 'pwd && kubectl version --client && npm run lab flannel-vxlan -- --check'",
];

const vagrant = process.argv[2] === '--provision';
const words = process.argv.slice(2);
const proof = vagrant
	? {name: 'bare', packages: [], commands: asVagrant}
	: {
			name: 'trixie',
			packages: ['nodejs', 'npm', 'ca-certificates'],
			commands: words.length > 0 ? words : ['npm run lab flannel-vxlan', 'npm test'],
		};

// What a machine behind a proxy needs to reach the npm registry; not set on most.
const npmSettings = ['cafile', 'registry', 'proxy', 'https-proxy', 'strict-ssl'];

$.verbose = true;
$.stdio = ['ignore', 'inherit', 'inherit'];

process.exitCode = await runCommands(await debianRoot(proof), proof.commands);

/** All commands one after another in one new copy of the root; nothing of it is left afterwards. */
async function runCommands(debian, commands) {
	const work = (await $({stdio: 'pipe', verbose: false})`mktemp -d`).stdout.trim();
	try {
		await $`mkdir ${work}/clone`;
		await $`git -C ${root} archive HEAD | tar -x -C ${work}/clone`;
		writeFileSync(join(work, 'npmrc'), await npmLines());
		const flags = ['--mount', '--pid', '--fork', '--kill-child', '--uts', '--ipc'];
		const inside = join(root, 'scripts/debian13-inside.sh');
		return (await $({nothrow: true})`unshare ${flags} ${inside} ${debian} ${work} ${commands}`).exitCode;
	} finally {
		await $`rm -rf ${work}`;
	}
}

async function npmLines() {
	const lines = [];
	for (const name of npmSettings) {
		const {stdout} = await $({stdio: 'pipe', verbose: false})`npm config get ${name}`;
		const value = stdout.trim();
		if (value === '' || value === 'null' || value === 'undefined') continue;
		lines.push(`${name}=${name === 'cafile' ? '/etc/ssl/host-certificates.crt' : value}\n`);
	}
	return lines.join('');
}
