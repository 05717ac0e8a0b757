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
	// Over the loopback device, both ends in one process.
	'kernel/sctp': `perl -MSocket -e '
		my $at = sockaddr_in(7, inet_aton("10.9.1.1"));
		socket(ALL, PF_INET, SOCK_STREAM, 132) && bind(ALL, $at) && listen(ALL, 1) or exit 1;
		socket(MINE, PF_INET, SOCK_STREAM, 132) && connect(MINE, $at) && accept(THEIRS, ALL) or exit 1;
		send(MINE, "hello", 0) && defined(recv(THEIRS, my $said, 9, 0)) or exit 1;
		exit($said ne "hello");'`,
	// An end that demands it does not hear one that does not speak it.
	'kernel/esp': `ping -nc1 -W5 10.9.1.2
		speak() {
			for pair in '10.9.1.1 dst 10.9.1.2' '10.9.1.2 dst 10.9.1.1'; do
				ip $1 xfrm state add src $pair proto esp spi 7 reqid 7 mode transport aead 'rfc4106(gcm(aes))' ${`0x${'0123456789'.repeat(4)}`} 128
			done
			ip $1 xfrm policy add src 10.9.1.$2 dst 10.9.1.$3 dir out tmpl proto esp reqid 7 mode transport
			ip $1 xfrm policy add src 10.9.1.$3 dst 10.9.1.$2 dir in tmpl proto esp reqid 7 mode transport
		}
		speak '' 1 2
		! ping -nc1 -W0.5 10.9.1.2
		speak '-n other' 2 1
		ping -nc1 -W5 10.9.1.2`,
	// IPVS_CMD_NEW_SERVICE (linux/ip_vs.h): TCP, 10.9.1.9, port 80, round robin.
	'kernel/ipvs': `${tell('IPVS', {
		header: 'pack("CC xx", 1, 1)',
		attributes: `a(0x8001, a(1, pack "S", 2) . a(2, pack "S", 6) . a(3, pack "C4 x12", 10, 9, 1, 9) . a(4, pack "n", 80)
			. a(6, pack "Z*", "rr") . a(7, pack "LL", 0, ~0) . a(8, pack "L", 0) . a(9, pack "N", 0xffffffff))`,
	})}
		grep -q '^TCP *0A090109:0050 rr' /proc/net/ip_vs`,
	// OVS_DP_CMD_NEW (linux/openvswitch.h): a switch x, whose unknown packets go to nobody.
	'kernel/openvswitch': `${tell('ovs_datapath', {
		header: 'pack("CC xx L", 1, 2, 0)',
		attributes: 'a(1, pack "Z*", "x") . a(2, pack "L", 0)',
	})}
		ip -d -j link show dev x | grep -q '"info_kind":"openvswitch"'`,
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
ip -batch - <<'END'
netns add other
link add t0 type veth peer name t1 netns other
address add 10.9.1.1/24 dev t0
link set t0 up
link set lo up
END
ip -n other -batch - <<'END'
address add 10.9.1.2/24 dev t1
link set t1 up
END
`;

/** Which of the devices can be made, by the names of their facts: they don't mind each other, so all of them in one place. */
export const devicesByHand = `${before}
${Object.entries(byHand)
	.filter(([name]) => name.startsWith('link/'))
	.map(([name, script]) => `( ${script} ) >&2 && echo ${name}\nip link delete x 2>/dev/null || true`)
	.join('\n')}
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

/** Both in perl. */
type Message = {readonly header: string; readonly attributes: string};

/**
 * One order to a family of generic netlink, and 0 if the kernel takes it (netlink(7)). `header`: struct genlmsghdr and the family's
 * own; `attributes`: in it a(TYPE, BYTES) is one of them. Every Debian has perl.
 */
function tell(family: string, {header, attributes}: Message): string {
	return `id=$(genl ctrl get name ${family} | sed -n 's/.*ID: \\(0x[0-9a-f]*\\).*/\\1/p')
		[ -n "$id" ]
		perl -MSocket -e '
			sub a { pack "SS a* x![4]", 4 + length $_[1], $_[0], $_[1] }
			my $order = ${header} . ${attributes};
			socket(my $kernel, 16, SOCK_RAW, 16) or exit 1;
			my $header = pack "LSSLL", 16 + length $order, hex $ARGV[0], 5, 1, 0;
			send($kernel, $header . $order, 0, pack "SSLL", 16, 0, 0, 0) or exit 1;
			defined(recv($kernel, my $answer, 4096, 0)) or exit 1;
			exit(unpack("x16 l", $answer) != 0);' "$id"`;
}
