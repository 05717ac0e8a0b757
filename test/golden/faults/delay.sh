# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# the cable of node-2 holds each packet back for 50 ms (± 10 ms), on purpose
qdisc replace dev node-2-a root netem limit 100000 delay 50ms 10ms
EOF

# node-2: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# the cable of node-2 holds each packet back for 50 ms (± 10 ms), on purpose
qdisc replace dev eth0 root netem limit 100000 delay 50ms 10ms
EOF

# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# no longer: the cable of node-2 holds each packet back for 50 ms (± 10 ms), on purpose
qdisc del dev node-2-a root
EOF

# node-2: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# no longer: the cable of node-2 holds each packet back for 50 ms (± 10 ms), on purpose
qdisc del dev eth0 root
EOF
