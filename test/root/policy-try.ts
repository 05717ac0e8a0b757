/** Connections between the pods and machines of a lab that runs, tried with packets; each is known by its words. */
import type {PodProbe} from '../../lib/observe/probe-pods.js';
import type {Stage} from './calico-stage.js';

/** One that is tried; pods with their namespaces: `p-3/c p-3/s:81/TCP`. */
export type Try = {
	readonly words: string;
	readonly from: string;
	readonly to: string;
	readonly port: number;
	readonly protocol: string;
};

/** `c s:81` of the namespace → a Try. */
export function tryOf(words: string, namespace: string): Try {
	const [from = '', target = ''] = words.trim().split(' ');
	const [to = '', service = '80'] = target.split(':');
	const [port = '', protocol = 'TCP'] = service === 'ping' ? ['0', 'ICMP'] : service.split('/');
	const full = (name: string) => (name === 's' || name === 'c' ? `${namespace}/${name}` : name);
	const ends = {from: full(from), to: full(to)};
	return {...ends, port: Number(port), protocol, words: `${ends.from} ${ends.to}:${port}/${protocol}`};
}

/** Of pods and machines, by name. */
export type Whereabouts = ReadonlyMap<string, Where>;

export type Where = {
	readonly address: string;
	readonly machine: string;
	readonly netns?: string;
};

/**
 * The words of those that passed. TCP and pings are tried by a shell in each machine, all at once; the others by `probe`.
 * What was expected and did not pass is tried once more: a busy machine is late.
 */
export async function passing(
	stage: Stage,
	{tries, expected}: {readonly tries: readonly Try[]; readonly expected: readonly Try[]},
	where: Whereabouts,
): Promise<ReadonlySet<string>> {
	const first = await passingNow(stage, tries, where);
	const late = expected.filter(({words}) => !first.has(words));
	return new Set([...first, ...(await passingNow(stage, late, where))]);
}

async function passingNow(
	stage: Stage,
	tries: readonly Try[],
	where: Whereabouts,
): Promise<ReadonlySet<string>> {
	const [byShell, byProbe] = [tries.filter(isForShell), tries.filter(each => !isForShell(each))];
	const machineOf = ({from}: Try) => where.get(from)?.machine ?? from;
	const [machines, protocols] = [byShell.map(machineOf), byProbe.map(({protocol}) => protocol)];
	const found = await Promise.all([
		...[...new Set(protocols)].map(protocol =>
			probed(
				stage,
				byProbe.filter(each => each.protocol === protocol),
			),
		),
		...[...new Set(machines)].map(machine => {
			const own = byShell.filter(each => machineOf(each) === machine);
			return shelled(stage, {machine, tries: own}, where);
		}),
	]);
	return new Set(found.flat());
}

function isForShell({protocol}: Try): boolean {
	return protocol === 'TCP' || protocol === 'ICMP';
}

async function probed({says}: Stage, tries: readonly Try[]): Promise<string[]> {
	const each = (pick: (each: Try) => string | number) => [...new Set(tries.map(pick))];
	const ends = [
		...each(({from}) => from).map(name => `--from ${name}`),
		...each(({to}) => to).map(name => `--to ${name}`),
	];
	const protocol = tries[0]?.protocol ?? 'UDP';
	const ports = each(({port}) => port).join(',');
	const order = `probe --json ${ends.join(' ')} --port ${ports} --protocol ${protocol} --timeout 2000`;
	const {probes} = JSON.parse(await says(order)) as {probes: PodProbe[]};
	return probes
		.filter(({allowed}) => allowed)
		.map(({from, to, port, protocol: of}) => `${from} ${to}:${port}/${of}`);
}

type Own = {readonly machine: string; readonly tries: readonly Try[]};

async function shelled({seat}: Stage, {machine, tries}: Own, where: Whereabouts): Promise<string[]> {
	const lines = tries.map(each => lineOf(each, where));
	const said = await seat.sh(machine, `${lines.join('\n')}\nwait`);
	return said.split('\n').filter(line => line !== '');
}

/** Says the words if it passes. Who refuses has been reached. */
function lineOf({from, to, port, protocol, words}: Try, where: Whereabouts): string {
	const address = where.get(to)?.address ?? to;
	const netns = where.get(from)?.netns;
	const inside = netns === undefined ? '' : `ip netns exec ${netns} `;
	if (protocol === 'ICMP') return `(${inside}ping -c 1 -W 2 ${address} >/dev/null && echo '${words}') &`;
	const connect = `${inside}timeout 2 bash -c '</dev/tcp/${address}/${port}' 2>&1`;
	return `(said=$(${connect}) && echo '${words}' || case "$said" in *refused*) echo '${words}';; esac) &`;
}
