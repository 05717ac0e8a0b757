import type {Plan} from '../plan/ops.js';
import {ipipObjectLines} from './ipip.js';
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
	return [
		intro,
		...programs(plan),
		...start,
		`sh -s <<'SCRIPT'\n${renderUnderlay(plan).text}SCRIPT\n`,
		...fill,
	].join('\n');
}

/** What the lines of machines name, and a runtime makes before it runs them. */
function programs({machines}: Plan): string[] {
	const isWanted = machines.some(({ops}) => ops.some(op => op.kind === 'ipip' && op.by !== undefined));
	return isWanted ? [`${ipipObjectLines().join('\n')}\n`] : [];
}

function enclosed(command: string, machine: string, script: string): string {
	return `${command} ${quote(machine)} <<'SCRIPT'\n${script}SCRIPT\n`;
}

const intro = `#!/bin/sh
# Run it in namespaces of its own; they end with the shell:
#   as root:        unshare --mount --net --pid --fork --kill-child --mount-proc sh plan.sh
#   as anyone else: the same, with --user --map-root-user
# To look around, run sh -c '. ./plan.sh; exec sh' in place of sh plan.sh, and there:
#   in_machine NODE ip route
#   in_machine NODE ip netns exec POD ping ADDRESS
set -eu
mount -n -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/netns /run/cnilab
ip link set lo up

# A machine is three namespaces and a process that sleeps in them; ip netns knows its network by name.
start_machine() {
	: > "/run/netns/$1"
	unshare --net="/run/netns/$1" --mount --uts sh -s > "/run/cnilab/$1.pid"
}

in_machine() {
	machine=$1
	shift
	[ $# -gt 0 ] || set -- sh -s
	nsenter --target "$(cat "/run/cnilab/$machine.pid")" --net --mount --uts "$@"
}
`;
