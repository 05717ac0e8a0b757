/**
 * The shell scripts that print a machine's network state, and the way back from their output. Pure.
 * A process is the dearest thing here (1 to 3 ms each), so one script reads a whole machine: one `ip -batch` for
 * everything that iproute2 knows, sysctls through the shell's own `read`, and three processes for each pod.
 */
import {machineOf, netnsOf, type Op} from '../plan/ops.js';
import type {MachineFacts, PlaceFacts} from './facts.js';
import {
	parseAddresses,
	parseDocuments,
	parseFdb,
	parseLinks,
	parseNeighbours,
	parseRoutes,
	parseRules,
} from './parse-iproute.js';

/** One machine, or the underlay, and the ops of the plan that concern it. */
export type Subject = {readonly machine: string; readonly ops: readonly Op[]};

export type MachineOutput = {
	readonly facts: MachineFacts;
	readonly places: Readonly<Record<string, PlaceFacts>>;
};

/** A script that prints sections, each after a line that starts with `mark`: a text that no file on the machine contains. */
export function readScript({machine, ops}: Subject, mark: string): string {
	const pods = ops.filter(op => netnsOf(op.in) !== undefined);
	const podScript = placeScript(pods, pods.some(isIpv6), pods.some(isFdb));
	const files = ops.flatMap(op => (op.kind === 'file' ? [op.path] : []));
	return [
		'set -e',
		`section() { printf '\\n%s %s\\n' ${quote(mark)} "$*"; }`,
		'key() { { read -r value <"$2"; } 2>/dev/null && printf \'%s=%s\\n\' "$1" "$value" || :; }',
		"place=''",
		placeScript(
			ops.filter(op => op.in === machine),
			true,
			true,
		),
		"section '' file",
		...[...new Set(files)].map(
			path => `if [ -f ${quote(path)} ]; then section '' file ${quote(path)}; cat ${quote(path)}; fi`,
		),
		"section '' namespaces",
		// An unmatched pattern stays as it is: then nothing of that name exists.
		'for file in /run/netns/*; do [ ! -e "$file" ] || printf \'%s\\n\' "${file##*/}"; done',
		`pod=$(cat <<'${mark}'\n${podPrelude(mark)}\n${podScript}\n${mark}\n)`,
		'for file in /run/netns/*; do [ -e "$file" ] || continue; place=${file##*/}',
		'nsenter --net="$file" sh -c "$pod" "$place" 2>/dev/null || section "$place" failed; done',
	].join('\n');
}

/** The output of `readScript` → facts. Throws a SyntaxError if the output is not what the script prints. */
export function parseOutput(machine: string, mark: string, output: string): MachineOutput {
	const sections = splitSections(output, mark);
	const names = [...new Set(sections.map(section => section.place))];
	const failed = new Set(sections.filter(({part}) => part === 'failed').map(({place}) => place));
	const bodyOf = (part: string) => sections.find(section => section.part === part)?.body ?? '';
	return {
		facts: {
			namespaces: bodyOf('namespaces').split('\n').filter(Boolean),
			files: Object.fromEntries(
				sections.filter(({part}) => part.startsWith('file ')).map(({part, body}) => [part.slice(5), body]),
			),
		},
		places: Object.fromEntries(
			names
				.filter(name => !failed.has(name))
				.map(name => {
					const own = new Map(
						sections.filter(({place}) => place === name).map(({part, body}) => [part, body]),
					);
					return [name === '' ? machine : `${machine}/${name}`, parsePlace(own)];
				}),
		),
	};
}
