/** The verb `events` on the command line: data only, as in verbs.ts. */
import {runningLabOption} from './options.js';
import type {Option, Verb} from './verb.js';

const namespaceOfEvents: Option = {
	flags: '-n, --namespace <namespace>',
	description: 'about objects of this namespace (default: of all, and of none)',
};

export const eventsVerb: Verb = {
	name: 'events',
	summary: 'what has happened in a lab, in order; with --watch what happens',
	group: 'What is really there',
	arguments: [],
	options: [
		{flags: '-w, --watch', description: 'go on with what happens, until Ctrl-C'},
		{
			flags: '--since <when>',
			description: "after the event of this number ('120'), or so long ago at most ('10m')",
		},
		{
			flags: '--for <object>',
			description: 'a pod, a node, NAMESPACE/POD or KIND/NAME',
			completes: 'place',
		},
		{flags: '--node <name>', description: 'what happened on this node', completes: 'node'},
		{flags: '--type <type>', description: 'of this type', choices: ['Normal', 'Warning']},
		namespaceOfEvents,
		runningLabOption,
	],
	examples: ['events', 'events --watch --type Warning', 'events --for deployment/web --since 10m'],
	load: () => import('../events.js'),
};
