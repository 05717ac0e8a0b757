# node-2 (node)
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# no source address is checked against the routes: the kernel’s own default, whatever the host has set
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/eth0/rp_filter
# addresses are unique by plan: usable at once, without a second of duplicate address detection
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad
# addresses and routes come from the plan, not from router advertisements
echo 0 > /proc/sys/net/ipv6/conf/default/accept_ra
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_ra
# a node forwards between its pods and the others
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
# as kubeadm demands: what a bridge switches passes the IP filters too, so that Services and policies see it
[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables
[ ! -e /proc/sys/net/bridge/bridge-nf-call-ip6tables ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-ip6tables

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# loopback of node-2
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# node-2 on segment rack-a
address add 192.168.50.12/24 dev eth0
address add fd50::12/64 dev eth0 nodad
# everything that is not on segment rack-a goes to its router
route add default via 192.168.50.1 dev eth0
route add default via fd50::1 dev eth0
# the tunnel’s end: it learns nothing and floods nothing, every peer is written down
link add name vxlan.calico up mtu 1450 address 66:c0:93:2e:56:2c type vxlan id 4096 dstport 4789 local 192.168.50.12 dev eth0 nolearning
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add 10.244.2.1/32 dev vxlan.calico
# the tunnel’s end: it learns nothing and floods nothing, every peer is written down
link add name vxlan-v6.calico up mtu 1430 address 66:1a:96:15:e3:d8 type vxlan id 4096 dstport 4789 local fd50::12 dev eth0 nolearning
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add fd00:10:244:2::1/128 dev vxlan-v6.calico nodad
# the next hop to the pods of node-1 has the MAC of its VTEP
neighbour add 10.244.1.1 lladdr 66:b3:68:28:39:8e dev vxlan.calico nud permanent
# the next hop to the pods of node-3 has the MAC of its VTEP
neighbour add 10.244.3.1 lladdr 66:87:de:de:c9:2e dev vxlan.calico nud permanent
# the next hop to the pods of node-1 has the MAC of its VTEP
neighbour add fd00:10:244:1::1 lladdr 66:24:ac:63:df:6c dev vxlan-v6.calico nud permanent
# the next hop to the pods of node-3 has the MAC of its VTEP
neighbour add fd00:10:244:3::1 lladdr 66:aa:b0:50:e4:84 dev vxlan-v6.calico nud permanent
# a block of node-1: behind its VTEP
route add 10.244.1.0/26 via 10.244.1.1 dev vxlan.calico onlink
# a block of node-3: behind its VTEP
route add 10.244.3.0/26 via 10.244.3.1 dev vxlan.calico onlink
# a block of this node’s: what no pod of it has goes nowhere
route add blackhole 10.244.2.0/26 proto 80
# a block of node-1: behind its VTEP
route add fd00:10:244:1::/122 via fd00:10:244:1::1 dev vxlan-v6.calico onlink
# a block of node-3: behind its VTEP
route add fd00:10:244:3::/122 via fd00:10:244:3::1 dev vxlan-v6.calico onlink
# a block of this node’s: what no pod of it has goes nowhere
route add blackhole fd00:10:244:2::/122 proto 80
# pod db/store-1: a network of its own, and a cable from it to the node
netns add db.store-1
link add name calic4b502c067d up mtu 1430 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1430 address 0a:58:0a:f4:02:02 netns db.store-1
# pod db/store-1 is at the end of this cable, it alone
route add 10.244.2.2/32 dev calic4b502c067d
route add fd00:10:244:2::2/128 dev calic4b502c067d
# pod default/tool-1: a network of its own, and a cable from it to the node
netns add default.tool-1
link add name cali6adcc99403c up mtu 1430 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1430 address 0a:58:0a:f4:02:03 netns default.tool-1
# pod default/tool-1 is at the end of this cable, it alone
route add 10.244.2.3/32 dev cali6adcc99403c
route add fd00:10:244:2::3/128 dev cali6adcc99403c
# pod default/web-1: a network of its own, and a cable from it to the node
netns add default.web-1
link add name cali0761ccbeace up mtu 1430 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1430 address 0a:58:0a:f4:02:04 netns default.web-1
# pod default/web-1 is at the end of this cable, it alone
route add 10.244.2.4/32 dev cali0761ccbeace
route add fd00:10:244:2::4/128 dev cali0761ccbeace
EOF

step=3 # forwarding entries
bridge -batch - <<'EOF'
# frames for the VTEP of node-1 are sent to its address on the underlay
fdb add 66:b3:68:28:39:8e dev vxlan.calico dst 192.168.50.11 self permanent
# frames for the VTEP of node-3 are sent to its address on the underlay
fdb add 66:87:de:de:c9:2e dev vxlan.calico dst 192.168.50.13 self permanent
# frames for the VTEP of node-1 are sent to its address on the underlay
fdb add 66:24:ac:63:df:6c dev vxlan-v6.calico dst fd50::11 self permanent
# frames for the VTEP of node-3 are sent to its address on the underlay
fdb add 66:aa:b0:50:e4:84 dev vxlan-v6.calico dst fd50::13 self permanent
EOF

step=4 # packet filter
nft -f - <<'EOF'
# Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (ipv4)
table ip calico {
	set cali40network-ip-pools {
		type ipv4_addr
		flags interval
		elements = { 10.244.0.0/16 }
	}
	set cali40masq-ipam-pools {
		type ipv4_addr
		flags interval
		elements = { 10.244.0.0/16 }
	}
	set cali40all-vxlan-net {
		type ipv4_addr
		flags interval
		elements = { 192.168.50.11, 192.168.50.13 }
	}
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-tw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-tw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-tw-cali0761ccbeace,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-fw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-fw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-fw-cali0761ccbeace,
		}
	}
	chain filter-cali-pri-kns.db {
		meta mark set meta mark | 0x10000 return comment "profile kns.db"
	}
	chain filter-cali-pro-kns.db {
		meta mark set meta mark | 0x10000 return comment "profile kns.db"
	}
	chain filter-cali-pri-kns.default {
		meta mark set meta mark | 0x10000 return comment "profile kns.default"
	}
	chain filter-cali-pro-kns.default {
		meta mark set meta mark | 0x10000 return comment "profile kns.default"
	}
	chain filter-cali-tw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali0761ccbeace {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali0761ccbeace {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-to-wl-dispatch {
		oifname vmap @filter-cali-to-wl-dispatch
		counter drop comment "denied: unknown interface"
	}
	chain filter-cali-from-wl-dispatch {
		iifname vmap @filter-cali-from-wl-dispatch
		counter drop comment "denied: unknown interface"
	}
	chain raw-cali-PREROUTING {
		udp dport 4789 notrack comment "each direction has a source port of its own: conntrack would wait for answers for ever"
		iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"
	}
	chain raw-PREROUTING {
		type filter hook prerouting priority raw; policy accept;
		jump raw-cali-PREROUTING
	}
	chain raw-cali-OUTPUT {
		udp dport 4789 notrack comment "each direction has a source port of its own: conntrack would wait for answers for ever"
	}
	chain raw-OUTPUT {
		type filter hook output priority raw; policy accept;
		jump raw-cali-OUTPUT
	}
	chain filter-cali-wl-to-host {
		jump filter-cali-from-wl-dispatch
		accept comment "DefaultEndpointToHostAction is Accept, as in Calico’s manifests"
	}
	chain filter-cali-INPUT {
		udp dport 4789 ip saddr @cali40all-vxlan-net fib daddr type local accept comment "VXLAN from a node of the cluster"
		udp dport 4789 fib daddr type local drop comment "VXLAN from anybody else"
		iifname "cali*" goto filter-cali-wl-to-host
		meta mark & 0x10000 == 0x10000 accept
	}
	chain filter-INPUT {
		type filter hook input priority filter; policy accept;
		jump filter-cali-INPUT
	}
	chain filter-cali-FORWARD {
		iifname "cali*" jump filter-cali-from-wl-dispatch
		oifname "cali*" jump filter-cali-to-wl-dispatch
	}
	chain filter-FORWARD {
		type filter hook forward priority filter; policy accept;
		jump filter-cali-FORWARD
		meta mark & 0x10000 == 0x10000 accept comment "a policy or a profile has accepted it"
		meta mark set meta mark | 0x10000 comment "no pod’s: the chains that come later need not ask again"
	}
	chain filter-cali-OUTPUT {
		meta mark & 0x10000 == 0x10000 accept
		oifname "cali*" return comment "a node reaches its own pods, whatever their policies say"
	}
	chain filter-OUTPUT {
		type filter hook output priority filter; policy accept;
		jump filter-cali-OUTPUT
	}
	chain nat-cali-nat-outgoing {
		ip saddr @cali40masq-ipam-pools ip daddr != @cali40network-ip-pools masquerade fully-random comment "natOutgoing: a pod to whatever is in no pool, nodes too, goes under its node’s address"
	}
	chain nat-cali-POSTROUTING {
		jump nat-cali-nat-outgoing
		meta l4proto udp oifname "vxlan.calico" fib saddr . oif type != local fib saddr type local masquerade to :4790-65535 fully-random comment "a source port of 4789 would look like VXLAN in the answer"
		oifname "vxlan.calico" fib saddr . oif type != local fib saddr type local masquerade fully-random comment "the node’s own packet into the tunnel, with an address that is not the tunnel’s"
	}
	chain nat-POSTROUTING {
		type nat hook postrouting priority srcnat + 10; policy accept;
		jump nat-cali-POSTROUTING
	}
}
# Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (ipv6)
table ip6 calico {
	set cali60network-ip-pools {
		type ipv6_addr
		flags interval
		elements = { fd00:10:244::/48 }
	}
	set cali60masq-ipam-pools {
		type ipv6_addr
		flags interval
	}
	set cali60all-vxlan-net {
		type ipv6_addr
		flags interval
		elements = { fd50::11, fd50::13 }
	}
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-tw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-tw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-tw-cali0761ccbeace,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-fw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-fw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-fw-cali0761ccbeace,
		}
	}
	chain filter-cali-pri-kns.db {
		meta mark set meta mark | 0x10000 return comment "profile kns.db"
	}
	chain filter-cali-pro-kns.db {
		meta mark set meta mark | 0x10000 return comment "profile kns.db"
	}
	chain filter-cali-pri-kns.default {
		meta mark set meta mark | 0x10000 return comment "profile kns.default"
	}
	chain filter-cali-pro-kns.default {
		meta mark set meta mark | 0x10000 return comment "profile kns.default"
	}
	chain filter-cali-tw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali0761ccbeace {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali0761ccbeace {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-to-wl-dispatch {
		oifname vmap @filter-cali-to-wl-dispatch
		counter drop comment "denied: unknown interface"
	}
	chain filter-cali-from-wl-dispatch {
		iifname vmap @filter-cali-from-wl-dispatch
		counter drop comment "denied: unknown interface"
	}
	chain raw-cali-PREROUTING {
		udp dport 4789 notrack comment "each direction has a source port of its own: conntrack would wait for answers for ever"
		iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"
	}
	chain raw-PREROUTING {
		type filter hook prerouting priority raw; policy accept;
		jump raw-cali-PREROUTING
	}
	chain raw-cali-OUTPUT {
		udp dport 4789 notrack comment "each direction has a source port of its own: conntrack would wait for answers for ever"
	}
	chain raw-OUTPUT {
		type filter hook output priority raw; policy accept;
		jump raw-cali-OUTPUT
	}
	chain filter-cali-wl-to-host {
		icmpv6 type { 130, 131, 132, 133, 135, 136 } accept comment "a pod looks for its node"
		jump filter-cali-from-wl-dispatch
		accept comment "DefaultEndpointToHostAction is Accept, as in Calico’s manifests"
	}
	chain filter-cali-INPUT {
		udp dport 4789 ip6 saddr @cali60all-vxlan-net fib daddr type local accept comment "VXLAN from a node of the cluster"
		udp dport 4789 fib daddr type local drop comment "VXLAN from anybody else"
		iifname "cali*" goto filter-cali-wl-to-host
		meta mark & 0x10000 == 0x10000 accept
	}
	chain filter-INPUT {
		type filter hook input priority filter; policy accept;
		jump filter-cali-INPUT
	}
	chain filter-cali-FORWARD {
		iifname "cali*" jump filter-cali-from-wl-dispatch
		oifname "cali*" jump filter-cali-to-wl-dispatch
	}
	chain filter-FORWARD {
		type filter hook forward priority filter; policy accept;
		jump filter-cali-FORWARD
		meta mark & 0x10000 == 0x10000 accept comment "a policy or a profile has accepted it"
		meta mark set meta mark | 0x10000 comment "no pod’s: the chains that come later need not ask again"
	}
	chain filter-cali-OUTPUT {
		meta mark & 0x10000 == 0x10000 accept
		oifname "cali*" return comment "a node reaches its own pods, whatever their policies say"
	}
	chain filter-OUTPUT {
		type filter hook output priority filter; policy accept;
		jump filter-cali-OUTPUT
	}
	chain nat-cali-nat-outgoing {
	}
	chain nat-cali-POSTROUTING {
		jump nat-cali-nat-outgoing
		meta l4proto udp oifname "vxlan-v6.calico" fib saddr . oif type != local fib saddr type local masquerade to :4790-65535 fully-random comment "a source port of 4789 would look like VXLAN in the answer"
		oifname "vxlan-v6.calico" fib saddr . oif type != local fib saddr type local masquerade fully-random comment "the node’s own packet into the tunnel, with an address that is not the tunnel’s"
	}
	chain nat-POSTROUTING {
		type nat hook postrouting priority srcnat + 10; policy accept;
		jump nat-cali-POSTROUTING
	}
}
EOF

step=5 # kernel settings
# pod db/store-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/calic4b502c067d/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/forwarding
echo 0 > /proc/sys/net/ipv4/conf/calic4b502c067d/rp_filter
# pod db/store-1: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/calic4b502c067d/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/calic4b502c067d/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/calic4b502c067d/forwarding
echo 0 > /proc/sys/net/ipv6/conf/calic4b502c067d/accept_ra
# pod default/tool-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali6adcc99403c/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali6adcc99403c/rp_filter
# pod default/tool-1: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/cali6adcc99403c/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/cali6adcc99403c/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/cali6adcc99403c/forwarding
echo 0 > /proc/sys/net/ipv6/conf/cali6adcc99403c/accept_ra
# pod default/web-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali0761ccbeace/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali0761ccbeace/rp_filter
# pod default/web-1: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/cali0761ccbeace/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/cali0761ccbeace/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/cali0761ccbeace/forwarding
echo 0 > /proc/sys/net/ipv6/conf/cali0761ccbeace/accept_ra

step=6 # pod db.store-1
ip -n db.store-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.2.2/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:2::2/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=7 # pod default.tool-1
ip -n default.tool-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.2.3/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:2::3/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=8 # pod default.web-1
ip -n default.web-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.2.4/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:2::4/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=9 # files
mkdir -p /etc/netns/db.store-1 /etc/netns/default.tool-1 /etc/netns/default.web-1
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.50.13	node-3
fd50::11	node-1
fd50::12	node-2
fd50::13	node-3' > /etc/hosts
# pod db/store-1: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search db.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/db.store-1/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.2.2	store-1
fd00:10:244:2::2	store-1' > /etc/netns/db.store-1/hosts
printf '%s\n' store-1 > /etc/netns/db.store-1/hostname
# pod default/tool-1: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.tool-1/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.2.3	tool-1
fd00:10:244:2::3	tool-1' > /etc/netns/default.tool-1/hosts
printf '%s\n' tool-1 > /etc/netns/default.tool-1/hostname
# pod default/web-1: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.web-1/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.2.4	web-1
fd00:10:244:2::4	web-1' > /etc/netns/default.web-1/hosts
printf '%s\n' web-1 > /etc/netns/default.web-1/hostname
