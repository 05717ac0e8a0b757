/** What `doctor` says of the kernel, tried again by hand: by other means, and where it can be by what packets then do. */

/** Scripts for `sh -e`, in namespaces of their own: 0 if the kernel can. By the name of doctor's fact. */
export const byHand: Readonly<Record<string, string>> = {
	...links({
		veth: 'peer name w',
		bridge: '',
		dummy: '',
		ifb: '',
		vxlan: 'id 7 dstport 4789 dev t0',
		geneve: 'id 7 remote 10.9.1.9',
		wireguard: '',
		vrf: 'table 7',
		ipip: 'local 10.9.1.1 remote 10.9.1.9',
		gre: 'local 10.9.1.1 remote 10.9.1.9',
		sit: 'local 10.9.1.1 remote 10.9.1.9',
	}),
	...links({macvlan: 'mode bridge', ipvlan: 'mode l2', vlan: 'id 7'}, 'link t0'),
	// Request and answer wait 100 ms each.
	'qdisc/netem': `ping -nc1 10.9.1.1
		tc qdisc add dev lo root netem delay 100ms
		ping -nc1 -W5 10.9.1.1 | sed -n 's/.*time=\\([0-9]*\\).*/\\1/p' >/mnt/ms
		[ "$(cat /mnt/ms)" -ge 200 ]`,
	// The request takes 4 of the bucket's 5 kB; the answer has to wait for the rest of its own, a quarter of a second.
	'qdisc/tbf': `tc qdisc add dev lo root tbf rate 100kbit burst 5000 limit 100000
		ping -nc1 -W9 -s4000 10.9.1.1 | sed -n 's/.*time=\\([0-9]*\\).*/\\1/p' >/mnt/ms
		[ "$(cat /mnt/ms)" -ge 200 ]`,
	'nft/netdev': `ping -nc1 -W5 10.9.1.2
		nft add table netdev h
		nft 'add chain netdev h c { type filter hook egress device "t0" priority 0; }'
		nft add rule netdev h c ip protocol icmp drop
		! ping -nc1 -W0.5 10.9.1.2`,
	// The other end knows no way back to 10.9.9.9, but to who masquerades it.
	'nft/nat': `ip address add 10.9.9.9/32 dev lo
		! ping -nc1 -W0.5 -I 10.9.9.9 10.9.1.2
		nft add table ip h
		nft 'add chain ip h c { type nat hook postrouting priority 100; }'
		nft add rule ip h c ip saddr 10.9.9.9 masquerade
		ping -nc1 -W5 -I 10.9.9.9 10.9.1.2`,
	'nft/bridge': `nft add table bridge h
		nft 'add chain bridge h c { type filter hook prerouting priority 0; }'
		nft add rule bridge h c drop
		nft list table bridge h | grep -qw drop`,
	'nft/numgen': `nft add table ip h
		nft 'add chain ip h c { type filter hook output priority 0; }'
		nft add rule ip h c numgen random mod 2 0-1 drop
		! ping -nc1 -W0.5 10.9.1.2`,
	'mount/proc': 'mount -t proc proc /mnt; [ "$(cat /mnt/self/comm)" = cat ]',
	'mount/tmpfs': 'mkdir /mnt/t; mount -t tmpfs tmpfs /mnt/t; : >/mnt/t/x; umount /mnt/t; ! [ -e /mnt/t/x ]',
	'mount/overlay': `mkdir /mnt/l /mnt/u /mnt/w /mnt/m
		echo old >/mnt/l/x
		mount -t overlay overlay -o lowerdir=/mnt/l,upperdir=/mnt/u,workdir=/mnt/w /mnt/m
		echo new >/mnt/m/x
		[ "$(cat /mnt/l/x /mnt/u/x)" = "$(printf 'old\\nnew')" ]`,
	// Its folders are the host's, what it writes there is its own.
	'mount/container': `unshare --mount sh -c "$CONTAINER" container -- sh -c ': >/usr/local/by-hand && ls /usr/local/by-hand' 3>/dev/null
		! [ -e /usr/local/by-hand ]`,
};

/** Before each script: the ends t0 and t1 of a cable, t1 in a namespace of its own, and an empty /mnt. */
export const before = `set -e
mount -t tmpfs tmpfs /mnt
mount -t tmpfs tmpfs /run
ip netns add other
ip link add t0 type veth peer name t1 netns other
ip address add 10.9.1.1/24 dev t0
ip -n other address add 10.9.1.2/24 dev t1
ip -n other link set t1 up
ip link set t0 up
ip link set lo up
`;

/** The device is there, and the kernel says that it is of this kind. */
function links(settings: Readonly<Record<string, string>>, parent = ''): Record<`link/${string}`, string> {
	return Object.fromEntries(
		Object.entries(settings).map(([kind, more]) => [
			`link/${kind}`,
			`ip link add ${parent} name x type ${kind} ${more}
			ip -d -j link show dev x | grep -q '"info_kind":"${kind}"'`,
		]),
	);
}
