/** Whom a pod asks for on its link (ARP, IPv6's neighbour solicitation): behind a node that routes it is the gateway alone. */
import type {Family} from '../../topology/model.js';
import type {Seat} from '../helpers/seat.js';

/** The gateway that Calico's pods have, and nobody else: cni-plugin/pkg/dataplane/linux. */
export const calicoGateway: Readonly<Record<Family, string>> = {
	ipv4: '169.254.1.1',
	ipv6: 'fe80::ecee:eeff:feee:eeee',
};

/** What the first pod of a node asked for while it met all of `targets` with nobody in its table; each once, sorted. */
export async function asksOf(seat: Seat, node: string, targets: readonly string[]): Promise<string[]> {
	const inPod = `ip netns exec default.a-${node.at(-1)} bash -c "$ask" bash ${targets.join(' ')}`;
	const said = await seat.sh(node, `ask=$(cat <<'END'\n${ask}\nEND\n)\n${inPod}`);
	return [
		...new Set([...said.matchAll(/ who[- ]has ([0-9a-f.:]+)/g)].map(([, address = '']) => address)),
	].sort();
}

/** All answers must have come. The capture is in order: whoever sees the datagram to port 9 has seen all that was before it. */
const ask = `set -e
seen=$(mktemp)
filter='arp or (icmp6 and ip6[40] == 135) or udp dst port 9'
tcpdump -Q out -i eth0 -nn -t -l --immediate-mode "$filter" >"$seen" 2>"$seen.errors" &
capture=$!
until grep -q listening "$seen.errors"; do kill -0 $capture; sleep 0.02; done
ip neigh flush dev eth0
pings=
for a in "$@"; do
	ping -n -c1 -W5 "$a" >/dev/null &
	pings="$pings $!"
done
for each in $pings; do wait $each; done
echo >"/dev/udp/$1/9"
until grep -q UDP "$seen"; do kill -0 $capture; sleep 0.02; done
kill $capture
cat "$seen"
rm "$seen" "$seen.errors"`;
