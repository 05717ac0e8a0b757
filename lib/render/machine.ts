/** The scripts that make a lab: start each machine, wire the underlay, then fill each machine. */
import type {Machine, Plan} from '../plan/ops.js';
import {gather} from './gather.js';
import {quote} from './lines.js';
import {renderScript, type Script} from './script.js';

/**
 * The first thing that runs in a machine's new namespaces: its name, a /run of its own, and an /etc that it may
 * write to without the host seeing it. The files that the plan or `ip netns exec` replaces are put in the upper layer
 * before it is mounted: a plain user can't copy up a file of the host's root. Both mounts are named after the machine: so
 * a process is known to be in it, in whatever namespaces it has made there. Says the number of the process that
 * holds the machine. (A mount namespace could be pinned by a bind mount too, without a process; but Linux 6.18 refuses
 * that, with EINVAL, when its number is lower than that of the mounting one, and numbers are drawn per processor.)
 */
export function renderStart({name, kind}: Machine): string {
	return `# ${name}: a ${kind}, in network, mount and UTS namespaces of its own
set -eu
hostname ${quote(name)}
${machineFolders({name, lower: '/etc'})}# Like a pod's pause container: a process that sleeps holds the namespaces, and its number is the way in.
sleep infinity </dev/null >/dev/null 2>&1 &
echo $!
`;
}

/** A /run of its own, and an /etc over `lower`. */
export function machineFolders({name, lower}: {readonly name: string; readonly lower: string}): string {
	const mark = quote(machineMark(name));
	return `mount -n -t tmpfs -o mode=755 ${mark} /run
mkdir -p /run/netns /run/etc/upper/netns /run/etc/work
echo ${quote(name)} > /run/etc/upper/hostname
: > /run/etc/upper/hosts
: > /run/etc/upper/resolv.conf
mount -n -t overlay -o lowerdir=${lower},upperdir=/run/etc/upper,workdir=/run/etc/work ${mark} /etc
`;
}

/** What a machine's /run and /etc are called in mountinfo, also where they were mounted again. */
export function machineMark(machine: string): string {
	return `cnilab-${machine}`;
}

/** Takes from the underlay what machines had there: their ports, then their networks' names. Any of it may be gone. */
export function renderStop(machines: readonly string[], ports: readonly string[]): string {
	const lines = [
		...ports.map(port => `link del dev ${port}`),
		...machines.map(machine => `netns del ${machine}`),
	];
	return `ip -force -batch - >/dev/null 2>&1 <<'EOF' || :\n${lines.join('\n')}\nEOF\n`;
}

/** The segments and the cables, in the underlay's namespace, when all machines have started. */
export function renderUnderlay({underlay}: Plan): Script {
	return renderScript('The underlay: segments and cables', underlay);
}

/** Everything inside one machine, when its cables are there. */
export function renderMachine({name, kind, ops}: Machine): Script {
	return renderScript(`${name} (${kind})`, gather(ops));
}
