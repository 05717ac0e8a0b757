/**
 * What the kernel lets this user do: tried for real (try-all.ts), in namespaces that are thrown away.
 * A trial is a line of sh that succeeds or says why it does not; or one of ip, and one process tries all of those.
 */
import type {Requirement} from '../plan/mode.js';
import {containerScript} from '../render/container.js';
import {ipipCompile} from '../render/ipip.js';
import {ipipProgram} from '../render/ipip-program.js';
import {quote} from '../render/lines.js';

/** `name`: area and name, `link/vxlan`. */
export type Trial = ScriptTrial | LinkTrial;
type ScriptTrial = {readonly name: string; readonly script: string};
type LinkTrial = {readonly name: string; readonly ip: string};

/** A link of this kind can be made. Those that sit on another link take the veth of the first trial. */
export function linkTrial(kind: string): Trial {
	const {parent = '', settings = ''} = linkArguments[kind] ?? {};
	return {name: `link/${kind}`, ip: `link add ${parent} name trial-${kind} type ${kind} ${settings}`};
}

const tunnel = {settings: 'local 127.0.0.1 remote 127.0.0.2'};
const parent = 'link trial-veth';

const linkArguments: Readonly<Record<string, {readonly parent?: string; readonly settings?: string}>> = {
	veth: {settings: 'peer name trial-peer'},
	vxlan: {settings: 'id 1 dstport 8472 local 127.0.0.1 nolearning'},
	geneve: {settings: 'id 1 remote 127.0.0.2'},
	vrf: {settings: 'table 10'},
	ipip: tunnel,
	gre: tunnel,
	sit: tunnel,
	macvlan: {parent},
	// A device carries macvlans or ipvlans, not both (EBUSY).
	ipvlan: {parent: 'link trial-peer'},
	vlan: {parent, settings: 'id 10'},
};

/**
 * Who enters a mount namespace gets its root, setns(2); in a chroot that is the root of the machine around it, where
 * nothing of ours is mounted: a lab's files would be written there. So: is what we mount seen by who enters?
 */
export const enterTrial: Trial = {
	name: 'namespace/enter',
	script:
		'mount -t tmpfs tmpfs /mnt && : >/mnt/mark && nsenter --mount=/proc/self/ns/mnt test -e /mnt/mark || { echo "this is a chroot" >&2; false; }',
};

/** What the requirement asks for can be made. */
export function trialOf(requirement: Requirement): Trial {
	if ('or' in requirement) return tunnelTrial;
	if ('link' in requirement) return linkTrial(requirement.link);
	if ('qdisc' in requirement) return qdiscTrials[requirement.qdisc];
	if ('program' in requirement)
		return {name: `program/${requirement.program}`, script: `command -v ${requirement.program}`};
	return nftTrial(requirement.nft);
}

/** What is said when it is not the kernel's own ipip that can be had. */
export const substituted = 'by tc-bpf';

/**
 * IP in IP, or the programs that stand for it: they are made and loaded, which only the host's root may. The kernel's own is asked
 * for only where it is: else each trial would look for its module.
 */
const tunnelTrial: Trial = {
	name: 'link/ipip',
	script: `ip link add name trial-ipip type ipip local 127.0.0.1 remote 127.0.0.2 2>/dev/null || {
	command -v clang >/dev/null || { echo 'no ipip, and no clang to make its substitute with'; false; } >&2
	mount -t tmpfs tmpfs /mnt && ${ipipCompile} /mnt/ipip.o - <<'PROGRAM' &&
${ipipProgram}
PROGRAM
	ip link add name trial-tunnel type ifb && tc qdisc add dev trial-tunnel clsact &&
	tc filter add dev trial-tunnel egress bpf direct-action object-file /mnt/ipip.o section tc/wrap &&
	tc filter add dev trial-tunnel ingress bpf direct-action object-file /mnt/ipip.o section tc/unwrap &&
	echo '${substituted}' >&2
}`,
};

function nftTrial(what: keyof typeof tables): Trial {
	return {name: `nft/${what}`, script: `nft -f - <<'EOF'\n${tables[what]}\nEOF`};
}

const tables = {
	nat: `table ip trial {
	chain postrouting {
		type nat hook postrouting priority srcnat;
		ip saddr 10.244.0.0/16 masquerade fully-random
	}
}`,
	// What a device sends and gets can be dropped, by chance: packet loss.
	netdev: `table netdev trial {
	chain to {
		type filter hook egress device "trial-veth" priority filter;
		numgen random mod 10000 < 100 drop
	}
}`,
	bridge: `table bridge trial {
	chain everything {
		type filter hook prerouting priority -500; policy drop;
	}
}`,
} as const;

/** A bandwidth, and a delay. */
const qdiscTrials = {
	tbf: {
		name: 'qdisc/tbf',
		script: 'tc qdisc replace dev trial-veth root tbf rate 1mbit burst 3028 limit 10000',
	},
	netem: {name: 'qdisc/netem', script: 'tc qdisc replace dev trial-veth root netem delay 1ms'},
} as const;

const key = `0x${'0123456789'.repeat(4)}`;

/** Asked for by its name, a family of generic netlink comes with its module (ctrl_getfamily, net/netlink/genetlink.c). */
const familyTrial = (name: string, family: string): ScriptTrial => ({
	name: `kernel/${name}`,
	script: `genl ctrl get name ${family} 2>/dev/null | grep -qw 'Name: ${family}' || { echo 'no family ${family}' >&2; false; }`,
});

const family = {ipvs: familyTrial('ipvs', 'IPVS'), openvswitch: familyTrial('openvswitch', 'ovs_datapath')};

/** It takes orders from the first user namespace only (GENL_ADMIN_PERM, net/netlink/genetlink.c): that one maps all users. */
const ipvsTrial: Trial = {
	...family.ipvs,
	script: `${family.ipvs.script} && { grep -qw 4294967295 /proc/self/uid_map || { echo 'for the host’s root alone' >&2; false; }; }`,
};

export const otherTrials: readonly Trial[] = [
	{name: 'nft/numgen', script: "nft 'table ip trial2 { chain c { meta mark set numgen random mod 3; }; }'"},
	// Faults on purpose want these.
	...[nftTrial('netdev'), nftTrial('bridge'), qdiscTrials.tbf, qdiscTrials.netem],
	{name: 'mount/proc', script: 'mount -t proc proc /proc'},
	{name: 'mount/tmpfs', script: 'mount -t tmpfs tmpfs /mnt'},
	{
		name: 'mount/overlay',
		script:
			'mount -t tmpfs tmpfs /mnt && mkdir /mnt/l /mnt/u /mnt/w /mnt/m && mount -t overlay overlay -o lowerdir=/mnt/l,upperdir=/mnt/u,workdir=/mnt/w /mnt/m',
	},
	ipvsTrial,
	family.openvswitch,
	{
		name: 'kernel/esp',
		script: `ip xfrm state add src 127.0.0.1 dst 127.0.0.2 proto esp spi 1 mode tunnel aead 'rfc4106(gcm(aes))' ${key} 128`,
	},
	// The programs of containers have files of their own.
	{
		name: 'mount/container',
		script: `unshare --mount sh -c ${quote(containerScript)} container -- sh -c ': >/usr/local/trial' 3>/dev/null`,
	},
];
