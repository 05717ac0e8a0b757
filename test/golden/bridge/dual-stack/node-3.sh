# node-3 (node)
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
# loopback of node-3
link set dev lo up
# the node’s switch; it keeps the card’s MAC, by which the segment knows the node
link add name br0 address 0a:58:c0:a8:32:0d type bridge
link set dev br0 mtu 1500 up
# the switch’s uplink to segment rack-a
link set dev eth0 master br0 up
# the node’s own address moves from the card to the switch
address add 192.168.50.13/24 dev br0
address add fd50::13/64 dev br0 nodad
# everything that is not on segment rack-a goes to its router
route add default via 192.168.50.1 dev br0
route add default via fd50::1 dev br0
# pod db/store-2: a network of its own, and a cable from it to br0
netns add db.store-2
link add name veth99fa1844 up master br0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:c0:a8:32:91 netns db.store-2
# pod default/tool-2: a network of its own, and a cable from it to br0
netns add default.tool-2
link add name vethea0544f2 up master br0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:c0:a8:32:92 netns default.tool-2
# pod default/web-2: a network of its own, and a cable from it to br0
netns add default.web-2
link add name veth3487734c up master br0 mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:c0:a8:32:93 netns default.web-2
EOF

step=3 # pod db.store-2
ip -n db.store-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 192.168.50.145/24 dev eth0
route add default via 192.168.50.1 dev eth0
address add fd50::301/64 dev eth0 nodad
route add default via fd50::1 dev eth0
EOF

step=4 # pod default.tool-2
ip -n default.tool-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 192.168.50.146/24 dev eth0
route add default via 192.168.50.1 dev eth0
address add fd50::302/64 dev eth0 nodad
route add default via fd50::1 dev eth0
EOF

step=5 # pod default.web-2
ip -n default.web-2 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 192.168.50.147/24 dev eth0
route add default via 192.168.50.1 dev eth0
address add fd50::303/64 dev eth0 nodad
route add default via fd50::1 dev eth0
EOF

step=6 # files
mkdir -p /etc/netns/db.store-2 /etc/netns/default.tool-2 /etc/netns/default.web-2
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.50.13	node-3
fd50::11	node-1
fd50::12	node-2
fd50::13	node-3' > /etc/hosts
# pod db/store-2: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search db.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/db.store-2/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
192.168.50.145	store-2
fd50::301	store-2' > /etc/netns/db.store-2/hosts
printf '%s\n' store-2 > /etc/netns/db.store-2/hostname
# pod default/tool-2: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.tool-2/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
192.168.50.146	tool-2
fd50::302	tool-2' > /etc/netns/default.tool-2/hosts
printf '%s\n' tool-2 > /etc/netns/default.tool-2/hostname
# pod default/web-2: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.web-2/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
192.168.50.147	web-2
fd50::303	web-2' > /etc/netns/default.web-2/hosts
printf '%s\n' web-2 > /etc/netns/default.web-2/hostname
