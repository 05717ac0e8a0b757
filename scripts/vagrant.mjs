#!/usr/bin/env node
// What Vagrant itself says of the Vagrantfile: `vagrant validate`, with the Vagrant of Debian 12 (13 has none) in a root of its own.
// No machine is made, so no hypervisor is asked for. Usage, as root: npm run test:vagrant
import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {$} from 'zx';
import {debianRoot} from './debian-root.mjs';
import {root} from './stamp.mjs';

$.verbose = true;
$.stdio = ['ignore', 'inherit', 'inherit'];

const debian = await debianRoot({name: 'vagrant', suite: 'bookworm', packages: ['vagrant', 'rsync']});
const folder = mkdtempSync(join(tmpdir(), 'cnilab-vagrant-'));
try {
	copyFileSync(join(root, 'Vagrantfile'), join(folder, 'Vagrantfile'));
	const script =
		'mount --bind "$1" "$2/mnt" && mount -t tmpfs tmpfs "$2/root" && mount -t tmpfs tmpfs "$2/tmp" && exec chroot "$2" env -i PATH=/usr/bin:/bin HOME=/root LANG=C.UTF-8 sh -c "cd /mnt && vagrant validate --ignore-provider"';
	const {exitCode} = await $({nothrow: true})`unshare --mount sh -c ${script} sh ${folder} ${debian}`;
	process.exitCode = exitCode ?? 1;
} finally {
	rmSync(folder, {recursive: true, force: true});
}
