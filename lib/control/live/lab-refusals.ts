/** What of a changed lab file can't be made true while its lab is up: everything that the pods that are there stand on. Pure. */
import type {LoadedLab} from '../../../topology/lab.js';
import {type Cluster, families, type Node} from '../../../topology/model.js';
import type {Path, Place, Report} from '../../../topology/problems.js';
import {sameValue} from '../../../topology/same-value.js';
import type {Addressing} from '../../plan/mode.js';

/** Nothing to say of a lab that is not up. */
export function checkLive(
	lab: LoadedLab,
	{cluster, addressing}: {readonly cluster: Cluster; readonly addressing: Addressing},
	report: Report,
): void {
	const {running} = lab;
	if (!running) return;
	const refuse = refusing(lab, report);
	if (cluster.mode.name !== running.mode.name) {
		// All else follows from it.
		const message = `the lab is up with the mode ${running.mode.name}, and a running lab does not change to another one`;
		refuse(message, lab.mode.locate(['name']));
		return;
	}
	checkPodNetwork(running, {lab, cluster}, refuse);
	if (addressing === 'segment') checkSubnets(running, {lab, cluster}, refuse);
	checkKinds(running, {lab, cluster}, refuse);
}

type Refuse = (message: string, at: Place | undefined) => void;
type Changed = {readonly lab: LoadedLab; readonly cluster: Cluster};

function refusing({name}: LoadedLab, report: Report): Refuse {
	const hint = `end the lab and bring it up anew: 'npx cnilab down ${name}', then 'up'; or take the change back`;
	return (message, at) => report({code: 'not-live', message, hint, ...(at && {at})});
}

function checkPodNetwork(running: Cluster, {lab, cluster}: Changed, refuse: Refuse): void {
	const [was, is] = [running.families, cluster.families].map(list => list.join(' and '));
	if (was !== is) {
		const family = cluster.families.find(each => !running.families.includes(each));
		const path: Path = family ? ['pods', family] : ['pods'];
		refuse(
			`the pods of the running lab have ${was} addresses, and here they would have ${is}`,
			lab.locate(path),
		);
		return;
	}
	for (const family of families) {
		const [before, after] = [running.podCidrs[family], cluster.podCidrs[family]];
		if (before === after) continue;
		const message = `the pods of the running lab have addresses of ${before}, and here it is ${after}`;
		refuse(message, lab.locate(['pods', family]));
	}
}

/** Pods stand on the segments, with the prefix length of their subnets. */
function checkSubnets(running: Cluster, {lab, cluster}: Changed, refuse: Refuse): void {
	for (const {name, cidrs} of running.underlay.segments) {
		const now = cluster.underlay.segments.find(segment => segment.name === name);
		const stays = ({name: node, attachment}: Node) =>
			attachment.segment === name &&
			cluster.nodes.some(each => each.name === node && each.attachment.segment === name);
		if (!now || sameValue(now.cidrs, cidrs) || !running.nodes.some(stays)) continue;
		const family = families.find(each => now.cidrs[each] !== cidrs[each]) ?? 'ipv4';
		const message = `pods of the running lab have addresses of ${cidrs[family]} on the segment ${name}, and here it is ${now.cidrs[family]}`;
		refuse(message, lab.locate(['cluster', 'segments', name, family]));
	}
}

/** What a machine's kernel has been told as a node, it keeps: forwarding is not undone. */
function checkKinds(running: Cluster, {lab, cluster}: Changed, refuse: Refuse): void {
	const before = kindsOf(running);
	for (const [name, {kind, place}] of kindsOf(cluster)) {
		const was = before.get(name);
		if (was === undefined || was.kind === kind) continue;
		const message = `in the running lab ${name} is a ${was.kind}, and here it is a ${kind}`;
		refuse(message, place ?? lab.locate(['cluster', `${kind}s`, name], 'key'));
	}
}

type Kind = {readonly kind: 'node' | 'router' | 'client'; readonly place?: Place};

function kindsOf({nodes, underlay}: Cluster): ReadonlyMap<string, Kind> {
	return new Map([
		...underlay.routers.map(({name}): [string, Kind] => [name, {kind: 'router'}]),
		...underlay.clients.map(({name}): [string, Kind] => [name, {kind: 'client'}]),
		...nodes.map(({name, place}): [string, Kind] => [name, {kind: 'node', ...(place && {place})}]),
	]);
}
