/** What there is to ask about policies. */
import {labOptions, namespaceOption, runningLabOption} from './options.js';
import type {Verb} from './verb.js';

export const policyVerb: Verb = {
	name: 'policy',
	summary:
		'why a connection passes or not: explain; what is hardly meant so: lint; whether model, kernel and packets agree: verify',
	group: 'What is really there',
	arguments: [
		{
			name: '<words...>',
			description: 'explain FROM TO[:PORT] [LAB]; lint [LAB]; verify',
			completes: ['explain', 'lint', 'verify'],
		},
	],
	options: [
		{
			flags: '--protocol <protocol>',
			description: 'explain: TCP, UDP, SCTP, or ICMP for a ping (default: TCP)',
		},
		{
			flags: '--family <family>',
			description: 'explain: only this one (default: each that both ends have)',
			choices: ['ipv4', 'ipv6'],
		},
		namespaceOption,
		...labOptions,
		runningLabOption,
	],
	examples: [
		'policy explain client shop/web:80',
		'policy explain shop/deployment/web db/postgres-0:5432 my-lab/',
		'policy explain client dns:53/UDP',
		'policy lint my-lab/',
		'policy verify',
	],
	load: () => import('../policy.js'),
};
