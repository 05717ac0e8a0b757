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
# the switch of this node’s pods; its MAC is pinned
link add name cni0 address 0a:58:71:75:e6:87 type bridge
link set dev cni0 mtu 1450 up
# the gateway of this node’s pods
address add fd00:10:244:3::1/64 dev cni0 nodad
# the tunnel’s end: it learns nothing and floods nothing, every peer is written down
link add name flannel-v6.1 up mtu 1430 address 0a:58:5c:16:fb:57 type vxlan id 1 dstport 8472 local fd50::13 dev eth0 nolearning
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add fd00:10:244:3::/128 dev flannel-v6.1 nodad
# the next hop to the pods of node-1 has the MAC of its VTEP
neighbour add fd00:10:244:1:: lladdr 0a:58:ce:ec:f2:82 dev flannel-v6.1 nud permanent
# the next hop to the pods of node-2 has the MAC of its VTEP
neighbour add fd00:10:244:2:: lladdr 0a:58:f1:0d:8b:f8 dev flannel-v6.1 nud permanent
# the pods of node-1 are behind its VTEP
route add fd00:10:244:1::/64 via fd00:10:244:1:: dev flannel-v6.1 onlink
# the pods of node-2 are behind its VTEP
route add fd00:10:244:2::/64 via fd00:10:244:2:: dev flannel-v6.1 onlink
# pod db/store-2: a network of its own, and a cable from it to cni0
netns add db.store-2
link add name veth99fa1844 up master cni0 mtu 1450 type veth peer name eth0 mtu 1450 address 0a:58:b3:d5:aa:81 netns db.store-2
link set dev veth99fa1844 type bridge_slave hairpin on
# pod default/tool-2: a network of its own, and a cable from it to cni0
netns add default.tool-2
link add name vethea0544f2 up master cni0 mtu 1450 type veth peer name eth0 mtu 1450 address 0a:58:09:f2:f4:29 netns default.tool-2
link set dev vethea0544f2 type bridge_slave hairpin on
# pod default/web-2: a network of its own, and a cable from it to cni0
netns add default.web-2
link add name veth3487734c up master cni0 mtu 1450 type veth peer name eth0 mtu 1450 address 0a:58:f9:b2:c7:b8 netns default.web-2
link set dev veth3487734c type bridge_slave hairpin on
EOF

step=3 # forwarding entries
bridge -batch - <<'EOF'
# frames for the VTEP of node-1 are sent to its address on the underlay
fdb add 0a:58:ce:ec:f2:82 dev flannel-v6.1 dst fd50::11 self permanent
# frames for the VTEP of node-2 are sent to its address on the underlay
fdb add 0a:58:f1:0d:8b:f8 dev flannel-v6.1 dst fd50::12 self permanent
EOF

step=4 # packet filter
nft -f - <<'EOF'
# pods talk to pods under their own address, to the rest of the world under their node’s (ipv6)
table ip6 flannel-ipv6 {
	chain postrtg {
		type nat hook postrouting priority srcnat; policy accept;
		meta mark 0x4000 return comment "kube-proxy has marked it: it does the NAT"
		ip6 saddr fd00:10:244:3::/64 ip6 daddr fd00:10:244::/48 return comment "pod of this node to any pod: no NAT"
		ip6 saddr fd00:10:244::/48 ip6 daddr fd00:10:244:3::/64 return comment "any pod to a pod of this node: no NAT"
		ip6 saddr != fd00:10:244:3::/64 ip6 daddr fd00:10:244::/48 return comment "node or outside to a pod: it keeps its address"
		ip6 saddr fd00:10:244::/48 ip6 daddr != ff00::/8 masquerade fully-random comment "pod to the outside: under its node’s address"
		ip6 saddr != fd00:10:244::/48 ip6 daddr fd00:10:244::/48 masquerade fully-random comment "never reached in this mode: rule 4 took it"
	}
	chain forward {
		type filter hook forward priority filter; policy accept;
		ip6 saddr fd00:10:244::/48 accept comment "what pods send may be forwarded"
		ip6 daddr fd00:10:244::/48 accept comment "what pods receive may be forwarded"
	}
}
EOF

step=5 # files
mkdir -p /run/flannel
# what flanneld tells flannel’s CNI plugin; without it no pod could be added
printf '%s\n' 'FLANNEL_IPV6_NETWORK=fd00:10:244::/48
FLANNEL_IPV6_SUBNET=fd00:10:244:3::1/64
FLANNEL_MTU=1450
FLANNEL_IPMASQ=true' > /run/flannel/subnet.env

step=6 # pod db.store-2
ip -n db.store-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:3::2/64 dev eth0 nodad
route add fd00:10:244::/48 via fd00:10:244:3::1 dev eth0
route add default via fd00:10:244:3::1 dev eth0
EOF

step=7 # pod default.tool-2
ip -n default.tool-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:3::3/64 dev eth0 nodad
route add fd00:10:244::/48 via fd00:10:244:3::1 dev eth0
route add default via fd00:10:244:3::1 dev eth0
EOF

step=8 # pod default.web-2
ip -n default.web-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:3::4/64 dev eth0 nodad
route add fd00:10:244::/48 via fd00:10:244:3::1 dev eth0
route add default via fd00:10:244:3::1 dev eth0
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
