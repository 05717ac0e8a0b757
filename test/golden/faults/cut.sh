# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # links, addresses, routes
ip -batch - <<'EOF'
# the cable of node-2 is cut, on purpose
link set dev node-2-a down master br-rack-a
link set dev node-2-a type bridge_slave hairpin off
EOF

# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # links, addresses, routes
ip -batch - <<'EOF'
# the cable of node-2 to segment rack-a
link set dev node-2-a up master br-rack-a
link set dev node-2-a type bridge_slave hairpin off
EOF
