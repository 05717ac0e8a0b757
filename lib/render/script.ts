/**
 * Ops → a shell script. Ops that follow each other with the same tool and place are one step, and a step is one
 * process at most: 1,000 pods must not cost 10,000 processes. A step that fails announces its number, and the tool
 * says the line: `blame` finds the op again.
 */
import {isLarge} from '../plan/nft/commands.js';
import {loadBatches} from '../plan/nft/load.js';
import {netnsOf, type Op} from '../plan/ops.js';
import {startParts} from './daemon.js';
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

/** A transaction of a script that is nothing else: what nft reads, and the script from there on. */
export type Transaction = {readonly input: string; readonly rest: Script};

/** Undefined if there is more in the script than nft in the machine itself. */
export function transactionsOf({text, steps}: Script): Transaction[] | undefined {
	if (steps.some(({tool, place}) => tool !== 'nft' || netnsOf(place) !== undefined)) return undefined;
	const [before = '', ...bodies] = text.split(/^(?=step=\d+ )/m);
	const found = bodies.map((body, index) => ({
		input: /^nft -f - <<'EOF'\n(.*)^EOF$/ms.exec(body)?.[1] ?? '',
		rest: {text: [before, ...bodies.slice(index)].join(''), steps: steps.slice(index)},
	}));
	return found.every(({input}) => input !== '') ? found : undefined;
}

/** What a script does about one op. */
export type Item = {
	readonly op: Op;
	readonly lines: readonly string[];
	readonly why: string;
	/** A file that goes: those of a step go together, and need no lines of their own. */
	readonly removes?: string;
	/** Whatever the tool says to its lines, the script goes on. */
	readonly forced?: boolean;
	/** The namespace that `ip` shall be in, by its name there, where that is not the op's own: the other end of a cable. */
	readonly netns?: string;
	/** A step of its own: when it fails it is known what has failed, whatever is said. */
	readonly alone?: true;
};

/** A script for `sh -s` inside the machine that `title` names; the ops are of one machine, in the order of the plan. */
export function renderScript(title: string, ops: readonly Op[]): Script {
	return renderItems(
		title,
		ops.flatMap(op => itemsOf(op, partsOf(op))),
	);
}

/** One thing to do about an op, or one for each part of it. */
export function itemsOf(op: Op, parts: readonly (readonly string[])[]): Item[] {
	const isAlone = (lines: readonly string[]) =>
		op.kind === 'daemon' || (op.kind === 'nft' && (parts.length > 1 || isLarge(lines)));
	return parts.map(lines => ({op, lines, why: op.why, ...(isAlone(lines) && {alone: true})}));
}

function partsOf(op: Op): string[][] {
	if (op.kind === 'daemon') return startParts(op);
	return op.kind === 'nft' ? loadBatches(op) : [linesOf(op)];
}

/** As renderScript, for any lines that the ops' tools read. */
export function renderItems(title: string, items: readonly Item[]): Script {
	const lines = [...prologue(title)];
	const steps = group(items.filter(hasWork)).map((grouped, index): Step => {
		lines.push('', `step=${index + 1} # ${subject(grouped)}`);
		return {...header(grouped, index + 1), lines: renderStep(grouped, lines)};
	});
	return {text: `${lines.join('\n')}\n`, steps};
}

/** What a daemon does by itself is not in the script. */
function hasWork({lines, removes}: Item): boolean {
	return lines.length > 0 || removes !== undefined;
}

/** What a failing script says on its standard error. */
export const failureMark = 'cnilab: failed in step';

function prologue(title: string): string[] {
	return [`# ${title}`, 'set -eu', `trap '[ $? = 0 ] || echo "${failureMark} $step" >&2' EXIT`];
}

type Group = {
	readonly tool: Tool;
	readonly place: string;
	readonly forced: boolean;
	readonly netns: string | undefined;
	readonly items: Item[];
};

function group(items: readonly Item[]): Group[] {
	const groups: Group[] = [];
	for (const item of items) {
		const [tool, place, forced] = [toolOf(item.op), item.op.in, item.forced ?? false];
		const netns = item.netns ?? netnsOf(place);
		const last = groups.at(-1);
		const isSame = last?.tool === tool && last.place === place && last.netns === netns;
		const isAlone = item.alone ?? last?.items[0]?.alone ?? false;
		if (isSame && last.forced === forced && !isAlone) last.items.push(item);
		else groups.push({tool, place, forced, netns, items: [item]});
	}
	return groups;
}

function header({tool, place}: Group, number: number) {
	return {number, tool, place};
}

function subject({tool, place, items}: Group): string {
	const pod = netnsOf(place);
	if (pod !== undefined) return `pod ${pod}`;
	const kinds = {
		ip: 'links, addresses, routes',
		bridge: 'forwarding entries',
		tc: 'queues',
		nft: 'packet filter',
	};
	if (tool !== 'sh') return kinds[tool];
	if (items.some(({op}) => op.kind === 'ipip')) return 'tunnel';
	const [first] = items;
	if (first?.op.kind === 'daemon') return `the daemon ${first.op.name}`;
	return items.some(({op}) => op.kind === 'file') ? 'files' : 'kernel settings';
}

function renderStep(grouped: Group, lines: string[]): StepLine[] {
	const {tool, netns, items, forced} = grouped;
	if (tool === 'sh') return renderShell(items, lines, forced);
	const batch = forced ? '-force -batch -' : '-batch -';
	lines.push(`${commandOf(tool, netns, batch)} <<'EOF'${forced ? forcedEnd : ''}`);
	const rendered = renderOps(items, lines, lines.length);
	lines.push('EOF');
	return rendered;
}

function commandOf(tool: Exclude<Tool, 'sh'>, netns: string | undefined, batch: string): string {
	if (tool === 'nft') return netns === undefined ? 'nft -f -' : `ip netns exec ${quote(netns)} nft -f -`;
	return [tool, ...(netns === undefined ? [] : ['-n', quote(netns)]), batch].join(' ');
}

const forcedEnd = ' >/dev/null 2>&1 || :';

/** Each op below its reason; a reason that does not change is said once, and a pod's name above its lines is enough. */
function renderOps(items: readonly Item[], lines: string[], before: number): StepLine[] {
	let said: string | undefined;
	return items.map(item => {
		const why = item.why.replaceAll(/\s+/g, ' ');
		if (why !== said && netnsOf(item.op.in) === undefined) lines.push(`# ${why}`);
		said = why;
		const first = lines.length + 1 - before;
		lines.push(...item.lines);
		return {first, last: lines.length - before, op: item.op};
	});
}

/** Files that go, with the folders that they leave empty; then files and settings that come. */
function renderShell(items: readonly Item[], lines: string[], forced: boolean): StepLine[] {
	const going = items.filter(({removes}) => removes !== undefined);
	const coming = items.filter(({removes}) => removes === undefined);
	const end = forced ? forcedEnd : '';
	const first = lines.length + 1;
	lines.push(...removeFiles(going).map(command => `${command}${end}`));
	const gone = going.map(({op}) => ({first, last: lines.length, op}));
	lines.push(...makeFolders(coming));
	const said = forced
		? coming.map(item => ({...item, lines: item.lines.map(line => `${line}${end}`)}))
		: coming;
	return [...gone, ...renderOps(said, lines, 0)];
}

function removeFiles(items: readonly Item[]): string[] {
	if (items.length === 0) return [];
	const files = items.map(({removes = ''}) => quote(removes));
	const folders = foldersOf(items);
	return [
		`rm -f ${files.join(' ')}`,
		...(folders.length === 0 ? [] : [`rmdir --ignore-fail-on-non-empty ${folders.join(' ')}`]),
	];
}

function makeFolders(items: readonly Item[]): string[] {
	const folders = foldersOf(items);
	return folders.length === 0 ? [] : [`mkdir -p ${folders.join(' ')}`];
}

/** /etc is there, and stays. */
function foldersOf(items: readonly Item[]): string[] {
	const folders = new Set<string>();
	for (const {op} of items) if (op.kind === 'file') folders.add(op.path.slice(0, op.path.lastIndexOf('/')));
	folders.delete('/etc');
	return [...folders].map(quote);
}
