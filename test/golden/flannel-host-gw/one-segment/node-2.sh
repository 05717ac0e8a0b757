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
# the switch of this node’s pods; its MAC is pinned
link add name cni0 address 0a:58:0a:f4:02:01 type bridge
link set dev cni0 mtu 1500 up
# the gateway of this node’s pods
address add 10.244.2.1/24 dev cni0
# the pods of node-1 are behind node-1 itself
route add 10.244.1.0/24 via 192.168.50.11 dev eth0
# the pods of node-3 are behind node-3 itself
route add 10.244.3.0/24 via 192.168.50.13 dev eth0
# pod db/store-1: a network of its own, and a cable from it to cni0
netns add db.store-1
link add name vethedecf920 up master cni0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:0a:f4:02:02 netns db.store-1
link set dev vethedecf920 type bridge_slave hairpin on
# pod default/tool-1: a network of its own, and a cable from it to cni0
netns add default.tool-1
link add name vethb36d1282 up master cni0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:0a:f4:02:03 netns default.tool-1
link set dev vethb36d1282 type bridge_slave hairpin on
# pod default/web-1: a network of its own, and a cable from it to cni0
netns add default.web-1
link add name veth96603d4d up master cni0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:0a:f4:02:04 netns default.web-1
link set dev veth96603d4d type bridge_slave hairpin on
EOF

step=3 # packet filter
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
EOF

step=4 # files
mkdir -p /run/flannel
# what flanneld tells flannel’s CNI plugin; without it no pod could be added
printf '%s\n' 'FLANNEL_NETWORK=10.244.0.0/16
FLANNEL_SUBNET=10.244.2.1/24
FLANNEL_MTU=1500
FLANNEL_IPMASQ=true' > /run/flannel/subnet.env

step=5 # pod db.store-1
ip -n db.store-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.2.2/24 dev eth0
route add 10.244.0.0/16 via 10.244.2.1 dev eth0
route add default via 10.244.2.1 dev eth0
EOF

step=6 # pod default.tool-1
ip -n default.tool-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.2.3/24 dev eth0
route add 10.244.0.0/16 via 10.244.2.1 dev eth0
route add default via 10.244.2.1 dev eth0
EOF

step=7 # pod default.web-1
ip -n default.web-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.2.4/24 dev eth0
route add 10.244.0.0/16 via 10.244.2.1 dev eth0
route add default via 10.244.2.1 dev eth0
EOF

step=8 # files
mkdir -p /etc/netns/db.store-1 /etc/netns/default.tool-1 /etc/netns/default.web-1
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.50.13	node-3' > /etc/hosts
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
