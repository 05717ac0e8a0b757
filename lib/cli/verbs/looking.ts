/** The verbs that show what is really there. */
import {calicoVerb} from './calico.js';
import {eventsVerb} from './events.js';
import {labArgument, labOptions, runningLabArgument, runningLabOption} from './options.js';
import {policyVerb} from './policy.js';
import type {Verb} from './verb.js';

export const lookingVerbs: readonly Verb[] = [
	{
		name: 'probe',
		summary: 'who reaches whom: real connections between pods',
		group: 'What is really there',
		arguments: [
			{name: '[from]', description: 'a pod, or namespace/deployment/name', completes: 'pod'},
			{name: '[to]', description: 'as from', completes: 'pod'},
		],
		options: [
			{
				flags: '--from <pod>',
				description: 'as the first word',
				repeated: true,
				completes: 'pod',
			},
			{flags: '--to <pod>', description: 'as the second word', repeated: true, completes: 'pod'},
			{
				flags: '--port <ports>',
				description: "ports with commas between them (default: those that the target's containers name)",
			},
			{flags: '--protocol <protocols>', description: 'TCP, UDP, SCTP, ICMP with commas between them'},
			{flags: '--timeout <ms>', description: 'how long to wait for an answer (default: 1000)'},
			{
				flags: '--expect <file>',
				description: "compare with a file that 'probe --json' wrote; exit code 3 if it differs",
				completes: 'file',
			},
			{
				flags: '--matrix',
				description: 'a grid, pods × pods, for each port and protocol; what is denied stands beside controls',
			},
			{flags: '--svg <file>', description: '--matrix: draws it as SVG too', completes: 'file'},
			{flags: '--html <file>', description: '--matrix: writes it as a page of HTML too', completes: 'file'},
			{flags: '--watch', description: '--matrix: again and again, with what has changed; until Ctrl-C'},
			{
				flags: '--diff <file>',
				description: "--matrix: beside an earlier one, which 'probe --matrix --json' wrote",
				completes: 'file',
			},
			runningLabOption,
		],
		examples: [
			'probe',
			'probe shop/deployment/web shop/api-0',
			'probe --from default/deployment/client --to shop/web-0 --port 80,443',
			'probe --matrix --port 80,5432 --protocol TCP,UDP --svg matrix.svg',
		],
		load: () => import('../probe.js'),
	},
	eventsVerb,
	calicoVerb,
	policyVerb,
	{
		name: 'flow',
		summary: 'continuous traffic from one end to another, with loss and outages measured',
		group: 'What is really there',
		arguments: [
			{
				name: '<from>',
				description: 'a pod, namespace/deployment/name for each of its pods, or a machine',
				completes: 'place',
			},
			{name: '<to>', description: 'as from', completes: 'place'},
		],
		options: [
			{
				flags: '--protocol <protocol>',
				description: 'numbered datagrams, or records on one connection',
				choices: ['UDP', 'TCP'],
				default: 'UDP',
			},
			{flags: '--rate <number>', description: 'how many a second (default: 1000, over TCP 100)'},
			{flags: '--for <time>', description: '10s, 500ms, 2m; until Ctrl-C if not given'},
			{
				flags: '--family <family>',
				description: 'only this one (default: each that both ends have)',
				choices: ['ipv4', 'ipv6'],
			},
			runningLabOption,
		],
		examples: [
			'flow client-fq8td shop/web-0 --for 10s',
			'flow default/daemonset/client shop/deployment/web --protocol TCP',
		],
		load: () => import('../flow.js'),
	},
	{
		name: 'scenario',
		summary: "run the lab's scenario: faults at their times, and what must be seen meanwhile",
		group: 'What is really there',
		arguments: [runningLabArgument],
		options: [runningLabOption],
		load: () => import('../scenario.js'),
	},
	{
		name: 'task',
		summary: "how far the lab's task is done: what must be true at its end, tried with packets",
		group: 'What is really there',
		arguments: [runningLabArgument],
		options: [runningLabOption],
		examples: ['task'],
		load: () => import('../task.js'),
	},
	{
		name: 'verify',
		summary: 'prove that a lab is what it says: kernel state, reachability, the wire',
		group: 'What is really there',
		arguments: [runningLabArgument],
		options: [runningLabOption],
		load: () => import('../verify.js'),
	},
	{
		name: 'graph',
		summary: 'draw a lab: segments, nodes, pods, addresses, tunnels',
		group: 'What is really there',
		arguments: [labArgument],
		options: [...labOptions, {flags: '--ascii', description: 'ASCII characters only'}, runningLabOption],
		examples: ['graph', 'graph flannel-vxlan --set mode=bridge'],
		load: () => import('../graph.js'),
	},
];
