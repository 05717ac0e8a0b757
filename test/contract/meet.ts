/**
 * The nodes and a pod of each meet all pods, with the system's own programs: ping for the way, bash for a connection to
 * agnhost. `verify` has all pairs; this is to see that it sees what others see.
 */
import {nodeNames, podNames} from '../helpers/lab-text.js';
import type {Seat} from '../helpers/seat.js';

export type Place = {readonly name: string; readonly address: string; readonly family: string};

/** `a-1 → b-2 ipv4: ttl 62, seen as a-1`, `node-1 → b-2 ipv4: seen as ADDRESS`; a node only meets the pods of others. */
export async function meetPods(seat: Seat): Promise<string[]> {
	const pods = (await Promise.all(nodeNames.map(node => podAddresses(seat, node)))).flat();
	const said = await Promise.all(nodeNames.map(node => seat.sh(node, meetScript(node, pods))));
	return said.flatMap(text => meetings(text, pods)).sort();
}

/** The addresses that the pods of a node see on themselves. */
export async function podAddresses(seat: Seat, node: string): Promise<Place[]> {
	const own = podNames.filter(name => name.at(-1) === node.at(-1));
	const script = own.map(
		name => `ip -n default.${name} -o addr show dev eth0 scope global | sed 's/^/${name} /'`,
	);
	const lines = (await seat.sh(node, script.join('\n'))).trim().split('\n');
	return lines.map(line => {
		const [name = '', , , kind, address = ''] = line.split(/\s+/);
		return {name, family: kind === 'inet' ? 'ipv4' : 'ipv6', address: address.split('/')[0] ?? ''};
	});
}

/** Of each target: what ping says, and what agnhost says on /clientip. All at once, so that what is broken costs a wait once. */
const meet = `for a in "$@"; do {
	pong=$(ping -n -c1 -W5 "$a")
	ttl=\${pong##* ttl=}
	exec 3<>"/dev/tcp/$a/8080" && printf 'GET /clientip HTTP/1.0\\r\\n\\r\\n' >&3
	while read -r line || [ -n "$line" ]; do seen=$line; done <&3
	echo "$from $a \${ttl%% *} $seen"
} & done
wait`;

function meetScript(node: string, pods: readonly Place[]): string {
	const pod = `a-${node.at(-1)}`;
	const targets = (places: readonly Place[]) => places.map(({address}) => address).join(' ');
	const remote = pods.filter(({name}) => name.at(-1) !== node.at(-1));
	const bash = (from: string) => `from=${from} timeout 20 bash -c "$meet" bash`;
	return [
		`meet=$(cat <<'END'\n${meet}\nEND\n)`,
		`ip netns exec default.${pod} env ${bash(pod)} ${targets(pods)} &`,
		`env ${bash(node)} ${targets(remote)} &`,
		'wait',
	].join('\n');
}

function meetings(text: string, pods: readonly Place[]): string[] {
	return text
		.trim()
		.split('\n')
		.map(line => {
			const [from = '', address = '', ttl = '', seen = ''] = line.split(' ');
			const to = pods.find(pod => pod.address === address);
			const client = seen.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
			const named = pods.find(pod => pod.address === client)?.name ?? client;
			const way = from.startsWith('node-') ? '' : `ttl ${ttl}, `;
			return `${from} → ${to?.name} ${to?.family}: ${way}seen as ${named}`;
		});
}
