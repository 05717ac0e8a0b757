/** The verbs, in the order in which help shows them. Data only: an implementation is imported when its verb is called. */
import type {Verb} from './verb.js';

export const verbs: readonly Verb[] = [
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
