# gw (router)
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# addresses are unique by plan: usable at once, without a second of duplicate address detection
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad
# addresses and routes come from the plan, not from router advertisements
echo 0 > /proc/sys/net/ipv6/conf/default/accept_ra
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_ra
# a router forwards between its segments
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# loopback of gw
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# gw on segment rack-a
address add fd50::1/64 dev eth0 nodad
EOF

step=3 # files
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fd50::11	node-1
fd50::12	node-2
fd50::13	node-3' > /etc/hosts
