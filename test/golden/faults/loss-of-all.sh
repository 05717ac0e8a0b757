# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # packet filter
nft -f - <<'EOF'
# the cable of node-2 loses 100% of its packets, on purpose
table netdev loss-node-2-a {
	chain to-machine {
		type filter hook egress device "node-2-a" priority filter; policy accept;
		counter drop
	}

	chain from-machine {
		type filter hook ingress device "node-2-a" priority filter; policy accept;
		counter drop
	}
}
EOF

# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # packet filter
nft -f - <<'EOF'
# no longer: the cable of node-2 loses 100% of its packets, on purpose
delete table netdev loss-node-2-a
EOF
