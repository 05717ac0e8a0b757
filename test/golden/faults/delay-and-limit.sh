# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# the cable of gw to rack-a holds each packet back for 0.5 ms, on purpose; the cable of gw to rack-a carries 500 kbit a second, on purpose
qdisc replace dev gw-a root netem limit 100000 delay 0.5ms rate 500kbit
EOF

# gw: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# the cable of gw to rack-a holds each packet back for 0.5 ms, on purpose; the cable of gw to rack-a carries 500 kbit a second, on purpose
qdisc replace dev eth0 root netem limit 100000 delay 0.5ms rate 500kbit
EOF

# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# no longer: the cable of gw to rack-a holds each packet back for 0.5 ms, on purpose; the cable of gw to rack-a carries 500 kbit a second, on purpose
qdisc del dev gw-a root
EOF

# gw: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # queues
tc -batch - <<'EOF'
# no longer: the cable of gw to rack-a holds each packet back for 0.5 ms, on purpose; the cable of gw to rack-a carries 500 kbit a second, on purpose
qdisc del dev eth0 root
EOF
