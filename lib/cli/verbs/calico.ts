/** What calicoctl has, for a lab with Calico. */
import {runningLabOption} from './options.js';
import type {Verb} from './verb.js';

export const calicoVerb: Verb = {
	name: 'calico',
	summary: "what calicoctl's users know: node status, ipam show, get",
	group: 'What is really there',
	arguments: [
		{
			name: '<words...>',
			description: 'node status [NODE…] | ipam show | get ippool|bgppeer|bgpconfig|node [NAME…]',
			completes: ['node', 'ipam', 'get'],
		},
	],
	options: [
		{flags: '--show-blocks', description: "ipam show: each pool's blocks, too"},
		{flags: '--show-borrowed', description: "ipam show: addresses from other nodes' blocks"},
		{flags: '--ip <address>', description: 'ipam show: who has this address'},
		{
			flags: '-o, --output <format>',
			description: 'get: more columns, or documents',
			choices: ['wide', 'yaml', 'json'],
		},
		runningLabOption,
	],
	examples: ['calico node status node-1', 'calico ipam show --show-blocks', 'calico get ippool -o wide'],
	load: () => import('../calico.js'),
};
