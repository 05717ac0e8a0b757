# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# the cable of node-2 carries 10000 kbit a second, on purpose
qdisc replace dev node-2-a root tbf rate 10000kbit burst 5000 limit 67500
EOF

# node-2: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# the cable of node-2 carries 10000 kbit a second, on purpose
qdisc replace dev eth0 root tbf rate 10000kbit burst 5000 limit 67500
EOF

# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# no longer: the cable of node-2 carries 10000 kbit a second, on purpose
qdisc del dev node-2-a root
EOF

# node-2: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# no longer: the cable of node-2 carries 10000 kbit a second, on purpose
qdisc del dev eth0 root
EOF
