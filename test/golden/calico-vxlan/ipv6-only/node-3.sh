# node-3 (node)
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# addresses are unique by plan: usable at once, without a second of duplicate address detection
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad
# addresses and routes come from the plan, not from router advertisements
echo 0 > /proc/sys/net/ipv6/conf/default/accept_ra
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_ra
# a node forwards between its pods and the others
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
# as kubeadm demands: what a bridge switches passes the IP filters too, so that Services and policies see it
[ ! -e /proc/sys/net/bridge/bridge-nf-call-ip6tables ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-ip6tables

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# loopback of node-3
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# node-3 on segment rack-a
address add fd50::13/64 dev eth0 nodad
# everything that is not on segment rack-a goes to its router
route add default via fd50::1 dev eth0
# the tunnel’s end: it learns nothing and floods nothing, every peer is written down
link add name vxlan-v6.calico up mtu 1430 address 66:aa:b0:50:e4:84 type vxlan id 4096 dstport 4789 local fd50::13 dev eth0 nolearning
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add fd00:10:244:3::1/128 dev vxlan-v6.calico nodad
# the next hop to the pods of node-1 has the MAC of its VTEP
neighbour add fd00:10:244:1::1 lladdr 66:24:ac:63:df:6c dev vxlan-v6.calico nud permanent
# the next hop to the pods of node-2 has the MAC of its VTEP
neighbour add fd00:10:244:2::1 lladdr 66:1a:96:15:e3:d8 dev vxlan-v6.calico nud permanent
# a block of node-1: behind its VTEP
route add fd00:10:244:1::/122 via fd00:10:244:1::1 dev vxlan-v6.calico onlink
# a block of node-2: behind its VTEP
route add fd00:10:244:2::/122 via fd00:10:244:2::1 dev vxlan-v6.calico onlink
# a block of this node’s: what no pod of it has goes nowhere
route add blackhole fd00:10:244:3::/122 proto 80
# pod db/store-2: a network of its own, and a cable from it to the node
netns add db.store-2
link add name calid86fc71d56c up mtu 1430 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1430 address 0a:58:b3:d5:aa:81 netns db.store-2
# pod db/store-2 is at the end of this cable, it alone
route add fd00:10:244:3::2/128 dev calid86fc71d56c
# pod default/tool-2: a network of its own, and a cable from it to the node
netns add default.tool-2
link add name calif83815c71ee up mtu 1430 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1430 address 0a:58:09:f2:f4:29 netns default.tool-2
# pod default/tool-2 is at the end of this cable, it alone
route add fd00:10:244:3::3/128 dev calif83815c71ee
# pod default/web-2: a network of its own, and a cable from it to the node
netns add default.web-2
link add name cali9fb0db7f13e up mtu 1430 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1430 address 0a:58:f9:b2:c7:b8 netns default.web-2
# pod default/web-2 is at the end of this cable, it alone
route add fd00:10:244:3::4/128 dev cali9fb0db7f13e
EOF

step=3 # forwarding entries
bridge -batch - <<'EOF'
# frames for the VTEP of node-1 are sent to its address on the underlay
fdb add 66:24:ac:63:df:6c dev vxlan-v6.calico dst fd50::11 self permanent
# frames for the VTEP of node-2 are sent to its address on the underlay
fdb add 66:1a:96:15:e3:d8 dev vxlan-v6.calico dst fd50::12 self permanent
EOF

step=4 # packet filter
nft -f - <<'EOF'
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
		elements = { fd50::11, fd50::12 }
	}
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"calid86fc71d56c" : goto filter-cali-tw-calid86fc71d56c,
			"calif83815c71ee" : goto filter-cali-tw-calif83815c71ee,
			"cali9fb0db7f13e" : goto filter-cali-tw-cali9fb0db7f13e,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"calid86fc71d56c" : goto filter-cali-fw-calid86fc71d56c,
			"calif83815c71ee" : goto filter-cali-fw-calif83815c71ee,
			"cali9fb0db7f13e" : goto filter-cali-fw-cali9fb0db7f13e,
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
	chain filter-cali-tw-calid86fc71d56c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-calid86fc71d56c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-calif83815c71ee {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-calif83815c71ee {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali9fb0db7f13e {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali9fb0db7f13e {
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
# pod db/store-2: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/calid86fc71d56c/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/calid86fc71d56c/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/calid86fc71d56c/forwarding
echo 0 > /proc/sys/net/ipv6/conf/calid86fc71d56c/accept_ra
# pod default/tool-2: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/calif83815c71ee/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/calif83815c71ee/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/calif83815c71ee/forwarding
echo 0 > /proc/sys/net/ipv6/conf/calif83815c71ee/accept_ra
# pod default/web-2: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/cali9fb0db7f13e/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/cali9fb0db7f13e/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/cali9fb0db7f13e/forwarding
echo 0 > /proc/sys/net/ipv6/conf/cali9fb0db7f13e/accept_ra

step=6 # pod db.store-2
ip -n db.store-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:3::2/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=7 # pod default.tool-2
ip -n default.tool-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:3::3/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=8 # pod default.web-2
ip -n default.web-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:3::4/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=9 # files
mkdir -p /etc/netns/db.store-2 /etc/netns/default.tool-2 /etc/netns/default.web-2
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fd50::11	node-1
fd50::12	node-2
fd50::13	node-3' > /etc/hosts
# pod db/store-2: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search db.svc.cluster.local svc.cluster.local cluster.local
nameserver fd00:10:96::a
options ndots:5' > /etc/netns/db.store-2/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
fd00:10:244:3::2	store-2' > /etc/netns/db.store-2/hosts
printf '%s\n' store-2 > /etc/netns/db.store-2/hostname
# pod default/tool-2: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver fd00:10:96::a
options ndots:5' > /etc/netns/default.tool-2/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
fd00:10:244:3::3	tool-2' > /etc/netns/default.tool-2/hosts
printf '%s\n' tool-2 > /etc/netns/default.tool-2/hostname
# pod default/web-2: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver fd00:10:96::a
options ndots:5' > /etc/netns/default.web-2/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
fd00:10:244:3::4	web-2' > /etc/netns/default.web-2/hosts
printf '%s\n' web-2 > /etc/netns/default.web-2/hostname
