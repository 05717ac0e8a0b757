# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # packet filter
nft -f - <<'EOF'
# node-2 is paused, on purpose
table netdev pause-node-2-a {
	chain to-machine {
		type filter hook egress device "node-2-a" priority filter; policy drop;
	}

	chain from-machine {
		type filter hook ingress device "node-2-a" priority filter; policy drop;
	}
}
EOF

# node-2: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # packet filter
nft -f - <<'EOF'
# node-2 is paused, on purpose
table inet pause {
	chain to-node {
		type filter hook prerouting priority -500; policy drop;
		iifname "lo" accept
	}

	chain from-node {
		type filter hook output priority -500; policy drop;
		oifname "lo" accept
	}
}
table bridge pause {
	chain to-node {
		type filter hook prerouting priority -500; policy drop;
	}

	chain from-node {
		type filter hook output priority -500; policy drop;
	}
}
EOF

# underlay: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # packet filter
nft -f - <<'EOF'
# no longer: node-2 is paused, on purpose
delete table netdev pause-node-2-a
EOF

# node-2: what changes
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # packet filter
nft -f - <<'EOF'
# no longer: node-2 is paused, on purpose
delete table bridge pause
delete table inet pause
EOF
