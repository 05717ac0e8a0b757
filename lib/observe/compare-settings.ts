/** Network namespaces, kernel settings and files. Pure. */
import type {FileOp, NetnsOp, Op, SysctlOp} from '../plan/ops.js';
import {machineOf} from '../plan/ops.js';
import {type Check, factsOf, linkKey, missing, netnsKey, present, unplanned, type Wrong} from './check.js';
import type {Facts} from './facts.js';

/** A check for each pod's namespace, and one for each namespace that nobody planned. The machines' own may be in the underlay. */
export function compareNamespaces(
	ops: readonly NetnsOp[],
	machines: readonly string[],
	facts: Facts,
): Check[] {
	const planned = new Set([
		...ops.map(op => `${op.in}/${op.name}`),
		...machines.map(machine => `underlay/${machine}`),
	]);
	return [
		...ops.map(op => checkNamespace(op, facts)),
		...Object.entries(facts.machines).flatMap(([machine, {namespaces}]) =>
			namespaces
				.filter(name => !planned.has(`${machine}/${name}`))
				.map(name => unplanned(machine, `network namespace ${name}`, unplannedNamespace(machine, name))),
		),
	];
}

function unplannedNamespace(machine: string, name: string): Op {
	return {kind: 'netns', in: machine, name, why: 'nobody planned it'};
}

function checkNamespace(op: NetnsOp, facts: Facts): Check {
	const {in: machine, name, why} = op;
	const place = `${machine}/${name}`;
	const check = {place: machine, why, key: netnsKey(place), needs: []};
	const remedy = {out: [op]};
	if (facts.places[place]) return {...check, lost: false, wrong: []};
	const listed = facts.machines[machine]?.namespaces.includes(name) ?? false;
	const found = listed ? 'a file that is no network namespace any more' : missing;
	const gone = `network namespace ${name} is ${listed ? 'broken' : 'missing'}`;
	const wrong = [{what: `network namespace ${name}`, expected: present, found}];
	return {...check, lost: true, gone, wrong, remedy};
}

/** A check for each setting. */
export function compareSysctls(ops: readonly SysctlOp[], facts: Facts): Check[] {
	return ops.map(op => {
		const {in: place, key, value, optional = false, why} = op;
		const found = factsOf(facts, place).sysctls[key];
		const same = found === undefined ? optional : words(found) === words(value);
		const wrong: Wrong = {what: `sysctl ${key}`, expected: value, found: found ?? missing};
		const dev = /^net\.ipv[46]\.(?:conf|neigh)\.([^.]+)\./.exec(key)?.[1]?.replaceAll('/', '.');
		const needs = [netnsKey(place), ...(dev === undefined ? [] : [linkKey(place, dev)])];
		const remedy = {out: [op]};
		return {place, why, needs, lost: found === undefined, wrong: same ? [] : [wrong], remedy};
	});
}

/** A check for each file. */
export function compareFiles(ops: readonly FileOp[], facts: Facts): Check[] {
	return ops.map(op => {
		const {in: place, path, content, why} = op;
		const found = facts.machines[machineOf(place)]?.files[path];
		const what = `file ${path}`;
		const check = {place, why, needs: [], lost: found === undefined, remedy: {out: [op]}};
		if (found === undefined) return {...check, wrong: [{what, expected: present, found: missing}]};
		return {...check, wrong: found === content ? [] : [{what, ...firstDifference(content, found)}]};
	});
}

export function firstDifference(content: string, other: string): {expected: string; found: string} {
	const [expected, found] = [content.split('\n'), other.split('\n')];
	const index = expected.findIndex((line, at) => line !== found[at]);
	const at = index < 0 ? expected.length : index;
	const tell = (lines: readonly string[]) => {
		const line = lines[at];
		return line === undefined || (line === '' && at === lines.length - 1)
			? `the end at line ${at + 1}`
			: `line ${at + 1}: ${line}`;
	};
	return {expected: tell(expected), found: tell(found)};
}

/** /proc/sys writes lists with tabs between. */
function words(value: string): string {
	return value.trim().split(/\s+/).join(' ');
}
