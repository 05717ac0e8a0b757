/** Arguments and options that several verbs share: one spelling each. */
import {apiKinds} from '../../api/kinds.js';
import type {Argument, Option} from './verb.js';

export const labArgument: Argument = {
	name: '[lab]',
	description: 'a name in labs/, a folder with a lab.yaml, or a lab file',
	completes: 'lab',
};

export const setOption: Option = {
	flags: '--set <key=value>',
	description: 'set a value of the lab file: --set mode=bridge',
	repeated: true,
};

/** For verbs that take a lab, or a shape, a mode and manifests. */
export const labOptions: readonly Option[] = [
	{flags: '--cluster <shape>', description: 'a cluster shape, instead of a lab', completes: 'cluster'},
	{flags: '--mode <mode>', description: 'the mode, with --cluster', completes: 'mode'},
	{
		flags: '-f, --manifests <path>',
		description: "manifests, with --cluster: a file, a folder, a glob, or '-' for stdin",
		repeated: true,
		completes: 'file',
	},
	{flags: '--name <name>', description: "the lab's name"},
	setOption,
];

export const runtimeOption: Option = {
	flags: '--runtime <runtime>',
	description: 'what machines are: network namespaces, or containers of the Docker Engine',
	choices: ['netns', 'docker'],
	default: 'netns',
};

/** For verbs that act on a running lab. */
export const runningLabOption: Option = {
	flags: '--lab <name>',
	description: 'the running lab (default: the only one that is up)',
	completes: 'running-lab',
};

/** For verbs that take the running lab as their argument. */
export const runningLabArgument: Argument = {
	name: '[name]',
	description: 'the running lab (default: the only one that is up)',
	completes: 'running-lab',
};

export const namespaceOption: Option = {
	flags: '-n, --namespace <namespace>',
	description: 'the namespace of what is named without one (default: default)',
};

export const allNamespacesOption: Option = {
	flags: '-A, --all-namespaces',
	description: 'of all namespaces',
};

export const selectorOption: Option = {
	flags: '-l, --selector <labels>',
	description: "those with these labels: 'app=web', 'tier in (a, b)', '!canary'",
};

export const fieldSelectorOption: Option = {
	flags: '--field-selector <fields>',
	description: "those with these fields: 'status.phase=Running', 'metadata.name!=web'",
};

export const filesOption: Option = {
	flags: '-f, --filename <path>',
	description: "manifests: a file, a folder, a glob, or '-' for stdin",
	repeated: true,
	completes: 'file',
};

export const recursiveOption: Option = {
	flags: '-R, --recursive',
	description: 'with -f: the folders in a folder too',
};

export const dryRunOption: Option = {
	flags: '--dry-run',
	description: 'ask the API what would be done; nothing is changed',
};

export const waitOption: Option = {
	flags: '--wait <what>',
	description: 'return when what runs is ready, when the network is true in the kernel, or at once',
	choices: ['ready', 'network', 'none'],
	default: 'ready',
};

export const timeoutOption: Option = {
	flags: '--timeout <time>',
	description: 'how long to wait at most (default: 30s)',
};

/** KIND, KIND NAME…, KIND,KIND, KIND/NAME… */
export function objectsArgument(needed: boolean): Argument {
	return {
		name: needed ? '<objects...>' : '[objects...]',
		description: 'pods, svc,ep or all; pod web-0 web-1; pod/web-0 svc/web',
		completes: resourceWords,
	};
}

/** For completion: kubectl's plurals. */
const resourceWords: readonly string[] = ['all', ...apiKinds.map(({plural}) => plural).sort()];
