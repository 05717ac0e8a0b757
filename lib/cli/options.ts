/** Arguments and options that several verbs share: one spelling each. */
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
	description: 'the namespace of a pod that is named alone (default: default)',
};

/** For completion: what `get` takes, in kubectl's plural. */
export const resourceWords: readonly string[] = [
	'all',
	'daemonsets',
	'deployments',
	'ingresses',
	'jobs',
	'namespaces',
	'networkpolicies',
	'nodes',
	'pods',
	'replicasets',
	'services',
	'statefulsets',
];
