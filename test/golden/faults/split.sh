# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # links, addresses, routes
ip -batch - <<'EOF'
# segment rack-a is split, on purpose: gw, node-2 on this side
link add name split-rack-a type bridge
link set dev split-rack-a mtu 1500 up
link set dev gw-a up master split-rack-a
link set dev gw-a type bridge_slave hairpin off
link set dev node-2-a up master split-rack-a
link set dev node-2-a type bridge_slave hairpin off
EOF

# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # links, addresses, routes
ip -batch - <<'EOF'
# no longer: segment rack-a is split, on purpose: gw, node-2 on this side
link del dev split-rack-a
# the cable of gw to segment rack-a
link set dev gw-a up master br-rack-a
link set dev gw-a type bridge_slave hairpin off
# the cable of node-2 to segment rack-a
link set dev node-2-a up master br-rack-a
link set dev node-2-a type bridge_slave hairpin off
EOF
