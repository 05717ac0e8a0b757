import {join} from 'node:path';
import {loadLab} from '../../topology/load.js';
import type {ProblemCase} from '../helpers/problem-case.js';

const good = 'summary: s\ncluster: three-nodes\nmode: flannel-vxlan\n';

export const load: ProblemCase['run'] = (folder, report) => loadLab(join(folder, 'lab.yaml'), report);

/** A lab file with one more line, the fourth. */
export const line4 = (text: string) => ({'lab.yaml': `${good}${text}\n`});

/** A lab with its shape in the second line. */
const shaped = (shape: string) => ({'lab.yaml': `summary: s\ncluster: ${shape}\nmode: flannel-vxlan\n`});

const laughs = [
	'a: &a [x, x, x, x, x, x, x, x, x, x]',
	...['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => {
		const below = 'abcdef'[index];
		return `${name}: &${name} [${Array(10).fill(`*${below}`).join(', ')}]`;
	}),
].join('\n');

export const problemCases: readonly ProblemCase[] = [
	{
		code: 'file-missing',
		title: 'a manifest that is not there',
		files: line4('manifests: [pod.yaml]'),
		run: load,
		place: 'lab.yaml:4:13',
	},
	{code: 'file-missing', title: 'a lab that is not there', files: {}, run: load, place: undefined},
	{
		code: 'file-is-directory',
		title: 'a folder as a shape',
		files: {...shaped('./shape.yaml'), 'shape.yaml/x': ''},
		run: load,
		place: 'lab.yaml:2:10',
	},
	{
		code: 'file-unreadable',
		title: 'a name longer than a file system takes',
		files: line4(`manifests: [${'x'.repeat(256)}]`),
		run: load,
		place: 'lab.yaml:4:13',
	},
	{
		code: 'file-too-large',
		title: '9 MiB of YAML',
		files: {'lab.yaml': Buffer.alloc(9 * 1024 * 1024, '#')},
		run: load,
		place: undefined,
	},
	{
		code: 'file-not-utf8',
		title: 'Latin-1',
		files: {'lab.yaml': Buffer.from('summary: caf\xe9\n', 'latin1')},
		run: load,
		place: 'lab.yaml:1:13',
	},
	{
		code: 'yaml-syntax',
		title: 'a colon too many',
		files: {'lab.yaml': 'summary: a: b\n'},
		run: load,
		place: 'lab.yaml:1:10',
	},
	{
		code: 'yaml-too-many-aliases',
		title: 'a billion laughs',
		files: {'lab.yaml': laughs},
		run: load,
		place: 'lab.yaml:5:36',
	},
	{
		code: 'not-a-mapping',
		title: 'a list as a lab',
		files: {'lab.yaml': '- a\n'},
		run: load,
		place: 'lab.yaml:1:1',
	},
	{
		code: 'nothing-matches',
		title: 'a glob for nothing',
		files: line4('manifests: [m/*.yaml]'),
		run: load,
		place: 'lab.yaml:4:13',
	},
	{
		code: 'unknown-field',
		title: 'a misspelt field',
		files: line4('manifest: []'),
		run: load,
		place: 'lab.yaml:4:1',
	},
	{
		code: 'missing-field',
		title: 'no summary',
		files: {'lab.yaml': 'cluster: three-nodes\nmode: m\n'},
		run: load,
		place: 'lab.yaml:1:1',
	},
	{
		code: 'wrong-type',
		title: 'a word as a list',
		files: line4('manifests: m'),
		run: load,
		place: 'lab.yaml:4:12',
	},
	{
		code: 'bad-value',
		title: 'a port above all',
		files: line4('checks: [{probe: {from: a, to: b, port: 70000}}]'),
		run: load,
		place: 'lab.yaml:4:41',
	},
	{
		code: 'bad-value',
		title: 'a broken pattern',
		files: line4("checks: [{exec: {in: node-1, run: [ip], stdout: '('}}]"),
		run: load,
		place: 'lab.yaml:4:49',
	},
	{code: 'bad-name', title: 'capitals', files: line4('name: Lab'), run: load, place: 'lab.yaml:4:1'},
	{code: 'duplicate', title: 'a field twice', files: line4('mode: bridge'), run: load, place: 'lab.yaml:4:1'},
	{
		code: 'unknown-reference',
		title: 'a shape that is not there',
		files: shaped('three-node'),
		run: load,
		place: 'lab.yaml:2:10',
	},
	{
		code: 'unknown-reference',
		title: 'a check on no node',
		files: line4('checks: [{route: {node: node-9, to: default}}]'),
		run: load,
		place: 'lab.yaml:4:25',
	},
	{
		code: 'extends-cycle',
		title: 'a lab that extends itself',
		files: line4('extends: lab.yaml'),
		run: load,
		place: 'lab.yaml:4:10',
	},
	...['0.0.0.0/16', '127.0.0.0/16', '224.0.0.0/16'].map(
		(network): ProblemCase => ({
			code: 'bad-cidr',
			title: `a pod network that no interface can have, ${network}`,
			files: line4(`pods: {ipv4: ${network}}`),
			run: load,
			place: 'lab.yaml:4:14',
		}),
	),
	{
		code: 'bad-cidr',
		title: 'host bits',
		files: line4('pods: {ipv4: 10.244.0.1/16}'),
		run: load,
		place: 'lab.yaml:4:14',
	},
	{
		code: 'bad-cidr',
		title: 'a route to a word',
		files: line4('checks: [{route: {node: node-1, to: there}}]'),
		run: load,
		place: 'lab.yaml:4:37',
	},
	{
		code: 'cidr-overlap',
		title: 'two segments with one subnet',
		files: shaped('{segments: {a: {ipv4: 10.0.0.0/8}, b: {ipv4: 10.1.0.0/16}}, nodes: {k: {segment: a}}}'),
		run: load,
		place: 'lab.yaml:2:55',
	},
	{
		code: 'cidr-too-small',
		title: 'a /30 for three',
		files: shaped('{extends: three-nodes, segments: {lan: {ipv4: 10.0.0.0/30}}}'),
		run: load,
		place: 'lab.yaml:2:56',
	},
	{
		code: 'address-taken',
		title: "the router's address",
		files: shaped('{extends: three-nodes, nodes: {node-1: {ipv4: 192.168.50.1}}}'),
		run: load,
		place: 'lab.yaml:2:56',
	},
	{
		code: 'address-outside',
		title: 'an address of elsewhere',
		files: shaped('{extends: three-nodes, nodes: {node-1: {ipv4: 10.0.0.1}}}'),
		run: load,
		place: 'lab.yaml:2:56',
	},
	{
		code: 'mtu-too-small',
		title: '500 bytes',
		files: shaped('{extends: three-nodes, segments: {lan: {mtu: 500}}}'),
		run: load,
		place: 'lab.yaml:2:55',
	},
	{
		code: 'segment-unreachable',
		title: 'a rack without a cable',
		files: shaped(
			'{extends: three-nodes, segments: {b: {ipv4: 10.0.0.0/24}}, defaults: {segment: lan}, routers: {r: {segments: [lan]}}}',
		),
		run: load,
		place: 'lab.yaml:2:44',
	},
	{
		code: 'family-missing',
		title: 'IPv6 pods on IPv4 nodes',
		files: line4('pods: {ipv6: "fd00::/56"}'),
		run: load,
		place: 'lab.yaml:4:8',
	},
	{
		code: 'too-many',
		title: 'more nodes than a bridge has ports',
		files: shaped('{segments: {a: {ipv4: 10.0.0.0/8}}, groups: {w: {count: 1024}}}'),
		run: load,
		place: 'lab.yaml:2:66',
	},
	{
		code: 'helm-template',
		title: "a chart's template",
		files: {
			...line4('manifests: [chart]'),
			'chart/pod.yaml': 'kind: Pod\nmetadata:\n  name: {{ .Values.name }}\n',
		},
		run: load,
		place: 'pod.yaml:3:9',
	},
];
