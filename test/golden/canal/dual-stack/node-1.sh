# node-1 (node)
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
# loopback of node-1
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# node-1 on segment rack-a
address add 192.168.50.11/24 dev eth0
address add fd50::11/64 dev eth0 nodad
# everything that is not on segment rack-a goes to its router
route add default via 192.168.50.1 dev eth0
route add default via fd50::1 dev eth0
# the tunnel’s end: it learns nothing and floods nothing, every peer is written down
link add name flannel.1 up mtu 1450 address 0a:58:0a:f4:01:00 type vxlan id 1 dstport 8472 local 192.168.50.11 dev eth0 nolearning
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add 10.244.1.0/32 dev flannel.1
# the tunnel’s end: it learns nothing and floods nothing, every peer is written down
link add name flannel-v6.1 up mtu 1430 address 0a:58:ce:ec:f2:82 type vxlan id 1 dstport 8472 local fd50::11 dev eth0 nolearning
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add fd00:10:244:1::/128 dev flannel-v6.1 nodad
# the next hop to the pods of node-2 has the MAC of its VTEP
neighbour add 10.244.2.0 lladdr 0a:58:0a:f4:02:00 dev flannel.1 nud permanent
# the next hop to the pods of node-3 has the MAC of its VTEP
neighbour add 10.244.3.0 lladdr 0a:58:0a:f4:03:00 dev flannel.1 nud permanent
# the next hop to the pods of node-2 has the MAC of its VTEP
neighbour add fd00:10:244:2:: lladdr 0a:58:f1:0d:8b:f8 dev flannel-v6.1 nud permanent
# the next hop to the pods of node-3 has the MAC of its VTEP
neighbour add fd00:10:244:3:: lladdr 0a:58:5c:16:fb:57 dev flannel-v6.1 nud permanent
# the pods of node-2 are behind its VTEP
route add 10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink
# the pods of node-3 are behind its VTEP
route add 10.244.3.0/24 via 10.244.3.0 dev flannel.1 onlink
# the pods of node-2 are behind its VTEP
route add fd00:10:244:2::/64 via fd00:10:244:2:: dev flannel-v6.1 onlink
# the pods of node-3 are behind its VTEP
route add fd00:10:244:3::/64 via fd00:10:244:3:: dev flannel-v6.1 onlink
# pod db/store-0: a network of its own, and a cable from it to the node
netns add db.store-0
link add name caliceeabab0ed9 up mtu 1450 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1450 address 0a:58:0a:f4:01:02 netns db.store-0
# pod db/store-0 is at the end of this cable, it alone
route add 10.244.1.2/32 dev caliceeabab0ed9
route add fd00:10:244:1::2/128 dev caliceeabab0ed9
# pod default/tool-0: a network of its own, and a cable from it to the node
netns add default.tool-0
link add name cali892ee7b74ca up mtu 1450 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1450 address 0a:58:0a:f4:01:03 netns default.tool-0
# pod default/tool-0 is at the end of this cable, it alone
route add 10.244.1.3/32 dev cali892ee7b74ca
route add fd00:10:244:1::3/128 dev cali892ee7b74ca
# pod default/web-0: a network of its own, and a cable from it to the node
netns add default.web-0
link add name cali0d7763386da up mtu 1450 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1450 address 0a:58:0a:f4:01:04 netns default.web-0
# pod default/web-0 is at the end of this cable, it alone
route add 10.244.1.4/32 dev cali0d7763386da
route add fd00:10:244:1::4/128 dev cali0d7763386da
EOF

step=3 # forwarding entries
bridge -batch - <<'EOF'
# frames for the VTEP of node-2 are sent to its address on the underlay
fdb add 0a:58:0a:f4:02:00 dev flannel.1 dst 192.168.50.12 self permanent
# frames for the VTEP of node-3 are sent to its address on the underlay
fdb add 0a:58:0a:f4:03:00 dev flannel.1 dst 192.168.50.13 self permanent
# frames for the VTEP of node-2 are sent to its address on the underlay
fdb add 0a:58:f1:0d:8b:f8 dev flannel-v6.1 dst fd50::12 self permanent
# frames for the VTEP of node-3 are sent to its address on the underlay
fdb add 0a:58:5c:16:fb:57 dev flannel-v6.1 dst fd50::13 self permanent
EOF

step=4 # packet filter
nft -f - <<'EOF'
# pods talk to pods under their own address, to the rest of the world under their node’s (ipv4)
table ip flannel-ipv4 {
	chain postrtg {
		type nat hook postrouting priority srcnat; policy accept;
		meta mark 0x4000 return comment "kube-proxy has marked it: it does the NAT"
		ip saddr 10.244.1.0/24 ip daddr 10.244.0.0/16 return comment "pod of this node to any pod: no NAT"
		ip saddr 10.244.0.0/16 ip daddr 10.244.1.0/24 return comment "any pod to a pod of this node: no NAT"
		ip saddr != 10.244.1.0/24 ip daddr 10.244.0.0/16 return comment "node or outside to a pod: it keeps its address"
		ip saddr 10.244.0.0/16 ip daddr != 224.0.0.0/4 masquerade fully-random comment "pod to the outside: under its node’s address"
		ip saddr != 10.244.0.0/16 ip daddr 10.244.0.0/16 masquerade fully-random comment "never reached in this mode: rule 4 took it"
	}
	chain forward {
		type filter hook forward priority filter; policy accept;
		ip saddr 10.244.0.0/16 accept comment "what pods send may be forwarded"
		ip daddr 10.244.0.0/16 accept comment "what pods receive may be forwarded"
	}
}
# pods talk to pods under their own address, to the rest of the world under their node’s (ipv6)
table ip6 flannel-ipv6 {
	chain postrtg {
		type nat hook postrouting priority srcnat; policy accept;
		meta mark 0x4000 return comment "kube-proxy has marked it: it does the NAT"
		ip6 saddr fd00:10:244:1::/64 ip6 daddr fd00:10:244::/48 return comment "pod of this node to any pod: no NAT"
		ip6 saddr fd00:10:244::/48 ip6 daddr fd00:10:244:1::/64 return comment "any pod to a pod of this node: no NAT"
		ip6 saddr != fd00:10:244:1::/64 ip6 daddr fd00:10:244::/48 return comment "node or outside to a pod: it keeps its address"
		ip6 saddr fd00:10:244::/48 ip6 daddr != ff00::/8 masquerade fully-random comment "pod to the outside: under its node’s address"
		ip6 saddr != fd00:10:244::/48 ip6 daddr fd00:10:244::/48 masquerade fully-random comment "never reached in this mode: rule 4 took it"
	}
	chain forward {
		type filter hook forward priority filter; policy accept;
		ip6 saddr fd00:10:244::/48 accept comment "what pods send may be forwarded"
		ip6 daddr fd00:10:244::/48 accept comment "what pods receive may be forwarded"
	}
}
# Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (ipv4)
table ip calico {
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"caliceeabab0ed9" : goto filter-cali-tw-caliceeabab0ed9,
			"cali892ee7b74ca" : goto filter-cali-tw-cali892ee7b74ca,
			"cali0d7763386da" : goto filter-cali-tw-cali0d7763386da,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"caliceeabab0ed9" : goto filter-cali-fw-caliceeabab0ed9,
			"cali892ee7b74ca" : goto filter-cali-fw-cali892ee7b74ca,
			"cali0d7763386da" : goto filter-cali-fw-cali0d7763386da,
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
	chain filter-cali-tw-caliceeabab0ed9 {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-caliceeabab0ed9 {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali892ee7b74ca {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali892ee7b74ca {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali0d7763386da {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali0d7763386da {
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
		iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"
	}
	chain raw-PREROUTING {
		type filter hook prerouting priority raw; policy accept;
		jump raw-cali-PREROUTING
	}
	chain filter-cali-wl-to-host {
		jump filter-cali-from-wl-dispatch
		accept comment "DefaultEndpointToHostAction is Accept, as in Calico’s manifests"
	}
	chain filter-cali-INPUT {
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
}
# Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (ipv6)
table ip6 calico {
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"caliceeabab0ed9" : goto filter-cali-tw-caliceeabab0ed9,
			"cali892ee7b74ca" : goto filter-cali-tw-cali892ee7b74ca,
			"cali0d7763386da" : goto filter-cali-tw-cali0d7763386da,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"caliceeabab0ed9" : goto filter-cali-fw-caliceeabab0ed9,
			"cali892ee7b74ca" : goto filter-cali-fw-cali892ee7b74ca,
			"cali0d7763386da" : goto filter-cali-fw-cali0d7763386da,
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
	chain filter-cali-tw-caliceeabab0ed9 {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-caliceeabab0ed9 {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali892ee7b74ca {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali892ee7b74ca {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali0d7763386da {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali0d7763386da {
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
		iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"
	}
	chain raw-PREROUTING {
		type filter hook prerouting priority raw; policy accept;
		jump raw-cali-PREROUTING
	}
	chain filter-cali-wl-to-host {
		icmpv6 type { 130, 131, 132, 133, 135, 136 } accept comment "a pod looks for its node"
		jump filter-cali-from-wl-dispatch
		accept comment "DefaultEndpointToHostAction is Accept, as in Calico’s manifests"
	}
	chain filter-cali-INPUT {
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
}
EOF

step=5 # files
mkdir -p /run/flannel
# what flanneld tells flannel’s CNI plugin; without it no pod could be added
printf '%s\n' 'FLANNEL_NETWORK=10.244.0.0/16
FLANNEL_SUBNET=10.244.1.1/24
FLANNEL_IPV6_NETWORK=fd00:10:244::/48
FLANNEL_IPV6_SUBNET=fd00:10:244:1::1/64
FLANNEL_MTU=1450
FLANNEL_IPMASQ=true' > /run/flannel/subnet.env
# pod db/store-0: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/caliceeabab0ed9/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/forwarding
echo 0 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/rp_filter
# pod db/store-0: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/caliceeabab0ed9/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/caliceeabab0ed9/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/caliceeabab0ed9/forwarding
echo 0 > /proc/sys/net/ipv6/conf/caliceeabab0ed9/accept_ra
# pod default/tool-0: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali892ee7b74ca/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/rp_filter
# pod default/tool-0: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/cali892ee7b74ca/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/cali892ee7b74ca/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/cali892ee7b74ca/forwarding
echo 0 > /proc/sys/net/ipv6/conf/cali892ee7b74ca/accept_ra
# pod default/web-0: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali0d7763386da/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali0d7763386da/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali0d7763386da/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali0d7763386da/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali0d7763386da/rp_filter
# pod default/web-0: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/cali0d7763386da/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/cali0d7763386da/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/cali0d7763386da/forwarding
echo 0 > /proc/sys/net/ipv6/conf/cali0d7763386da/accept_ra

step=6 # pod db.store-0
ip -n db.store-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.1.2/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:1::2/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=7 # pod default.tool-0
ip -n default.tool-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.1.3/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:1::3/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=8 # pod default.web-0
ip -n default.web-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.1.4/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:1::4/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=9 # files
mkdir -p /etc/netns/db.store-0 /etc/netns/default.tool-0 /etc/netns/default.web-0
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.50.13	node-3
fd50::11	node-1
fd50::12	node-2
fd50::13	node-3' > /etc/hosts
# pod db/store-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search db.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/db.store-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.1.2	store-0
fd00:10:244:1::2	store-0' > /etc/netns/db.store-0/hosts
printf '%s\n' store-0 > /etc/netns/db.store-0/hostname
# pod default/tool-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.tool-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.1.3	tool-0
fd00:10:244:1::3	tool-0' > /etc/netns/default.tool-0/hosts
printf '%s\n' tool-0 > /etc/netns/default.tool-0/hostname
# pod default/web-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.web-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.1.4	web-0
fd00:10:244:1::4	web-0' > /etc/netns/default.web-0/hosts
printf '%s\n' web-0 > /etc/netns/default.web-0/hostname
