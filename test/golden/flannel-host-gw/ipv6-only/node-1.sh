# node-1 (node)
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
# loopback of node-1
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# node-1 on segment rack-a
address add fd50::11/64 dev eth0 nodad
# everything that is not on segment rack-a goes to its router
route add default via fd50::1 dev eth0
# the switch of this node’s pods; its MAC is pinned
link add name cni0 address 0a:58:b1:f5:35:61 type bridge
link set dev cni0 mtu 1500 up
# the gateway of this node’s pods
address add fd00:10:244:1::1/64 dev cni0 nodad
# the pods of node-2 are behind node-2 itself
route add fd00:10:244:2::/64 via fd50::12 dev eth0
# the pods of node-3 are behind node-3 itself
route add fd00:10:244:3::/64 via fd50::13 dev eth0
# pod db/store-0: a network of its own, and a cable from it to cni0
netns add db.store-0
link add name veth4ee66708 up master cni0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:1e:02:46:41 netns db.store-0
link set dev veth4ee66708 type bridge_slave hairpin on
# pod default/tool-0: a network of its own, and a cable from it to cni0
netns add default.tool-0
link add name vetha15593e1 up master cni0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:cb:f0:b1:d3 netns default.tool-0
link set dev vetha15593e1 type bridge_slave hairpin on
# pod default/web-0: a network of its own, and a cable from it to cni0
netns add default.web-0
link add name veth53842afe up master cni0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:4d:cf:1b:9c netns default.web-0
link set dev veth53842afe type bridge_slave hairpin on
EOF

step=3 # packet filter
nft -f - <<'EOF'
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
EOF

step=4 # files
mkdir -p /run/flannel
# what flanneld tells flannel’s CNI plugin; without it no pod could be added
printf '%s\n' 'FLANNEL_IPV6_NETWORK=fd00:10:244::/48
FLANNEL_IPV6_SUBNET=fd00:10:244:1::1/64
FLANNEL_MTU=1500
FLANNEL_IPMASQ=true' > /run/flannel/subnet.env

step=5 # pod db.store-0
ip -n db.store-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:1::2/64 dev eth0 nodad
route add fd00:10:244::/48 via fd00:10:244:1::1 dev eth0
route add default via fd00:10:244:1::1 dev eth0
EOF

step=6 # pod default.tool-0
ip -n default.tool-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:1::3/64 dev eth0 nodad
route add fd00:10:244::/48 via fd00:10:244:1::1 dev eth0
route add default via fd00:10:244:1::1 dev eth0
EOF

step=7 # pod default.web-0
ip -n default.web-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add fd00:10:244:1::4/64 dev eth0 nodad
route add fd00:10:244::/48 via fd00:10:244:1::1 dev eth0
route add default via fd00:10:244:1::1 dev eth0
EOF

step=8 # files
mkdir -p /etc/netns/db.store-0 /etc/netns/default.tool-0 /etc/netns/default.web-0
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fd50::11	node-1
fd50::12	node-2
fd50::13	node-3' > /etc/hosts
# pod db/store-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search db.svc.cluster.local svc.cluster.local cluster.local
nameserver fd00:10:96::a
options ndots:5' > /etc/netns/db.store-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
fd00:10:244:1::2	store-0' > /etc/netns/db.store-0/hosts
printf '%s\n' store-0 > /etc/netns/db.store-0/hostname
# pod default/tool-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver fd00:10:96::a
options ndots:5' > /etc/netns/default.tool-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
fd00:10:244:1::3	tool-0' > /etc/netns/default.tool-0/hosts
printf '%s\n' tool-0 > /etc/netns/default.tool-0/hostname
# pod default/web-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver fd00:10:96::a
options ndots:5' > /etc/netns/default.web-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
fd00:10:244:1::4	web-0' > /etc/netns/default.web-0/hosts
printf '%s\n' web-0 > /etc/netns/default.web-0/hostname
