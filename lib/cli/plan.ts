import {didYouMean} from '../../topology/problems.js';
import type {Compiled} from '../control/compile.js';
import {machineOf, type Plan} from '../plan/ops.js';
import {planCluster} from '../plan/planner.js';
import {hostNotices} from '../plan/substitutes.js';
import {type PlanFormat, renderPlan} from '../render/plan.js';
import {compileWords} from './labs/input.js';
import {UsageError} from './terminal/errors.js';
import type {RunVerb} from './verbs/verb.js';

/** `cnilab plan LAB`: what `up` would do, with the reasons. Needs no root and has no effect. */
export const run: RunVerb = async invocation => {
	const {text, output} = invocation;
	const node = text('node');
	const format = (text('format') ?? 'text') as PlanFormat;
	if (node !== undefined && format === 'sh') {
		throw new UsageError(
			'--node does not go with --format sh',
			'a script makes the whole network, or none of it',
		);
	}
	const compiled = compileWords(invocation);
	const whole = planFor(compiled);
	for (const {subject, message} of [...compiled.cluster.notices, ...hostNotices(whole)])
		if (!output.json) output.note(`notice: ${subject}: ${message}`);
	const plan = onlyNode(whole, node);
	return {exit: 0, json: plan, text: renderPlan(plan, format).trimEnd()};
};

/** The plan of a compiled lab. Throws a PlanError. */
export function planFor({cluster, mode, options}: Compiled): Plan {
	return planCluster(cluster, mode, options);
}

function onlyNode(plan: Plan, node: string | undefined): Plan {
	if (node === undefined) return plan;
	const names = plan.machines.map(({name}) => name);
	if (!names.includes(node)) throw new UsageError(`no node '${node}' in this lab`, didYouMean(node, names));
	return {
		underlay: plan.underlay.filter(op => op.kind === 'veth' && machineOf(op.peer.in) === node),
		machines: plan.machines.filter(({name}) => name === node),
	};
}
