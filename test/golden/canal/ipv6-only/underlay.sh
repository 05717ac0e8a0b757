# The underlay: segments and cables
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# switches have no address: the kernel must not make one on each port
echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
# the segments are plain switches: no IP filter looks into them
[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo 0 > /proc/sys/net/bridge/bridge-nf-call-iptables
[ ! -e /proc/sys/net/bridge/bridge-nf-call-ip6tables ] || echo 0 > /proc/sys/net/bridge/bridge-nf-call-ip6tables

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# segment rack-a: a switch without an address
link add name br-rack-a type bridge
link set dev br-rack-a mtu 1500 up
# the cable of gw to segment rack-a
link add name gw-a up master br-rack-a mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:c0:a8:32:01 netns gw
# the cable of node-1 to segment rack-a
link add name node-1-a up master br-rack-a mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:c0:a8:32:0b netns node-1
# the cable of node-2 to segment rack-a
link add name node-2-a up master br-rack-a mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:c0:a8:32:0c netns node-2
# the cable of node-3 to segment rack-a
link add name node-3-a up master br-rack-a mtu 1500 type veth peer name eth0 mtu 1500 address 0a:58:c0:a8:32:0d netns node-3
EOF
