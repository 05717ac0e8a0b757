# gw (router)
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# no source address is checked against the routes: the kernel’s own default, whatever the host has set
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/eth0/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/eth1/rp_filter
# this lab has no IPv6: no link-local chatter on its wires
echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6
# a router forwards between its segments
echo 1 > /proc/sys/net/ipv4/ip_forward

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# loopback of gw
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# gw on segment rack-a
address add 192.168.50.1/24 dev eth0
# the cable to segment rack-b
link set dev eth1 up
# gw on segment rack-b
address add 192.168.60.1/24 dev eth1
EOF

step=3 # files
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.60.13	node-3' > /etc/hosts
