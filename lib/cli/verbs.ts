/** The verbs, in the order in which help shows them. Data only: an implementation is imported when its verb is called. */

import {labVerbs} from './verbs/lab.js';
import {lookingVerbs} from './verbs/looking.js';
import {objectVerbs} from './verbs/objects.js';
import {labArgument, labOptions, namespaceOption, runningLabOption, setOption} from './verbs/options.js';
import type {Verb} from './verbs/verb.js';

export const verbs: readonly Verb[] = [
	...labVerbs,
	...objectVerbs,
	{
		name: 'exec',
		summary: 'run a command in a pod or a node',
		group: 'Inside a running lab',
		passThrough: true,
		arguments: [
			{
				name: '<place>',
				description: 'a pod (pod, namespace/pod), a node, a router, a client',
				completes: 'place',
			},
			{name: '[command...]', description: 'the command and its arguments, after --'},
		],
		options: [namespaceOption, runningLabOption],
		examples: ['exec node-1 -- ip route', 'exec shop/web-0 -- ping -c1 10.244.2.2'],
		load: () => import('./exec.js'),
	},
	{
		name: 'shell',
		summary: 'a shell in a pod, a node, or the underlay',
		group: 'Inside a running lab',
		arguments: [
			{
				name: '[place]',
				description: 'a pod, a node, a router, a client; the underlay if not given',
				completes: 'place',
			},
		],
		options: [namespaceOption, runningLabOption],
		examples: ['shell node-1', 'shell'],
		load: () => import('./shell.js'),
	},
	...lookingVerbs,
	{
		name: 'validate',
		summary: 'find every mistake in labs',
		group: 'Without a lab, without root',
		arguments: [{...labArgument, name: '[labs...]'}],
		options: [setOption],
		examples: ['validate flannel-vxlan', 'validate my-lab/ other.yaml --set mode=bridge'],
		load: () => import('./validate.js'),
	},
	{
		name: 'plan',
		summary: 'show what up would do, and why',
		group: 'Without a lab, without root',
		arguments: [labArgument],
		options: [
			...labOptions,
			{
				flags: '--format <format>',
				description: 'text to read, sh to run by hand, json for programs',
				choices: ['text', 'sh', 'json'],
				default: 'text',
			},
			{flags: '--node <name>', description: 'only this node, router or client'},
		],
		examples: ['plan flannel-vxlan --node node-1', 'plan --cluster three-nodes --mode bridge -f pods.yaml'],
		load: () => import('./plan.js'),
	},
	{
		name: 'modes',
		summary: 'list the modes, or tell all about one: options, what it needs, its overhead',
		group: 'Without a lab, without root',
		arguments: [{name: '[mode]', description: 'a mode', completes: 'mode'}],
		options: [],
		examples: ['modes', 'modes flannel-vxlan'],
		load: () => import('./modes.js'),
	},
	{
		name: 'doctor',
		summary: 'tell what this host can and what would mend it',
		group: 'Without a lab, without root',
		arguments: [{name: '[mode]', description: 'for this mode', completes: 'mode'}],
		options: [],
		examples: ['doctor', 'doctor flannel-vxlan'],
		load: () => import('./doctor.js'),
	},
	{
		name: 'completion',
		summary: 'print the completion script of a shell',
		group: 'Without a lab, without root',
		arguments: [{name: '<shell>', description: 'bash, zsh or fish', completes: ['bash', 'zsh', 'fish']}],
		options: [],
		examples: ['completion bash > /etc/bash_completion.d/cnilab'],
		load: () => import('./completion.js'),
	},
	{
		name: '__complete',
		summary: 'the words that fit at the cursor',
		group: 'Without a lab, without root',
		hidden: true,
		arguments: [{name: '[words...]', description: 'the words after cnilab, up to the cursor'}],
		options: [],
		load: () => import('./words.js'),
	},
];
