# node-1 (node)
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# no source address is checked against the routes: the kernel’s own default, whatever the host has set
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/eth0/rp_filter
# this lab has no IPv6: no link-local chatter on its wires
echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6
# a node forwards between its pods and the others
echo 1 > /proc/sys/net/ipv4/ip_forward
# as kubeadm demands: what a bridge switches passes the IP filters too, so that Services and policies see it
[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# loopback of node-1
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# node-1 on segment rack-a
address add 192.168.50.11/24 dev eth0
# everything that is not on segment rack-a goes to its router
route add default via 192.168.50.1 dev eth0
EOF

step=3 # tunnel
# the tunnel’s end: it has no fixed other end, a route’s next hop is the outer destination
[ -e /proc/sys/net/ipv4/conf/tunl0 ] || ip link add name tunl0 type ipip || [ -e /proc/sys/net/ipv4/conf/tunl0 ]
ip link set dev tunl0 mtu 1480 up

step=4 # links, addresses, routes
ip -batch - <<'EOF'
# the source of what the node itself sends to remote pods, so that answers come back by the tunnel
address add 10.244.1.1/32 dev tunl0
# a block of node-2: it is in the same subnet, and IPPool default-ipv4-ippool is tunnelled only across subnets
route add 10.244.2.0/26 via 192.168.50.12 dev eth0 onlink proto 80
# a block of node-3: wrapped, and sent to the node itself
route add 10.244.3.0/26 via 192.168.60.13 dev tunl0 onlink proto 80
# a block of this node’s: what no pod of it has goes nowhere
route add blackhole 10.244.1.0/26 proto 80
EOF

step=5 # the daemon bird
# the routing daemon of node-1: it speaks BGP for AS 64512
mkdir -p /etc/calico/confd/config
printf '%s\n' '# Which routes node-1 has of its own (ipv4), and how they are told.

protocol static static4 {
  ipv4;
  # Blocks of this node. A packet to an address that no pod of it has ends here.
  route 10.244.1.0/26 blackhole;
}

# A block is told as one route, and nothing inside it.
function calico_aggr()
{
  if ( net = 10.244.1.0/26 ) then accept;
  if ( net ~ 10.244.1.0/26 ) then reject;
}' > /etc/calico/confd/config/bird_aggr.cfg
printf '%s\n' '# What node-1 tells its peers, and what it puts into the kernel (ipv4).

# `accept` and `reject` end it; what neither is said of is rejected by the caller.
function calico_export_to_bgp_peers(bool internal_peer)
{
  # Routes through tunnels are this node'\''s own affair: who is in the same AS has its own.
  if ( internal_peer && defined(ifname) ) then {
    if ( ifname ~ "*.cali" || ifname ~ "*.calico" || ifname ~ "tunl0" ) then reject;
  }
  # Of what others have put into the kernel only the routes to this node'\''s pods are told: Felix'\''s to other
  # nodes (protocol 80) are what those nodes tell themselves.
  if ( source = RTS_INHERIT ) then {
    if ( !defined(ifname) ) then reject;
    if ( ifname !~ "cali*" ) then reject;
  }
  apply_communities();
  calico_aggr();
  if ( net ~ 10.244.0.0/16 ) then accept;  # pool default-ipv4-ippool
}

filter calico_kernel_programming
{
  if ( source = RTS_DEVICE ) then reject;  # the kernel has them by itself
  # Tunnelled pools: Felix programs these routes.
  if ( net ~ 10.244.0.0/16 ) then reject;  # pool default-ipv4-ippool
  accept;
}' > /etc/calico/confd/config/bird_ipam.cfg
printf '%s\n' '# BIRD 2 on node-1: the sessions of a Calico node, and the routes that they bring

log "/var/run/calico/bird.log" 4000000 "/var/run/calico/bird.log.old" all;  # 4 MB, twice: /run is memory

router id 192.168.50.11;  # what its peers know this machine by: no two may have the same

# A BIRD that was gone and comes back waits so long (seconds) for its peers before it touches the kernel'\''s routes: the old
# ones carry packets meanwhile.
graceful restart wait 240;

function apply_communities()
{
}

include "bird_aggr.cfg";
include "bird_ipam.cfg";

# The machine'\''s interfaces: looked at every 2 seconds, beside what the kernel says by itself.
protocol device {
  scan time 2;
}

# The subnets of the interfaces, so that next hops on them are known. Not those of pods.
protocol direct {
  ipv4;
  interface -"cali*", -"kube-ipvs*", "*";
}

# Between BIRD'\''s table and the kernel'\''s.
protocol kernel kernel4 {
  learn;             # routes that others add to the kernel are known to BIRD too
  persist;           # routes stay in the kernel when BIRD ends
  scan time 2;       # seconds
  graceful restart;  # old routes stay until the peers have told all they know again
  metric 0;          # as BIRD 1 did; BIRD 2 would say 32
  merge paths on;    # of several paths that are equally good all are used (ECMP)
  ipv4 {
    import all;
    export filter calico_kernel_programming;
  };
}

template bgp bgp_template {
  debug { states, events };   # what happens to a session is in the log
  local as 64512;
  hold time 240;              # seconds without a word from the peer: the session is over
  keepalive time 80;
  graceful restart;           # when BIRD ends here, peers keep its routes …
  graceful restart time 120;  # … for so long
  connect delay time 2;       # until it connects, if the peer does not
  connect retry time 5;
  error wait time 5, 30;      # after an error; twice as long each time
  ipv4 {
    import all;
    gateway recursive;  # the way to the next hop is looked up: it may be behind a router
    add paths on;       # not only the best path is told
  };
}

# the node-to-node mesh: node-1 with node-2
protocol bgp Mesh_192_168_50_12 from bgp_template {
  neighbor 192.168.50.12 as 64512;
  source address 192.168.50.11;
  ttl security off;
  multihop;
  passive on;  # it waits: the other end connects
  ipv4 {
    export filter {
      calico_export_to_bgp_peers(true);
      reject;
    };
  };
}

# the node-to-node mesh: node-1 with node-3
protocol bgp Mesh_192_168_60_13 from bgp_template {
  neighbor 192.168.60.13 as 64512;
  source address 192.168.50.11;
  ttl security off;
  multihop;
  passive on;  # it waits: the other end connects
  ipv4 {
    export filter {
      calico_export_to_bgp_peers(true);
      reject;
    };
  };
}' > /etc/calico/confd/config/bird.cfg

step=6 # the daemon bird
# the routing daemon of node-1: it speaks BGP for AS 64512
bird -p -c /etc/calico/confd/config/bird.cfg

step=7 # the daemon bird
# the routing daemon of node-1: it speaks BGP for AS 64512
mkdir -p /var/run/calico /var/run/bird && ln -sf /var/run/calico/bird.ctl /var/run/bird/bird.ctl && bird $([ -z "$(ip route show proto bird; ip -6 route show proto bird)" ] || echo -R) -s /var/run/calico/bird.ctl -P /var/run/calico/bird.pid -c /etc/calico/confd/config/bird.cfg

step=8 # links, addresses, routes
ip -batch - <<'EOF'
# pod db/store-0: a network of its own, and a cable from it to the node
netns add db.store-0
link add name caliceeabab0ed9 up mtu 1480 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1480 address 0a:58:0a:f4:01:02 netns db.store-0
# pod db/store-0 is at the end of this cable, it alone
route add 10.244.1.2/32 dev caliceeabab0ed9
# pod default/tool-0: a network of its own, and a cable from it to the node
netns add default.tool-0
link add name cali892ee7b74ca up mtu 1480 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1480 address 0a:58:0a:f4:01:03 netns default.tool-0
# pod default/tool-0 is at the end of this cable, it alone
route add 10.244.1.3/32 dev cali892ee7b74ca
# pod default/web-0: a network of its own, and a cable from it to the node
netns add default.web-0
link add name cali0d7763386da up mtu 1480 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1480 address 0a:58:0a:f4:01:04 netns default.web-0
# pod default/web-0 is at the end of this cable, it alone
route add 10.244.1.4/32 dev cali0d7763386da
EOF

step=9 # packet filter
nft -f - <<'EOF'
# Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (ipv4)
table ip calico {
	set cali40network-ip-pools {
		type ipv4_addr
		flags interval
		elements = { 10.244.0.0/16 }
	}
	set cali40masq-ipam-pools {
		type ipv4_addr
		flags interval
		elements = { 10.244.0.0/16 }
	}
	set cali40all-hosts-net {
		type ipv4_addr
		flags interval
		elements = { 192.168.50.11, 192.168.50.12, 192.168.60.13 }
	}
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"caliceeabab0ed9" : goto filter-cali-tw-caliceeabab0ed9,
			"cali892ee7b74ca" : goto filter-cali-tw-cali892ee7b74ca,
			"cali0d7763386da" : goto filter-cali-tw-cali0d7763386da,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"caliceeabab0ed9" : goto filter-cali-fw-caliceeabab0ed9,
			"cali892ee7b74ca" : goto filter-cali-fw-cali892ee7b74ca,
			"cali0d7763386da" : goto filter-cali-fw-cali0d7763386da,
		}
	}
	chain filter-cali-pri-kns.db {
		meta mark set meta mark | 0x10000 return comment "profile kns.db"
	}
	chain filter-cali-pro-kns.db {
		meta mark set meta mark | 0x10000 return comment "profile kns.db"
	}
	chain filter-cali-pri-kns.default {
		meta mark set meta mark | 0x10000 return comment "profile kns.default"
	}
	chain filter-cali-pro-kns.default {
		meta mark set meta mark | 0x10000 return comment "profile kns.default"
	}
	chain filter-cali-tw-caliceeabab0ed9 {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-caliceeabab0ed9 {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali892ee7b74ca {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali892ee7b74ca {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali0d7763386da {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali0d7763386da {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-to-wl-dispatch {
		oifname vmap @filter-cali-to-wl-dispatch
		counter drop comment "denied: unknown interface"
	}
	chain filter-cali-from-wl-dispatch {
		iifname vmap @filter-cali-from-wl-dispatch
		counter drop comment "denied: unknown interface"
	}
	chain raw-cali-PREROUTING {
		iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"
	}
	chain raw-PREROUTING {
		type filter hook prerouting priority raw; policy accept;
		jump raw-cali-PREROUTING
	}
	chain filter-cali-wl-to-host {
		jump filter-cali-from-wl-dispatch
		accept comment "DefaultEndpointToHostAction is Accept, as in Calico’s manifests"
	}
	chain filter-cali-INPUT {
		meta l4proto 4 ip saddr @cali40all-hosts-net fib daddr type local accept comment "IP in IP from a node of the cluster"
		meta l4proto 4 drop comment "IP in IP from anybody else"
		iifname "cali*" goto filter-cali-wl-to-host
		meta mark & 0x10000 == 0x10000 accept
	}
	chain filter-INPUT {
		type filter hook input priority filter; policy accept;
		jump filter-cali-INPUT
	}
	chain filter-cali-FORWARD {
		iifname "cali*" jump filter-cali-from-wl-dispatch
		oifname "cali*" jump filter-cali-to-wl-dispatch
	}
	chain filter-FORWARD {
		type filter hook forward priority filter; policy accept;
		jump filter-cali-FORWARD
		meta mark & 0x10000 == 0x10000 accept comment "a policy or a profile has accepted it"
		meta mark set meta mark | 0x10000 comment "no pod’s: the chains that come later need not ask again"
	}
	chain filter-cali-OUTPUT {
		meta mark & 0x10000 == 0x10000 accept
		oifname "cali*" return comment "a node reaches its own pods, whatever their policies say"
	}
	chain filter-OUTPUT {
		type filter hook output priority filter; policy accept;
		jump filter-cali-OUTPUT
	}
	chain nat-cali-nat-outgoing {
		ip saddr @cali40masq-ipam-pools ip daddr != @cali40network-ip-pools masquerade fully-random comment "natOutgoing: a pod to whatever is in no pool, nodes too, goes under its node’s address"
	}
	chain nat-cali-POSTROUTING {
		jump nat-cali-nat-outgoing
		oifname "tunl0" fib saddr . oif type != local fib saddr type local masquerade fully-random comment "the node’s own packet into the tunnel, with an address that is not the tunnel’s"
	}
	chain nat-POSTROUTING {
		type nat hook postrouting priority srcnat + 10; policy accept;
		jump nat-cali-POSTROUTING
	}
}
EOF

step=10 # kernel settings
# pod db/store-0: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/caliceeabab0ed9/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/forwarding
echo 0 > /proc/sys/net/ipv4/conf/caliceeabab0ed9/rp_filter
# pod default/tool-0: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali892ee7b74ca/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali892ee7b74ca/rp_filter
# pod default/web-0: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali0d7763386da/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali0d7763386da/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali0d7763386da/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali0d7763386da/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali0d7763386da/rp_filter

step=11 # pod db.store-0
ip -n db.store-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.1.2/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
EOF

step=12 # pod default.tool-0
ip -n default.tool-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.1.3/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
EOF

step=13 # pod default.web-0
ip -n default.web-0 -batch - <<'EOF'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.1.4/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
EOF

step=14 # files
mkdir -p /etc/netns/db.store-0 /etc/netns/default.tool-0 /etc/netns/default.web-0
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.60.13	node-3' > /etc/hosts
# pod db/store-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search db.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/db.store-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.1.2	store-0' > /etc/netns/db.store-0/hosts
printf '%s\n' store-0 > /etc/netns/db.store-0/hostname
# pod default/tool-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.tool-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.1.3	tool-0' > /etc/netns/default.tool-0/hosts
printf '%s\n' tool-0 > /etc/netns/default.tool-0/hostname
# pod default/web-0: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.web-0/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.1.4	web-0' > /etc/netns/default.web-0/hosts
printf '%s\n' web-0 > /etc/netns/default.web-0/hostname
