/** Whom a pod asks for on its link (ARP, IPv6's neighbour solicitation): behind a node that routes it is the gateway alone. */
import type {Family} from '../../topology/model.js';
import type {Seat} from '../helpers/seat.js';

/** The gateway that Calico's pods have, and nobody else: cni-plugin/pkg/dataplane/linux. */
export const calicoGateway: Readonly<Record<Family, string>> = {
	ipv4: '169.254.1.1',
	ipv6: 'fe80::ecee:eeff:feee:eeee',
};

/** What the first pod of a node asks for while it meets all of `targets` and knows nobody yet: each once, sorted. */
export async function asksOf(seat: Seat, node: string, targets: readonly string[]): Promise<string[]> {
	const inPod = `ip netns exec default.a-${node.at(-1)} bash -c "$ask" bash ${targets.join(' ')}`;
	const said = await seat.sh(node, `ask=$(cat <<'END'\n${ask}\nEND\n)\n${inPod}`);
	const sets = [...said.matchAll(/elements = \{([^}]*)\}/g)].flatMap(([, all = '']) => all.split(','));
	return sets.map(element => addressOf(element.trim())).sort();
}

/** The kernel writes the addresses down before it sends what asks for them: there is nothing that a capture could be late for. */
const ask = `set -e
nft -f - <<'RULES'
table arp asks {
	set asked { type ipv4_addr; flags dynamic; size 1024; }
	chain output { type filter hook output priority 0; arp operation request add @asked { arp daddr ip }; }
}
table ip6 asks {
	set asked { typeof @th,64,128; flags dynamic; size 1024; }
	chain output {
		type filter hook output priority 0
		icmpv6 type nd-neighbor-solicit add @asked { @th,64,128 }
	}
}
RULES
ip neigh flush dev eth0
for a in "$@"; do
	ping -n -c1 -W5 "$a" >/dev/null &
done
wait
nft list set arp asks asked
nft list set ip6 asks asked`;

/** nft 1.0.6 has no word for a solicitation's target, and prints its bytes: `0xfe80…`. */
function addressOf(element: string): string {
	const [, bytes] = /^0x([0-9a-f]+)$/.exec(element) ?? [];
	if (bytes === undefined) return element;
	const groups = bytes.padStart(32, '0').match(/.{4}/g) ?? [];
	return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
