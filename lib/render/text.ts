/** A plan to read: per machine, each command with its reason. */
import {netnsOf, type Op, type Plan} from '../plan/ops.js';
import {isPassive} from '../plan/passive.js';
import {linesOf, quote, remarkOf, toolOf} from './lines.js';

export function renderText({underlay, machines}: Plan): string {
	const parts = [
		section('underlay: segments and cables', underlay),
		...machines.map(({name, kind, ops}) => section(`${name} (${kind})`, ops)),
	];
	return parts.join('\n');
}

/** The ops themselves, as one JSON document. */
export function renderJson(plan: Plan): string {
	return `${JSON.stringify(plan, undefined, 2)}\n`;
}

function section(title: string, ops: readonly Op[]): string {
	let said: string | undefined;
	const lines = ops.flatMap(op => {
		const reason = op.why === said ? [] : ['', `# ${op.why}`];
		said = op.why;
		return [...reason, ...commands(op)];
	});
	return `${title}\n${lines.map(line => (line === '' ? '' : `  ${line}`)).join('\n')}\n`;
}

/** The op as one would type it in its machine. */
function commands(op: Op): string[] {
	const pod = netnsOf(op.in);
	if (isPassive(op)) return [remarkOf(op)];
	const lines = linesOf(op);
	const tool = toolOf(op);
	switch (tool) {
		case 'sh':
			return lines;
		case 'nft':
			return ["nft -f - <<'EOF'", ...lines, 'EOF'];
		case 'ip':
		case 'bridge':
		case 'tc':
			return lines.map(line => (pod === undefined ? `${tool} ${line}` : `${tool} -n ${quote(pod)} ${line}`));
	}
}
