# node-2 (node)
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# no source address is checked against the routes: the kernel’s own default, whatever the host has set
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/eth0/rp_filter
# this lab has no IPv6: no link-local chatter on its wires
echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6
# a node forwards between its pods and the others
echo 1 > /proc/sys/net/ipv4/ip_forward
# as kubeadm demands: what a bridge switches passes the IP filters too, so that Services and policies see it
[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# loopback of node-2
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# node-2 on segment rack-a
address add 192.168.50.12/24 dev eth0
# everything that is not on segment rack-a goes to its router
route add default via 192.168.50.1 dev eth0
# the tunnel’s end: it learns nothing and floods nothing, every peer is written down
link add name flannel.1 up mtu 1450 address 0a:58:0a:f4:02:00 type vxlan id 1 dstport 8472 local 192.168.50.12 dev eth0 nolearning
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add 10.244.2.0/32 dev flannel.1
# the next hop to the pods of node-1 has the MAC of its VTEP
neighbour add 10.244.1.0 lladdr 0a:58:0a:f4:01:00 dev flannel.1 nud permanent
# the next hop to the pods of node-3 has the MAC of its VTEP
neighbour add 10.244.3.0 lladdr 0a:58:0a:f4:03:00 dev flannel.1 nud permanent
# the pods of node-1 are behind its VTEP
route add 10.244.1.0/24 via 10.244.1.0 dev flannel.1 onlink
# the pods of node-3 are behind its VTEP
route add 10.244.3.0/24 via 10.244.3.0 dev flannel.1 onlink
# pod db/store-1: a network of its own, and a cable from it to the node
netns add db.store-1
link add name calic4b502c067d up mtu 1450 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1450 address 0a:58:0a:f4:02:02 netns db.store-1
# pod db/store-1 is at the end of this cable, it alone
route add 10.244.2.2/32 dev calic4b502c067d
# pod default/tool-1: a network of its own, and a cable from it to the node
netns add default.tool-1
link add name cali6adcc99403c up mtu 1450 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1450 address 0a:58:0a:f4:02:03 netns default.tool-1
# pod default/tool-1 is at the end of this cable, it alone
route add 10.244.2.3/32 dev cali6adcc99403c
# pod default/web-1: a network of its own, and a cable from it to the node
netns add default.web-1
link add name cali0761ccbeace up mtu 1450 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1450 address 0a:58:0a:f4:02:04 netns default.web-1
# pod default/web-1 is at the end of this cable, it alone
route add 10.244.2.4/32 dev cali0761ccbeace
EOF

step=3 # forwarding entries
bridge -batch - <<'EOF'
# frames for the VTEP of node-1 are sent to its address on the underlay
fdb add 0a:58:0a:f4:01:00 dev flannel.1 dst 192.168.50.11 self permanent
# frames for the VTEP of node-3 are sent to its address on the underlay
fdb add 0a:58:0a:f4:03:00 dev flannel.1 dst 192.168.60.13 self permanent
EOF

step=4 # packet filter
nft -f - <<'EOF'
# pods talk to pods under their own address, to the rest of the world under their node’s (ipv4)
table ip flannel-ipv4 {
	chain postrtg {
		type nat hook postrouting priority srcnat; policy accept;
		meta mark 0x4000 return comment "kube-proxy has marked it: it does the NAT"
		ip saddr 10.244.2.0/24 ip daddr 10.244.0.0/16 return comment "pod of this node to any pod: no NAT"
		ip saddr 10.244.0.0/16 ip daddr 10.244.2.0/24 return comment "any pod to a pod of this node: no NAT"
		ip saddr != 10.244.2.0/24 ip daddr 10.244.0.0/16 return comment "node or outside to a pod: it keeps its address"
		ip saddr 10.244.0.0/16 ip daddr != 224.0.0.0/4 masquerade fully-random comment "pod to the outside: under its node’s address"
		ip saddr != 10.244.0.0/16 ip daddr 10.244.0.0/16 masquerade fully-random comment "never reached in this mode: rule 4 took it"
	}
	chain forward {
		type filter hook forward priority filter; policy accept;
		ip saddr 10.244.0.0/16 accept comment "what pods send may be forwarded"
		ip daddr 10.244.0.0/16 accept comment "what pods receive may be forwarded"
	}
}
# Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (ipv4)
table ip calico {
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
EOF

step=5 # files
mkdir -p /run/flannel
# what flanneld tells flannel’s CNI plugin; without it no pod could be added
printf '%s\n' 'FLANNEL_NETWORK=10.244.0.0/16
FLANNEL_SUBNET=10.244.2.1/24
FLANNEL_MTU=1450
FLANNEL_IPMASQ=true' > /run/flannel/subnet.env
# pod db/store-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/calic4b502c067d/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/forwarding
echo 0 > /proc/sys/net/ipv4/conf/calic4b502c067d/rp_filter
# pod default/tool-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali6adcc99403c/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali6adcc99403c/rp_filter
# pod default/web-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali0761ccbeace/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali0761ccbeace/rp_filter

step=6 # pod db.store-1
ip -n db.store-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.2.2/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
EOF

step=7 # pod default.tool-1
ip -n default.tool-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.2.3/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
EOF

step=8 # pod default.web-1
ip -n default.web-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.2.4/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
EOF

step=9 # files
mkdir -p /etc/netns/db.store-1 /etc/netns/default.tool-1 /etc/netns/default.web-1
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.60.13	node-3' > /etc/hosts
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
10.244.2.2	store-1' > /etc/netns/db.store-1/hosts
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
10.244.2.3	tool-1' > /etc/netns/default.tool-1/hosts
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
10.244.2.4	web-1' > /etc/netns/default.web-1/hosts
printf '%s\n' web-1 > /etc/netns/default.web-1/hostname
