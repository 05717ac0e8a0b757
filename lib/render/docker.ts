/** What a container gets before it is a machine of the lab. Pure. */
import type {Machine} from '../plan/ops.js';
import {quote} from './lines.js';
import {machineFolders} from './machine.js';

/** In a container: where those of the host's programs are that its image has not. */
export const hostTools = '/run/cnilab-tools';

/** In a container: what is the host's. */
export const hostFolder = '/cnilab/host';

/** What the lab's scripts call, and the daemons that they start. */
const programs = [
	...['bridge', 'tc', 'nft', 'nsenter', 'unshare', 'setpriv', 'hostname', 'sysctl', 'bird', 'birdc'],
	...[
		'cat',
		'chmod',
		'cp',
		'cut',
		'date',
		'env',
		'grep',
		'head',
		'id',
		'kill',
		'ln',
		'ls',
		'mkdir',
		'mkfifo',
	],
	...[
		'mount',
		'ping',
		'ps',
		'rm',
		'rmdir',
		'sed',
		'setsid',
		'sleep',
		'sort',
		'ss',
		'stat',
		'tail',
		'tcpdump',
	],
	...['timeout', 'touch', 'tr', 'umount', 'uname', 'wc'],
];

/**
 * For sh, as root in a container that runs: a /run and an /etc of its own, as every machine has them. An image of the user's must
 * have iproute2's `ip`; what else it lacks are the host's programs, called by the host's own loader, whatever C library the image has.
 */
export function renderContainer({name, kind, container}: Machine): string {
	const lower = container?.image === undefined ? '/cnilab/etc' : '/etc';
	const [before, after] = container?.image === undefined ? ['', ''] : [fromHost, linkTools];
	return `# ${name}: a ${kind}, in a container of its own
set -eu
${before}${usualFolders}${machineFolders({name, lower})}${after}`;
}

/** Programs look for /var, and its run is /run. */
const usualFolders = `[ -e /var/run ] || { mkdir -p /var/lib /var/log /var/tmp /root && ln -s /run /var/run; }
`;

const fromHost = `said=$(ip -V 2>&1) || :
case $said in *iproute2*) ;; *)
	echo "its image has no ip of iproute2: $said" >&2
	exit 127
esac
set -- ${hostFolder}/lib/*-linux-gnu/ld-linux*.so.* ${hostFolder}/lib/ld-linux*.so.* ${hostFolder}/lib64/ld-linux*.so.*
for loader do [ -e "$loader" ] && break; done
libraries=
for folder in ${hostFolder}/lib/*-linux-gnu ${hostFolder}/usr/lib/*-linux-gnu ${hostFolder}/lib64 ${hostFolder}/lib; do
	[ ! -d "$folder" ] || libraries=$libraries:$folder
done
hosts() {
	for folder in usr/sbin usr/bin sbin bin; do
		[ ! -e ${hostFolder}/$folder/$1 ] || { found=${hostFolder}/$folder/$1; return 0; }
	done
	return 1
}
for each in mount mkdir chmod ln; do
	if ! command -v $each >/dev/null && hosts $each; then
		eval "$each() { $loader --library-path $libraries $found \\"\\$@\\"; }"
	fi
done
`;

const linkTools = `mkdir -p ${quote(hostTools)}
for each in ${programs.join(' ')}; do
	if ! (unset -f $each; type $each) >/dev/null 2>&1 && hosts $each; then
		printf '#!/bin/sh\\nexec %s --library-path %s %s "$@"\\n' "$loader" "$libraries" "$found" >${hostTools}/$each
	fi
done
chmod 755 ${hostTools}/*
`;
