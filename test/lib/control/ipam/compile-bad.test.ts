import test from 'ava';
import {documents} from '../../../helpers/manifests.js';
import {type PoolWords, poolText as pool, tryPoolLab as tried} from '../../../helpers/pool-labs.js';
import {brief} from '../../../helpers/problems.js';

const bad: readonly (readonly [string, PoolWords, readonly string[]])[] = [
	[
		'two pools that overlap',
		{manifests: documents(pool('a', 'cidr: 10.1.0.0/16'), pool('b', 'cidr: 10.1.3.0/24'))},
		['cidr-overlap 11:9'],
	],
	['a pool over a segment', {manifests: pool('a', 'cidr: 192.168.0.0/16')}, ['cidr-overlap 5:9']],
	[
		'a block size out of range',
		{manifests: pool('a', 'cidr: 10.1.0.0/16\nblockSize: 19')},
		['bad-value 6:14'],
	],
	['a pool smaller than a block', {manifests: pool('a', 'cidr: 10.1.0.0/27')}, ['cidr-too-small 5:9']],
	[
		'IPIP with IPv6',
		{mode: 'ipip', families: ['ipv4', 'ipv6'], manifests: pool('a', 'cidr: fd00:9::/112\nipipMode: Always')},
		['invalid-object 6:13'],
	],
	[
		'both tunnels',
		{mode: 'ipip', manifests: pool('a', 'cidr: 10.1.0.0/16\nipipMode: Always\nvxlanMode: Always')},
		['invalid-object 6:13', 'mode-refuses 7:14'],
	],
	[
		'a tunnel that the mode has not',
		{mode: 'vxlan', manifests: pool('a', 'cidr: 10.1.0.0/16\nipipMode: CrossSubnet')},
		['mode-refuses 6:13'],
	],
	[
		'no tunnel in a mode without BGP',
		{mode: 'vxlan', manifests: pool('a', 'cidr: 10.1.0.0/16')},
		['mode-refuses 5:9'],
	],
	['a default pool over a segment', {more: 'pods: {ipv4: 192.168.50.0/24}\n'}, ['cidr-overlap 5:14']],
	['a default pool smaller than a block', {more: 'pods: {ipv4: 10.1.0.0/27}\n'}, ['cidr-too-small 5:14']],
	['an option out of range', {mode: '{name: routed, options: {blockSize: 33}}'}, ['bad-value 4:43']],
	[
		'a tunnel for which no address is left',
		{mode: 'vxlan', nodes: 2, manifests: pool('a', 'cidr: 10.1.0.0/32\nblockSize: 32\nvxlanMode: Always')},
		['cidr-exhausted 3:71'],
	],
	[
		'an address of Calico’s Node that is not the node’s',
		{
			manifests: `apiVersion: projectcalico.org/v3\nkind: Node\nmetadata: {name: node-1}\nspec: {bgp: {ipv4Address: 192.168.50.99/24}}\n`,
		},
		['bad-value 4:27'],
	],
];

for (const [title, words, expected] of bad) {
	test(`what is wrong has its place: ${title}`, t => {
		const {result, problems} = tried(words);
		t.is(result, undefined);
		t.deepEqual(brief(problems), [...expected]);
	});
}

test('a tunnel that the mode has not: the hint names the mode that has it', t => {
	const {problems} = tried({mode: 'vxlan', manifests: pool('a', 'cidr: 10.1.0.0/16\nipipMode: Always')});
	t.is(problems[0]?.hint, 'mode: ipip; or ipipMode: Never');
});
