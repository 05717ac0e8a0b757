/** What a shape file wishes for nodes that are containers: an image, and how much of the machine each may have. */
import type {ContainerWishes} from './model.js';
import type {Reading} from './names.js';
import type {Path} from './problems.js';

type Entry = {
	readonly image?: string | undefined;
	readonly resources?: {readonly cpus?: number; readonly memory?: string | number} | undefined;
};

/** Docker's own least ones (moby, daemon/daemon_unix.go). */
const leastMemory = 6 * 1024 * 1024;
const leastCpus = 0.01;

/** Undefined if nothing is wished. Reports what can't be had. */
export function readWishes(
	entry: Entry | null,
	reading: Reading & {path: Path},
): ContainerWishes | undefined {
	const {image, resources: {cpus, memory} = {}} = entry ?? {};
	if (image === undefined && cpus === undefined && memory === undefined) return undefined;
	if (image !== undefined && !reference.test(image))
		refuse(reading, ['image'], `'${image}' names no image`, 'as docker has it: debian:13-slim');
	if (cpus !== undefined && cpus < leastCpus)
		refuse(reading, ['resources', 'cpus'], `${cpus} processors are too few`, `${leastCpus} or more`);
	const bytes = memory === undefined ? undefined : bytesOf(memory);
	if (memory !== undefined && (bytes === undefined || bytes < leastMemory)) {
		const what =
			bytes === undefined ? `'${memory}' is no amount of memory` : `${memory} is too little memory`;
		refuse(reading, ['resources', 'memory'], what, 'bytes, or with a unit, 6Mi or more: 256Mi, 1Gi, 500M');
	}
	return {
		...(image !== undefined && {image}),
		...(cpus !== undefined && {cpus}),
		...(bytes !== undefined && {memory: bytes}),
	};
}

/** Registry, path, tag and digest. */
const reference = /^[a-z0-9][\w.:/-]*(@sha256:[0-9a-f]{64})?$/i;

const units: Readonly<Record<string, number>> = {
	'': 1,
	k: 1000,
	M: 1000 ** 2,
	G: 1000 ** 3,
	Ki: 1024,
	Mi: 1024 ** 2,
	Gi: 1024 ** 3,
};

/** As Kubernetes writes quantities. */
function bytesOf(memory: string | number): number | undefined {
	const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(memory)) ?? [];
	const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
	return number === '' || factor === undefined ? undefined : Math.round(Number(number) * factor);
}

function refuse(
	{locate, report, path}: Reading & {path: Path},
	field: Path,
	...[message, hint]: readonly [string, string]
): void {
	const at = locate([...path, ...field]);
	report({code: 'bad-value', message, hint, ...(at && {at})});
}
