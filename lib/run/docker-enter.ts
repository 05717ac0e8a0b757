/** The way into a container from the lab's sandbox: into its namespaces, its control groups, and to no more than its capabilities. */

import {writeFileSync} from 'node:fs';
import {hostTools} from '../render/docker.js';
import {addedCapabilities} from './docker-capabilities.js';
import {goneMessage, offMessage, pidFile} from './machine-files.js';

/** In the sandbox: the folders of a container's control groups, a line each. */
export function groupsFile(machine: string): string {
	return `/run/cnilab/${machine}.groups`;
}

/** The argv before a command in a container. `numbers`: no further than into its PID namespace and its control groups. */
export function enterContainer(machine: string, how: 'all' | 'numbers' = 'all'): string[] {
	return ['sh', scripts[how], machine];
}

const scripts = {all: '/run/cnilab/enter', numbers: '/run/cnilab/enter-numbers'} as const;

/** In the sandbox, before anybody enters. */
export function writeEnterScripts(): void {
	writeFileSync(scripts.all, enterScript('--net --mount --uts --ipc --pid'));
	writeFileSync(scripts.numbers, enterScript('--pid'));
}

/**
 * As a process of the container's PID namespace it ends with the container; in its control groups it has no more than the
 * container may have, and is frozen with it. What is sent into one that is frozen already stays outside of the groups: it would
 * never come back.
 */
function enterScript(kinds: string): string {
	const [pid, groups] = [pidFile('$machine'), groupsFile('$machine')];
	return `machine=$1
shift
[ -e ${pid} ] || { echo "${offMessage('$machine')}" >&2; exit 1; }
read -r pid network <${pid}
[ "$(stat -Lc %i /proc/$pid/ns/net 2>&1)" = "$network" ] || { echo "${goneMessage('$machine')}" >&2; exit 1; }
frozen=
while read -r folder; do
	for file in freezer.state cgroup.freeze; do
		[ ! -e "$folder/$file" ] || read -r frozen <"$folder/$file"
	done
done <${groups}
case $frozen in FROZEN | FREEZING | 1) ;; *)
	while read -r folder; do echo 0 >"$folder/cgroup.procs"; done <${groups}
esac
export PATH="$PATH:${hostTools}"
exec setpriv --bounding-set ${bounds} -- nsenter --target $pid ${kinds} -- "$@"
`;
}

/** Docker's own set, and what was added: capabilities(7). */
const bounds = [
	'-all',
	...['chown', 'dac_override', 'fsetid', 'fowner', 'mknod', 'setgid', 'setuid', 'setfcap', 'setpcap'].map(
		plus,
	),
	...['net_bind_service', 'sys_chroot', 'kill', 'audit_write'].map(plus),
	...addedCapabilities.map(name => plus(name.toLowerCase())),
].join(',');

function plus(name: string): string {
	return `+${name}`;
}
