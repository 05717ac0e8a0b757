/** Where the sandbox keeps what is known of a machine, and what is said of one that is not there. */

/** In the sandbox: the number of the process that holds a machine's namespaces. */
export function pidFile(machine: string): string {
	return `/run/cnilab/${machine}.pid`;
}

/** In the sandbox: where the machine's network is pinned, whoever holds its other namespaces. */
export function netnsFile(machine: string): string {
	return `/run/netns/${machine}`;
}

export function goneMessage(machine: string): string {
	return `${machine} is gone: the process that held its namespaces was killed; 'npx cnilab repair' starts it again`;
}

export function offMessage(machine: string): string {
	return `${machine} is not running`;
}
