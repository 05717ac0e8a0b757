import type {Plan} from '../plan/ops.js';
import {quote} from './lines.js';
import {renderMachine, renderStart, renderUnderlay} from './machine.js';

/**
 * One script that makes the same network by hand, in an empty network and mount namespace: the runtime runs the
 * same ones, one by one.
 */
export function renderStandalone(plan: Plan): string {
	const start = plan.machines.map(machine => enclosed('start_machine', machine.name, renderStart(machine)));
	const fill = plan.machines.map(machine =>
		enclosed('in_machine', machine.name, renderMachine(machine).text),
	);
	return [intro, ...start, `sh -s <<'SCRIPT'\n${renderUnderlay(plan).text}SCRIPT\n`, ...fill].join('\n');
}

function enclosed(command: string, machine: string, script: string): string {
	return `${command} ${quote(machine)} <<'SCRIPT'\n${script}SCRIPT\n`;
}

const intro = `#!/bin/sh
# Run it in namespaces of its own; they end with the shell:
#   as root:        unshare --mount --net sh plan.sh
#   as anyone else: unshare --user --map-root-user --mount --net sh plan.sh
# To look around, put a shell after it: unshare --mount --net sh -c '. ./plan.sh; exec sh', and there:
#   in_machine NODE ip route
#   in_machine NODE ip netns exec POD ping ADDRESS
set -eu
mount -n -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/netns /run/cnilab
# Mount namespaces can only be pinned where mounts are not passed on.
mount -n --bind /run/cnilab /run/cnilab
mount -n --make-private /run/cnilab
ip link set lo up

# A mount namespace is only pinned inside one with a smaller number, and Linux 6.18 numbers them per CPU: on one of
# the CPUs, at least on that which made ours, they are larger.
cpu=0
: > /run/cnilab/probe
until taskset -c $cpu unshare --mount=/run/cnilab/probe true 2>/dev/null; do
	cpu=$((cpu + 1))
	[ $cpu -lt "$(nproc --all)" ] || { echo 'no mount namespace can be pinned here' >&2; exit 1; }
done
umount -n /run/cnilab/probe

# A machine is three namespaces, held by bind mounts: it needs no process.
start_machine() {
	mkdir -p "/run/cnilab/$1"
	: > "/run/netns/$1"
	: > "/run/cnilab/$1/mnt"
	: > "/run/cnilab/$1/uts"
	taskset -c $cpu unshare --net="/run/netns/$1" --mount="/run/cnilab/$1/mnt" --uts="/run/cnilab/$1/uts" sh -s
}

in_machine() {
	machine=$1
	shift
	[ $# -gt 0 ] || set -- sh -s
	nsenter --net="/run/netns/$machine" --mount="/run/cnilab/$machine/mnt" --uts="/run/cnilab/$machine/uts" "$@"
}
`;
