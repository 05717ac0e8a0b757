/** Changes to a recording, and what must be told about each first. */

type Told = readonly [place: string, what: string, expected: string, found: string];

export type Breakage = {
	readonly title: string;
	/** Of node-1's answer: what is replaced by what. */
	readonly replace: readonly (readonly [string | RegExp, string])[];
	readonly first: readonly Told[];
	/** How many findings come after those. */
	readonly more?: number;
};

export const recordedBreakages: readonly Breakage[] = [
	{
		title: 'a forwarding entry is missing',
		replace: [[/\{"mac":"0a:58:0a:f4:02:00","ifname":"flannel.1"[^}]*\},?/, '']],
		first: [['node-1', 'fdb 0a:58:0a:f4:02:00 dst 192.168.50.12 dev flannel.1', 'present', 'missing']],
	},
	{
		title: 'a forwarding entry would age out',
		replace: [
			[
				/("0a:58:0a:f4:02:00","ifname":"flannel.1","dst":"192.168.50.12","flags":\["self"\],"state":")permanent/,
				'$1',
			],
		],
		first: [
			[
				'node-1',
				'fdb 0a:58:0a:f4:02:00 dev flannel.1',
				'dst 192.168.50.12 dev flannel.1',
				'dst 192.168.50.12 dev flannel.1 learned',
			],
		],
	},
	{
		title: 'a forwarding entry is there that nobody planned',
		replace: [
			[
				'{"mac":"0a:58:0a:f4:02:00"',
				'{"mac":"00:00:00:00:00:00","ifname":"flannel.1","dst":"192.168.50.13","flags":["self"],"state":"permanent"},{"mac":"0a:58:0a:f4:02:00"',
			],
		],
		first: [['node-1', 'fdb 00:00:00:00:00:00 dst 192.168.50.13 dev flannel.1', 'absent', 'present']],
	},
	{
		title: 'a route is missing',
		replace: [[/\{"type":"unicast","dst":"10.244.2.0\/24"[^}]*\},?/, '']],
		first: [['node-1', 'route 10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink', 'present', 'missing']],
	},
	{
		title: 'a route has another metric',
		replace: [[/("dst":"10.244.2.0\/24"[^}]*"scope":"global")/, '$1,"metric":7']],
		first: [
			[
				'node-1',
				'route 10.244.2.0/24',
				'via 10.244.2.0 dev flannel.1 onlink',
				'via 10.244.2.0 dev flannel.1 onlink metric 7',
			],
		],
	},
	{
		title: 'a neighbour is missing',
		replace: [[/\{"dst":"10.244.3.0","dev":"flannel.1"[^}]*\},?/, '']],
		first: [['node-1', 'neighbour 10.244.3.0 lladdr 0a:58:0a:f4:03:00 dev flannel.1', 'present', 'missing']],
	},
	{
		title: 'a neighbour has another MAC',
		replace: [['"lladdr":"0a:58:0a:f4:03:00"', '"lladdr":"0a:58:0a:f4:02:00"']],
		first: [
			[
				'node-1',
				'neighbour 10.244.3.0 dev flannel.1',
				'lladdr 0a:58:0a:f4:03:00',
				'lladdr 0a:58:0a:f4:02:00',
			],
		],
	},
	{
		title: 'the MTU is wrong',
		replace: [[/("ifname":"flannel.1","flags":[^\]]*\],"mtu":)1450/, '$11400']],
		first: [['node-1', 'mtu of flannel.1', '1450', '1400']],
	},
	{
		title: 'the VNI is wrong',
		replace: [['"info_data":{"id":1,', '"info_data":{"id":2,']],
		first: [['node-1', 'vni of flannel.1', '1', '2']],
	},
	{
		title: 'two MACs are swapped',
		replace: [
			['"link_type":"ether","address":"0a:58:0a:f4:01:03"', 'FIRST'],
			[
				'"link_type":"ether","address":"0a:58:0a:f4:01:04"',
				'"link_type":"ether","address":"0a:58:0a:f4:01:03"',
			],
			['FIRST', '"link_type":"ether","address":"0a:58:0a:f4:01:04"'],
		],
		first: [
			['node-1/default.tool-0', 'mac of eth0', '0a:58:0a:f4:01:03', '0a:58:0a:f4:01:04'],
			['node-1/default.web-0', 'mac of eth0', '0a:58:0a:f4:01:04', '0a:58:0a:f4:01:03'],
		],
	},
	{
		title: 'forwarding is off',
		replace: [['ip_forward <==\n1', 'ip_forward <==\n0']],
		first: [['node-1', 'sysctl net.ipv4.ip_forward', '1', '0']],
	},
	{
		title: 'a rule masquerades everything',
		replace: [[/(\tchain postrtg \{\n.*;\n)/, '$1\t\tmasquerade\n']],
		first: [['node-1', 'nft rule in table ip flannel-ipv4, chain postrtg: masquerade', 'absent', 'present']],
	},
	{
		title: 'a packet filter drops by default',
		replace: [['priority filter; policy accept;', 'priority filter; policy drop;']],
		first: [
			[
				'node-1',
				'nft table ip flannel-ipv4, chain forward',
				'type filter hook forward priority filter; policy accept;',
				'type filter hook forward priority filter; policy drop;',
			],
		],
	},
	{
		title: 'a table is asleep',
		replace: [['table ip flannel-ipv4 {\n', 'table ip flannel-ipv4 {\n\tflags dormant\n']],
		first: [['node-1', 'nft table ip flannel-ipv4', 'nothing more', 'flags dormant']],
	},
	{
		title: 'a rule is another one',
		replace: [['ip daddr != 224.0.0.0/4 masquerade', 'ip daddr != 224.0.0.0/8 masquerade']],
		first: [
			[
				'node-1',
				'nft rule in table ip flannel-ipv4, chain postrtg',
				'ip saddr 10.244.0.0/16 ip daddr != 224.0.0.0/4 masquerade fully-random comment "pod to the outside: under its node’s address"',
				'ip saddr 10.244.0.0/16 ip daddr != 224.0.0.0/8 masquerade fully-random comment "pod to the outside: under its node’s address"',
			],
		],
	},
	{
		title: 'two rules have changed places',
		replace: [[/(\t\tip saddr 10.244.0.0\/16 accept .*\n)(\t\tip daddr .*\n)/, '$2$1']],
		first: [
			[
				'node-1',
				'order of nft rule in table ip flannel-ipv4, chain forward',
				'number 1 is: ip saddr 10.244.0.0/16 accept comment "what pods send may be forwarded"',
				'number 1 is: ip daddr 10.244.0.0/16 accept comment "what pods receive may be forwarded"',
			],
		],
	},
	{
		title: 'there is a table of iptables',
		replace: [
			[
				'table ip flannel-ipv4 {\n',
				'table ip filter {\n\tchain FORWARD {\n\t\t counter drop\n\t}\n}\ntable ip flannel-ipv4 {\n',
			],
		],
		first: [['node-1', 'nft rule in table ip filter, chain FORWARD: counter drop', 'absent', 'present']],
	},
	{
		title: 'there is one more address',
		replace: [
			[
				/("local":"192.168.50.11","prefixlen":24)/,
				'"local":"10.9.9.9","prefixlen":32,"scope":"global"},{"family":"inet",$1',
			],
		],
		first: [['node-1', 'address 10.9.9.9/32 dev eth0', 'absent', 'present']],
	},
	{
		title: 'an address has another length',
		replace: [['"local":"10.244.1.1","prefixlen":24', '"local":"10.244.1.1","prefixlen":16']],
		first: [['node-1', 'address 10.244.1.1/24 dev cni0', '10.244.1.1/24', '10.244.1.1/16']],
	},
	{
		title: 'there is one more link',
		replace: [
			[
				'[{"ifindex":1,',
				'[{"ifindex":99,"ifname":"extra0","flags":["UP"],"mtu":1500,"linkinfo":{"info_kind":"dummy"}},{"ifindex":1,',
			],
		],
		first: [['node-1', 'link extra0 (dummy)', 'absent', 'present']],
	},
	{
		title: 'hairpin is off',
		replace: [['"hairpin":true', '"hairpin":false']],
		first: [['node-1', 'hairpin of veth4ee66708', 'true', 'false']],
	},
	{
		title: 'there is one more routing rule',
		replace: [
			[
				'[{"priority":0,"src":"all","table":"local","protocol":"kernel"}',
				'[{"priority":0,"src":"all","table":"local","protocol":"kernel"},{"priority":5,"src":"10.1.0.0","srclen":16,"fwmark":"0x4","table":"100"}',
			],
		],
		first: [['node-1', 'ip rule 5: from 10.1.0.0/16 fwmark 0x4 lookup 100', 'absent', 'present']],
	},
	{
		title: 'a file says something else',
		replace: [['FLANNEL_MTU=1450', 'FLANNEL_MTU=1400']],
		first: [
			['node-1', 'file /run/flannel/subnet.env', 'line 3: FLANNEL_MTU=1450', 'line 3: FLANNEL_MTU=1400'],
		],
	},
	{
		title: 'a network namespace can’t be entered',
		replace: [['\nMARK default.web-0 ip\n', '\nMARK default.web-0 failed\n\nMARK default.web-0 ip\n']],
		first: [
			[
				'node-1',
				'network namespace default.web-0',
				'present',
				'a file that is no network namespace any more',
			],
		],
		more: 5,
	},
];
