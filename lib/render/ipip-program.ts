/**
 * IP-in-IP for a kernel that has no ipip: two tc programs in eBPF, as C for `clang -target bpf`. No header is included, so
 * that clang is all it takes; numbers are those of linux/bpf.h, which the kernel never changes.
 *
 * On the wire is what the module makes (net/ipv4/ip_tunnel.c: ip_tunnel_xmit, for a device that says nothing of TTL, TOS and
 * DF): the inner packet's TTL and DF, its ECN bits, protocol 4. The outer source is written in the device's MAC, 02:00 and the
 * address: so one object does for all nodes.
 *
 * Not as the module: what comes is taken from anybody, before any rule sees it; errors that a router in between reports
 * about an outer packet are not passed on to the sender of the inner one.
 */

/** The number that tunl0 has on every node: what comes out of the tunnel is put there. */
export const ipipIndex = 4004;

export const ipipProgram = `
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

struct __sk_buff {
	u32 len, pkt_type, mark, queue_mapping, protocol, vlan_present, vlan_tci, vlan_proto, priority;
	u32 ingress_ifindex, ifindex;
};
struct lookup {
	u8 family, protocol;
	u16 sport, dport, length;
	u32 ifindex, tos, from[4], to[4];
	u16 vlan_proto, vlan_tci;
	u8 smac[6], dmac[6];
};
struct ipv4 {
	u8 version, tos;
	u16 length, id, flags;
	u8 ttl, protocol;
	u16 checksum;
	u32 from, to;
};

static u32 (*random)(void) = (void *)7;
static long (*store)(struct __sk_buff *, u32 at, const void *from, u32 size, u64 flags) = (void *)9;
static long (*redirect)(u32 ifindex, u64 flags) = (void *)23;
static long (*load)(const struct __sk_buff *, u32 at, void *to, u32 size) = (void *)26;
static long (*adjust_room)(struct __sk_buff *, int size, u32 mode, u64 flags) = (void *)50;
static long (*fib_lookup)(void *, struct lookup *, int size, u32 flags) = (void *)69;
static long (*redirect_neigh)(u32 ifindex, void *to, int size, u64 flags) = (void *)152;

#define htons(value) __builtin_bswap16(value)
#define ETH_P_IP htons(0x0800)
#define AF_INET 2
#define ETHERNET 14
enum { TC_ACT_UNSPEC = -1, TC_ACT_OK = 0, TC_ACT_SHOT = 2 };
/* FIB_LOOKUP_OUTPUT: a way out of that device. Answers: found; not to be forwarded, so it is ours; found, without a neighbour. */
enum { OUTPUT = 2 };
enum { FOUND = 0, OURS = 4, NO_NEIGHBOUR = 7 };
/* Room behind the Ethernet header; segments of TCP keep their size. */
enum { ROOM_MAC = 1, FIXED_GSO = 1, ENCAP_L3_IPV4 = 2, DECAP_L3_IPV4 = 128 };

static long find(struct __sk_buff *skb, struct lookup *way, u32 flags)
{
	way->family = AF_INET;
	way->ifindex = skb->ifindex;
	return fib_lookup(skb, way, sizeof *way, flags);
}

static u16 checksum(struct ipv4 *header)
{
	u16 *words = (u16 *)header;
	u32 sum = 0;
#pragma unroll
	for (int at = 0; at < 10; at++)
		sum += words[at];
	sum = (sum & 0xffff) + (sum >> 16);
	return ~((sum & 0xffff) + (sum >> 16));
}

/* INET_ECN_encapsulate: a mark of congestion is the inner packet's own matter. */
static u8 ecn(u8 tos)
{
	return (tos & 3) == 3 ? 2 : tos & 3;
}

/* What tunl0 sends: the next hop of its route is where the outer packet goes. */
__attribute__((section("tc/wrap"), used)) int wrap(struct __sk_buff *skb)
{
	u8 ethernet[ETHERNET];
	struct ipv4 inner, outer = {};
	struct lookup route = {}, out = {};
	long found;

	if (skb->protocol != ETH_P_IP || load(skb, 0, ethernet, ETHERNET) || load(skb, ETHERNET, &inner, sizeof inner))
		return TC_ACT_SHOT;
	route.from[0] = inner.from;
	route.to[0] = inner.to;
	found = find(skb, &route, OUTPUT);
	if (found != FOUND && found != NO_NEIGHBOUR)
		return TC_ACT_SHOT;
	outer.version = 0x45;
	outer.tos = ecn(inner.tos);
	outer.length = htons(skb->len - ETHERNET + sizeof outer);
	outer.id = random();
	outer.flags = inner.flags & htons(0x4000);
	outer.ttl = inner.ttl;
	outer.protocol = 4;
	__builtin_memcpy(&outer.from, ethernet + 8, 4);
	outer.to = route.to[0];
	outer.checksum = checksum(&outer);
	out.from[0] = outer.from;
	out.to[0] = outer.to;
	found = find(skb, &out, 0);
	if (found != FOUND && found != NO_NEIGHBOUR)
		return TC_ACT_SHOT;
	if (adjust_room(skb, sizeof outer, ROOM_MAC, FIXED_GSO | ENCAP_L3_IPV4))
		return TC_ACT_SHOT;
	if (store(skb, ETHERNET, &outer, sizeof outer, 0))
		return TC_ACT_SHOT;
	return redirect_neigh(out.ifindex, 0, 0, 0);
}

/* What comes to the node itself comes out of tunl0. */
__attribute__((section("tc/unwrap"), used)) int unwrap(struct __sk_buff *skb)
{
	struct ipv4 outer;
	struct lookup way = {};
	u8 mac[6] = {2, 0};

	if (skb->protocol != ETH_P_IP || load(skb, ETHERNET, &outer, sizeof outer))
		return TC_ACT_UNSPEC;
	if (outer.protocol != 4 || outer.version != 0x45)
		return TC_ACT_UNSPEC;
	way.from[0] = outer.from;
	way.to[0] = outer.to;
	if (find(skb, &way, 0) != OURS)
		return TC_ACT_UNSPEC;
	/* Linux before 6.3 does not know the second flag, and needs none. */
	if (adjust_room(skb, -(int)sizeof outer, ROOM_MAC, FIXED_GSO | DECAP_L3_IPV4) &&
	    adjust_room(skb, -(int)sizeof outer, ROOM_MAC, FIXED_GSO))
		return TC_ACT_SHOT;
	__builtin_memcpy(mac + 2, &outer.to, 4);
	if (store(skb, 0, mac, sizeof mac, 0))
		return TC_ACT_SHOT;
	return redirect(${ipipIndex}, 1);
}

char gpl[] __attribute__((section("license"), used)) = "GPL";
`;
