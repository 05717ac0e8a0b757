/**
 * Ops → a shell script. Ops that follow each other with the same tool and place are one step, and a step is one
 * process at most: 1,000 pods must not cost 10,000 processes. A step that fails announces its number, and the tool
 * says the line: `blame` finds the op again.
 */
import {netnsOf, type Op} from '../plan/ops.js';
import {linesOf, quote, type Tool, toolOf} from './lines.js';

export type Step = {
	readonly number: number;
	readonly tool: Tool;
	/** Where its ops are: `node-1`, or `node-1/default.web-0`. */
	readonly place: string;
	/** What its lines are for. Line numbers start at 1 and count the tool's own input; those of `sh` count the script. */
	readonly lines: readonly StepLine[];
};

/** The lines `first` to `last` are there for this op. */
export type StepLine = {readonly first: number; readonly last: number; readonly op: Op};

export type Script = {readonly text: string; readonly steps: readonly Step[]};

/** A script for `sh -s` inside the machine that `title` names; the ops are of one machine, in the order of the plan. */
export function renderScript(title: string, ops: readonly Op[]): Script {
	const lines = [...prologue(title)];
	const steps = group(ops).map((grouped, index): Step => {
		lines.push('', `step=${index + 1} # ${subject(grouped)}`);
		return {...header(grouped, index + 1), lines: renderStep(grouped, lines)};
	});
	return {text: `${lines.join('\n')}\n`, steps};
}

/** What a failing script says on its standard error. */
export const failureMark = 'cnilab: failed in step';

function prologue(title: string): string[] {
	return [`# ${title}`, 'set -eu', `trap '[ $? = 0 ] || echo "${failureMark} $step" >&2' EXIT`];
}

type Group = {readonly tool: Tool; readonly place: string; readonly ops: Op[]};

function group(ops: readonly Op[]): Group[] {
	const groups: Group[] = [];
	for (const op of ops) {
		const tool = toolOf(op);
		const last = groups.at(-1);
		if (last?.tool === tool && last.place === op.in) last.ops.push(op);
		else groups.push({tool, place: op.in, ops: [op]});
	}
	return groups;
}

function header({tool, place}: Group, number: number) {
	return {number, tool, place};
}

function subject({tool, place, ops}: Group): string {
	const pod = netnsOf(place);
	if (pod !== undefined) return `pod ${pod}`;
	const kinds = {ip: 'links, addresses, routes', bridge: 'forwarding entries', nft: 'packet filter'};
	if (tool !== 'sh') return kinds[tool];
	return ops.some(({kind}) => kind === 'file') ? 'files' : 'kernel settings';
}

function renderStep(grouped: Group, lines: string[]): StepLine[] {
	const {tool, place, ops} = grouped;
	if (tool === 'sh') {
		lines.push(...makeFolders(ops));
		return renderOps(ops, lines, 0);
	}
	const pod = netnsOf(place);
	const command = {ip: 'ip -batch -', bridge: 'bridge -batch -', nft: 'nft -f -'}[tool];
	lines.push(`${pod === undefined ? command : `ip -n ${quote(pod)} -batch -`} <<'EOF'`);
	const rendered = renderOps(ops, lines, lines.length);
	lines.push('EOF');
	return rendered;
}

/** Each op below its reason; a reason that does not change is said once, and a pod's name above its lines is enough. */
function renderOps(ops: readonly Op[], lines: string[], before: number): StepLine[] {
	let said: string | undefined;
	return ops.map(op => {
		const why = op.why.replaceAll(/\s+/g, ' ');
		if (why !== said && netnsOf(op.in) === undefined) lines.push(`# ${why}`);
		said = why;
		const first = lines.length + 1 - before;
		lines.push(...linesOf(op));
		return {first, last: lines.length - before, op};
	});
}

function makeFolders(ops: readonly Op[]): string[] {
	const folders = new Set(
		ops.flatMap(op => (op.kind === 'file' ? [op.path.slice(0, op.path.lastIndexOf('/'))] : [])),
	);
	folders.delete('/etc');
	return folders.size === 0 ? [] : [`mkdir -p ${[...folders].map(quote).join(' ')}`];
}
