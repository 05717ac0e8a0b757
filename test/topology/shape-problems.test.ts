import test from 'ava';
import {parseDocuments, type SourceDocument} from '../../topology/documents.js';
import {buildShape, type Shape} from '../../topology/shape.js';
import {brief, collecting} from '../helpers/problems.js';

function shapeOf(text: string): {result: Shape | undefined; problems: string[]} {
	const {result, problems} = collecting(report => {
		const [document] = parseDocuments('shape.yaml', text, report);
		return buildShape(document as SourceDocument, report);
	});
	return {result, problems: brief(problems)};
}

const lan = 'segments: {lan: {ipv4: 10.0.0.0/24}}\n';

for (const [what, text, expected] of [
	[
		'overlapping subnets',
		'segments:\n  a: {ipv4: 10.0.0.0/16}\n  b: {ipv4: 10.0.1.0/24}\nnodes: {k: {segment: a}}\n',
		['cidr-overlap 3:13'],
	],
	['a subnet too small', 'segments:\n  a: {ipv4: 10.0.0.0/30}\nnodes: {k: , m: }\n', ['cidr-too-small 2:13']],
	[
		'a subnet without any host',
		'segments:\n  a: {ipv4: 10.0.0.0/32}\nnodes: {k: }\n',
		['cidr-too-small 2:13'],
	],
	['host bits', 'segments: {a: {ipv4: 10.0.0.1/24}}\nnodes: {k: }\n', ['bad-cidr 1:22']],
	['the wrong family', 'segments: {a: {ipv4: "fd00::/64"}}\nnodes: {k: }\n', ['bad-cidr 1:22']],
	['no subnet', 'segments: {a: {ipv4: ten}}\nnodes: {k: }\n', ['bad-cidr 1:22']],
	[
		'an AS of a router that is out of range',
		`${lan}nodes: {k: }\nrouters: {r: {segments: [lan], asNumber: 4294967295}}\n`,
		['bad-value 3:42'],
	],
	[
		'an AS of neighbors that is out of range',
		`${lan}nodes: {k: }\nrouters: {r: {segments: [lan], asNumber: 65001, neighbors: {asNumber: 0}}}\n`,
		['bad-value 3:71'],
	],
	[
		'neighbors of a router without BGP',
		`${lan}nodes: {k: }\nrouters: {r: {segments: [lan], neighbors: {asNumber: 64512}}}\n`,
		['missing-field 3:32'],
	],
	[
		'a password that BIRD can’t read',
		`${lan}nodes: {k: }\nrouters: {r: {segments: [lan], asNumber: 65001, neighbors: {password: 'a"b'}}}\n`,
		['bad-value 3:71'],
	],
	['a segment without a family', 'segments: {a: {mtu: 1500}}\nnodes: {k: }\n', ['family-missing 1:12']],
	[
		'an MTU too small for IPv4',
		'segments: {a: {ipv4: 10.0.0.0/24, mtu: 575}}\nnodes: {k: }\n',
		['mtu-too-small 1:40'],
	],
	[
		'an MTU too small for IPv6',
		'segments: {a: {ipv6: "fd00::/64", mtu: 1279}}\nnodes: {k: }\n',
		['mtu-too-small 1:40'],
	],
	['a default MTU too small', `${lan}defaults: {mtu: 9}\nnodes: {k: }\n`, ['mtu-too-small 2:17']],
	['an MTU too large', 'segments: {a: {ipv4: 10.0.0.0/24, mtu: 65536}}\nnodes: {k: }\n', ['bad-value 1:40']],
	['a node named as a client', `${lan}nodes: {k: }\nclients: {k: }\n`, ['duplicate 3:11']],
	['a node named as one of a group', `${lan}nodes: {w-2: }\ngroups: {w: {count: 2}}\n`, ['duplicate 3:10']],
	['a node named as the router', `${lan}nodes: {router: }\n`, ['duplicate 2:9']],
	['a name too long', `${lan}nodes: {${'n'.repeat(64)}: }\n`, ['bad-name 2:9']],
	['a name in capitals', `${lan}nodes: {Node: }\n`, ['bad-name 2:9']],
	[
		'a name with a dot',
		'segments: {a.b: {ipv4: 10.0.0.0/24}}\nnodes: {k: {segment: a.b}}\n',
		['bad-name 1:12'],
	],
	['a name that plans need', `${lan}nodes: {underlay: }\n`, ['bad-name 2:9']],
	['an address twice', `${lan}nodes: {a: {ipv4: 10.0.0.9}, b: {ipv4: 10.0.0.9}}\n`, ['address-taken 2:40']],
	["the router's address", `${lan}nodes: {a: {ipv4: 10.0.0.1}}\n`, ['address-taken 2:19']],
	['an address outside', `${lan}nodes: {a: {ipv4: 10.0.1.9}}\n`, ['address-outside 2:19']],
	['the network address', `${lan}nodes: {a: {ipv4: 10.0.0.0}}\n`, ['address-outside 2:19']],
	['the broadcast address', `${lan}nodes: {a: {ipv4: 10.0.0.255}}\n`, ['address-outside 2:19']],
	['an address with a length', `${lan}nodes: {a: {ipv4: 10.0.0.9/24}}\n`, ['bad-value 2:19']],
	[
		'an address of a family that is not there',
		`${lan}nodes: {a: {ipv6: "fd00::9"}}\n`,
		['family-missing 2:19'],
	],
	['an unknown segment', `${lan}nodes: {a: {segment: lam}}\n`, ['unknown-reference 2:22']],
	[
		'an unknown segment of a router',
		`${lan}nodes: {a: }\nrouters: {r: {segments: [lan, wan]}}\n`,
		['unknown-reference 3:31'],
	],
	[
		'a router on a segment twice',
		`${lan}nodes: {a: }\nrouters: {r: {segments: [lan, lan]}}\n`,
		['duplicate 3:31'],
	],
	[
		'no choice among two segments',
		'segments: {a: {ipv4: 10.0.0.0/24}, b: {ipv4: 10.0.1.0/24}}\nnodes: {k: }\n',
		['missing-field 2:9'],
	],
	[
		'a segment without a router',
		'segments:\n  a: {ipv4: 10.0.0.0/24}\n  b: {ipv4: 10.0.1.0/24}\nnodes: {k: {segment: a}}\nrouters: {r: {segments: [a]}}\n',
		['segment-unreachable 3:3'],
	],
	[
		'two islands',
		'segments:\n  a: {ipv4: 10.0.0.0/24}\n  b: {ipv4: 10.0.1.0/24}\nnodes: {k: {segment: a}}\nrouters: {r: {segments: [a]}, s: {segments: [b]}}\n',
		['segment-unreachable 3:3'],
	],
	[
		'more nodes than a bridge has ports',
		'segments: {a: {ipv4: 10.0.0.0/16}}\ngroups: {v: {count: 1000}, w: {count: 23}}\n',
		['too-many 1:12'],
	],
	['a group beyond all bounds', `${lan}groups: {w: {count: 1000000000}}\n`, ['too-many 2:21']],
	['a group of none', `${lan}groups: {w: {count: 0}}\n`, ['bad-value 2:21']],
	[
		'a label that is none',
		`${lan}nodes: {a: {labels: {zone: "a b", "-x": "1"}}}\n`,
		['bad-value 2:28', 'bad-value 2:35'],
	],
	['no nodes', lan, ['missing-field 1:1']],
	['no segments', 'nodes: {a: }\n', ['missing-field 1:1']],
] as const) {
	test(`refuses ${what}`, t => {
		const {result, problems} = shapeOf(text);
		t.deepEqual(problems, [...expected]);
		t.is(result, undefined);
	});
}

test('mistakes of form and of meaning are told in one pass', t => {
	const {problems} = shapeOf(
		'segments:\n  a: {ipv4: 10.0.0.1/24, mtuu: 9}\nnodes:\n  M: {segmnt: a}\n  m: {segment: b, labels: {x: 1}}\ngroups: {w: {}}\n',
	);
	t.deepEqual(problems, [
		'bad-cidr 2:13',
		'unknown-field 2:26',
		'bad-name 4:3',
		'unknown-field 4:7',
		'unknown-reference 5:16',
		'wrong-type 5:31',
		'missing-field 6:13',
	]);
});
