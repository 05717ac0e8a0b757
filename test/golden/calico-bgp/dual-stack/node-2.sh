# node-2 (node)
set -eu
trap '[ $? = 0 ] || echo "cnilab: failed in step $step" >&2' EXIT

step=1 # kernel settings
# no source address is checked against the routes: the kernel’s own default, whatever the host has set
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/eth0/rp_filter
# addresses are unique by plan: usable at once, without a second of duplicate address detection
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad
# addresses and routes come from the plan, not from router advertisements
echo 0 > /proc/sys/net/ipv6/conf/default/accept_ra
echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_ra
# a node forwards between its pods and the others
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
# as kubeadm demands: what a bridge switches passes the IP filters too, so that Services and policies see it
[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables
[ ! -e /proc/sys/net/bridge/bridge-nf-call-ip6tables ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-ip6tables

step=2 # links, addresses, routes
ip -batch - <<'EOF'
# loopback of node-2
link set dev lo up
# the cable to segment rack-a
link set dev eth0 up
# node-2 on segment rack-a
address add 192.168.50.12/24 dev eth0
address add fd50::12/64 dev eth0 nodad
# everything that is not on segment rack-a goes to its router
route add default via 192.168.50.1 dev eth0
route add default via fd50::1 dev eth0
EOF

step=3 # the daemon bird
# the routing daemon of node-2: it speaks BGP for AS 64512
mkdir -p /etc/calico/confd/config
printf '%s\n' '# Which routes node-2 has of its own (ipv4), and how they are told.

protocol static static4 {
  ipv4;
  # Blocks of this node. A packet to an address that no pod of it has ends here.
  route 10.244.2.0/26 blackhole;
}

# A block is told as one route, and nothing inside it.
function calico_aggr()
{
  if ( net = 10.244.2.0/26 ) then accept;
  if ( net ~ 10.244.2.0/26 ) then reject;
}' > /etc/calico/confd/config/bird_aggr.cfg
printf '%s\n' '# What node-2 tells its peers, and what it puts into the kernel (ipv4).

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
  accept;
}' > /etc/calico/confd/config/bird_ipam.cfg
printf '%s\n' '# Which routes node-2 has of its own (ipv6), and how they are told.

protocol static static6 {
  ipv6;
  # Blocks of this node. A packet to an address that no pod of it has ends here.
  route fd00:10:244:2::/122 blackhole;
}

# A block is told as one route, and nothing inside it.
function calico_aggr6()
{
  if ( net = fd00:10:244:2::/122 ) then accept;
  if ( net ~ fd00:10:244:2::/122 ) then reject;
}' > /etc/calico/confd/config/bird6_aggr.cfg
printf '%s\n' '# What node-2 tells its peers, and what it puts into the kernel (ipv6).

# `accept` and `reject` end it; what neither is said of is rejected by the caller.
function calico_export_to_bgp_peers6(bool internal_peer)
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
  apply_communities6();
  calico_aggr6();
  if ( net ~ fd00:10:244::/48 ) then accept;  # pool default-ipv6-ippool
}

filter calico_kernel_programming6
{
  if ( source = RTS_DEVICE ) then reject;  # the kernel has them by itself
  accept;
}' > /etc/calico/confd/config/bird6_ipam.cfg
printf '%s\n' '# BIRD 2 on node-2: the sessions of a Calico node, and the routes that they bring

log "/var/run/calico/bird.log" 4000000 "/var/run/calico/bird.log.old" all;  # 4 MB, twice: /run is memory

router id 192.168.50.12;  # what its peers know this machine by: no two may have the same

# A BIRD that was gone and comes back waits so long (seconds) for its peers before it touches the kernel'\''s routes: the old
# ones carry packets meanwhile.
graceful restart wait 240;

function apply_communities()
{
}

function apply_communities6()
{
}

include "bird_aggr.cfg";
include "bird_ipam.cfg";
include "bird6_aggr.cfg";
include "bird6_ipam.cfg";

# The machine'\''s interfaces: looked at every 2 seconds, beside what the kernel says by itself.
protocol device {
  scan time 2;
}

# The subnets of the interfaces, so that next hops on them are known. Not those of pods.
protocol direct {
  ipv4;
  ipv6;
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

# Between BIRD'\''s table and the kernel'\''s.
protocol kernel kernel6 {
  learn;             # routes that others add to the kernel are known to BIRD too
  persist;           # routes stay in the kernel when BIRD ends
  scan time 2;       # seconds
  graceful restart;  # old routes stay until the peers have told all they know again
  metric 0;          # as BIRD 1 did; BIRD 2 would say 32
  merge paths on;    # of several paths that are equally good all are used (ECMP)
  ipv6 {
    import all;
    export filter calico_kernel_programming6;
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

template bgp bgp_template6 {
  debug { states, events };   # what happens to a session is in the log
  local as 64512;
  hold time 240;              # seconds without a word from the peer: the session is over
  keepalive time 80;
  graceful restart;           # when BIRD ends here, peers keep its routes …
  graceful restart time 120;  # … for so long
  connect delay time 2;       # until it connects, if the peer does not
  connect retry time 5;
  error wait time 5, 30;      # after an error; twice as long each time
  ipv6 {
    import all;
    gateway recursive;  # the way to the next hop is looked up: it may be behind a router
    add paths on;       # not only the best path is told
  };
}

# the node-to-node mesh: node-2 with node-1
protocol bgp Mesh_192_168_50_11 from bgp_template {
  neighbor 192.168.50.11 as 64512;
  source address 192.168.50.12;
  ttl security off;
  multihop;
  ipv4 {
    export filter {
      calico_export_to_bgp_peers(true);
      reject;
    };
  };
}

# the node-to-node mesh: node-2 with node-3
protocol bgp Mesh_192_168_50_13 from bgp_template {
  neighbor 192.168.50.13 as 64512;
  source address 192.168.50.12;
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

# the node-to-node mesh: node-2 with node-1
protocol bgp Mesh_fd50__11 from bgp_template6 {
  neighbor fd50::11 as 64512;
  source address fd50::12;
  ttl security off;
  multihop;
  ipv6 {
    export filter {
      calico_export_to_bgp_peers6(true);
      reject;
    };
  };
}

# the node-to-node mesh: node-2 with node-3
protocol bgp Mesh_fd50__13 from bgp_template6 {
  neighbor fd50::13 as 64512;
  source address fd50::12;
  ttl security off;
  multihop;
  passive on;  # it waits: the other end connects
  ipv6 {
    export filter {
      calico_export_to_bgp_peers6(true);
      reject;
    };
  };
}' > /etc/calico/confd/config/bird.cfg

step=4 # the daemon bird
# the routing daemon of node-2: it speaks BGP for AS 64512
bird -p -c /etc/calico/confd/config/bird.cfg

step=5 # the daemon bird
# the routing daemon of node-2: it speaks BGP for AS 64512
mkdir -p /var/run/calico /var/run/bird && ln -sf /var/run/calico/bird.ctl /var/run/bird/bird.ctl && bird $([ -z "$(ip route show proto bird; ip -6 route show proto bird)" ] || echo -R) -s /var/run/calico/bird.ctl -P /var/run/calico/bird.pid -c /etc/calico/confd/config/bird.cfg

step=6 # links, addresses, routes
ip -batch - <<'EOF'
# pod db/store-1: a network of its own, and a cable from it to the node
netns add db.store-1
link add name calic4b502c067d up mtu 1500 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1500 address 0a:58:0a:f4:02:02 netns db.store-1
# pod db/store-1 is at the end of this cable, it alone
route add 10.244.2.2/32 dev calic4b502c067d
route add fd00:10:244:2::2/128 dev calic4b502c067d
# pod default/tool-1: a network of its own, and a cable from it to the node
netns add default.tool-1
link add name cali6adcc99403c up mtu 1500 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1500 address 0a:58:0a:f4:02:03 netns default.tool-1
# pod default/tool-1 is at the end of this cable, it alone
route add 10.244.2.3/32 dev cali6adcc99403c
route add fd00:10:244:2::3/128 dev cali6adcc99403c
# pod default/web-1: a network of its own, and a cable from it to the node
netns add default.web-1
link add name cali0761ccbeace up mtu 1500 address ee:ee:ee:ee:ee:ee type veth peer name eth0 mtu 1500 address 0a:58:0a:f4:02:04 netns default.web-1
# pod default/web-1 is at the end of this cable, it alone
route add 10.244.2.4/32 dev cali0761ccbeace
route add fd00:10:244:2::4/128 dev cali0761ccbeace
EOF

step=7 # packet filter
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
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-tw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-tw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-tw-cali0761ccbeace,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-fw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-fw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-fw-cali0761ccbeace,
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
	chain filter-cali-tw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali0761ccbeace {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali0761ccbeace {
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
	}
	chain nat-POSTROUTING {
		type nat hook postrouting priority srcnat + 10; policy accept;
		jump nat-cali-POSTROUTING
	}
}
# Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (ipv6)
table ip6 calico {
	set cali60network-ip-pools {
		type ipv6_addr
		flags interval
		elements = { fd00:10:244::/48 }
	}
	set cali60masq-ipam-pools {
		type ipv6_addr
		flags interval
	}
	map filter-cali-to-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-tw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-tw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-tw-cali0761ccbeace,
		}
	}
	map filter-cali-from-wl-dispatch {
		type ifname : verdict
		elements = {
			"calic4b502c067d" : goto filter-cali-fw-calic4b502c067d,
			"cali6adcc99403c" : goto filter-cali-fw-cali6adcc99403c,
			"cali0761ccbeace" : goto filter-cali-fw-cali0761ccbeace,
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
	chain filter-cali-tw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-calic4b502c067d {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.db
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali6adcc99403c {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		udp dport 4789 counter drop comment "denied: VXLAN of a pod’s own"
		meta l4proto 4 counter drop comment "denied: IP in IP of a pod’s own"
		jump filter-cali-pro-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-tw-cali0761ccbeace {
		ct state established,related accept
		ct state invalid counter drop comment "denied: conntrack knows no such connection"
		meta mark set meta mark & 0xfffcffff
		jump filter-cali-pri-kns.default
		meta mark & 0x10000 == 0x10000 return
		counter drop comment "denied: no profile allows it"
	}
	chain filter-cali-fw-cali0761ccbeace {
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
		icmpv6 type { 130, 131, 132, 133, 135, 136 } accept comment "a pod looks for its node"
		jump filter-cali-from-wl-dispatch
		accept comment "DefaultEndpointToHostAction is Accept, as in Calico’s manifests"
	}
	chain filter-cali-INPUT {
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
	}
	chain nat-cali-POSTROUTING {
		jump nat-cali-nat-outgoing
	}
	chain nat-POSTROUTING {
		type nat hook postrouting priority srcnat + 10; policy accept;
		jump nat-cali-POSTROUTING
	}
}
EOF

step=8 # kernel settings
# pod db/store-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/calic4b502c067d/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/calic4b502c067d/forwarding
echo 0 > /proc/sys/net/ipv4/conf/calic4b502c067d/rp_filter
# pod db/store-1: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/calic4b502c067d/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/calic4b502c067d/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/calic4b502c067d/forwarding
echo 0 > /proc/sys/net/ipv6/conf/calic4b502c067d/accept_ra
# pod default/tool-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali6adcc99403c/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali6adcc99403c/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali6adcc99403c/rp_filter
# pod default/tool-1: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/cali6adcc99403c/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/cali6adcc99403c/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/cali6adcc99403c/forwarding
echo 0 > /proc/sys/net/ipv6/conf/cali6adcc99403c/accept_ra
# pod default/web-1: the node answers every ARP request on its cable, at once, and forwards what comes
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/route_localnet
echo 0 > /proc/sys/net/ipv4/neigh/cali0761ccbeace/proxy_delay
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/cali0761ccbeace/forwarding
echo 0 > /proc/sys/net/ipv4/conf/cali0761ccbeace/rp_filter
# pod default/web-1: the node forwards what comes from its cable
echo 0 > /proc/sys/net/ipv6/conf/cali0761ccbeace/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/cali0761ccbeace/proxy_ndp
echo 1 > /proc/sys/net/ipv6/conf/cali0761ccbeace/forwarding
echo 0 > /proc/sys/net/ipv6/conf/cali0761ccbeace/accept_ra

step=9 # pod db.store-1
ip -n db.store-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.2.2/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:2::2/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=10 # pod default.tool-1
ip -n default.tool-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.2.3/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:2::3/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=11 # pod default.web-1
ip -n default.web-1 -batch - <<'EOF'
link set dev lo up
link set dev eth0 up
address add 10.244.2.4/32 dev eth0
route add 169.254.1.1/32 dev eth0
route add default via 169.254.1.1 dev eth0
address add fd00:10:244:2::4/128 dev eth0 nodad
route add default via fe80::ecee:eeff:feee:eeee dev eth0
EOF

step=12 # files
mkdir -p /etc/netns/db.store-1 /etc/netns/default.tool-1 /etc/netns/default.web-1
# the machines know each other by name
printf '%s\n' '127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
192.168.50.11	node-1
192.168.50.12	node-2
192.168.50.13	node-3
fd50::11	node-1
fd50::12	node-2
fd50::13	node-3' > /etc/hosts
# pod db/store-1: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search db.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/db.store-1/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.2.2	store-1
fd00:10:244:2::2	store-1' > /etc/netns/db.store-1/hosts
printf '%s\n' store-1 > /etc/netns/db.store-1/hostname
# pod default/tool-1: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.tool-1/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.2.3	tool-1
fd00:10:244:2::3	tool-1' > /etc/netns/default.tool-1/hosts
printf '%s\n' tool-1 > /etc/netns/default.tool-1/hostname
# pod default/web-1: its own /etc, as the kubelet writes it
printf '%s\n' '# The address that a cluster gives to its DNS Service; nothing answers there yet.
search default.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5' > /etc/netns/default.web-1/resolv.conf
printf '%s\n' '# Kubernetes-managed hosts file.
127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
fe00::0	ip6-localnet
fe00::0	ip6-mcastprefix
fe00::1	ip6-allnodes
fe00::2	ip6-allrouters
10.244.2.4	web-1
fd00:10:244:2::4	web-1' > /etc/netns/default.web-1/hosts
printf '%s\n' web-1 > /etc/netns/default.web-1/hostname
