/** The verbs of a lab's life. */
import {faultUsages} from '../../../topology/fault-words.js';
import {namesLab} from '../labs/names-lab.js';
import {labArgument, labOptions, runningLabArgument, runningLabOption, runtimeOption} from './options.js';
import type {Verb} from './verb.js';

export const labVerbs: readonly Verb[] = [
	{
		name: 'lab',
		summary: 'bring a lab up, prove it, draw it (npm run lab NAME); without a name: list the labs',
		group: 'Labs',
		arguments: [labArgument],
		options: [
			...labOptions,
			runtimeOption,
			{
				flags: '--check',
				description: "up, every proof, the lab's own checks, its scenario and its task, down",
			},
		],
		examples: ['lab flannel-vxlan', 'lab flannel-vxlan --check'],
		before: words => (namesLab(words) ? import('../labs/sandbox.js') : undefined),
		load: () => import('../lab.js'),
	},
	{
		name: 'up',
		summary: 'bring a lab up',
		group: 'Labs',
		arguments: [labArgument],
		options: [...labOptions, runtimeOption],
		examples: [
			'up flannel-vxlan',
			'up my-lab/ --set mode=bridge',
			'up flannel-vxlan --runtime docker',
			'up --cluster three-nodes --mode bridge -f pods.yaml',
		],
		before: () => import('../labs/sandbox.js'),
		load: () => import('../up.js'),
	},
	{
		name: 'down',
		summary: 'end a lab; nothing of it is left',
		group: 'Labs',
		arguments: [{...runningLabArgument, name: '[names...]'}],
		options: [{flags: '--all', description: 'all labs'}],
		load: () => import('../down.js'),
	},
	{
		name: 'ls',
		summary: 'list the labs that are up',
		group: 'Labs',
		arguments: [],
		options: [],
		load: () => import('../ls.js'),
	},
	{
		name: 'status',
		summary: 'tell how a lab is, and what it does not do',
		group: 'Labs',
		arguments: [runningLabArgument],
		options: [runningLabOption],
		load: () => import('../status.js'),
	},
	{
		name: 'resume',
		summary: 'start the labd of a lab again that has died; the packets went on',
		group: 'Labs',
		arguments: [runningLabArgument],
		options: [runningLabOption],
		load: () => import('../resume.js'),
	},
	{
		name: 'repair',
		summary: 'make the kernel again what the lab says, and tell what was done',
		group: 'Labs',
		arguments: [runningLabArgument],
		options: [{flags: '--dry-run', description: 'only tell what would be done'}, runningLabOption],
		examples: ['repair', 'repair flannel-vxlan --dry-run'],
		load: () => import('../repair.js'),
	},
	{
		name: 'fault',
		summary: 'break something on purpose, and heal it: a node, a cable, a segment, a daemon',
		group: 'Labs',
		arguments: [
			{
				name: '[words...]',
				description:
					'cut|flap|loss|delay|limit MACHINE[:SEGMENT] …, split SEGMENT MACHINE,MACHINE, stop|kill|pause|restart|kill-daemon NODE, heal [MACHINE|SEGMENT]; none: what is broken',
				completes: Object.keys(faultUsages),
			},
		],
		options: [
			{flags: '--for <time>', description: 'heal it after this time: 500ms, 2s'},
			{
				flags: '--flow <ends>',
				description:
					'send 1,000 datagrams a second from one end to the other meanwhile, FROM,TO, and tell each outage',
				repeated: true,
			},
			runningLabOption,
		],
		examples: [
			'fault cut node-2',
			'fault cut node-2 --for 2s --flow default/client,shop/web-0',
			'fault loss node-2 10%',
			'fault split lan node-1,node-2',
			'fault kill node-3',
			'fault heal',
		],
		load: () => import('../fault.js'),
	},
];
