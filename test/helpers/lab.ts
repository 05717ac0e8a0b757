/** Labs from text, without files: what `compile` starts from. */

import {parseDocuments, subDocument} from '../../topology/documents.js';
import type {LoadedLab} from '../../topology/lab.js';
import {readLab} from '../../topology/lab.js';
import {expandShortForms} from '../../topology/layers.js';
import {labShortForms} from '../../topology/load/layers.js';
import type {Cluster} from '../../topology/model.js';
import type {Problem, Report} from '../../topology/problems.js';

/** Throws at a problem: what a test writes wrong on purpose is in the manifests or is found by `compile`. */
export function labOf(text: string, manifests = '', running?: Cluster): LoadedLab {
	const lab = tryLab(text, {manifests, running}, fail);
	if (!lab) throw new Error('no lab');
	return lab;
}

/** The same, for mistakes that the topology finds. `running`: the lab as it is up. */
export function tryLab(
	text: string,
	{manifests = '', running}: {readonly manifests?: string; readonly running?: Cluster | undefined},
	report: Report,
): LoadedLab | undefined {
	const [document] = parseDocuments('lab.yaml', `summary: a test\nname: test\n${text}`, fail);
	if (!document) throw new Error('no lab');
	const {document: lab} = expandShortForms(document, labShortForms);
	const parts = {lab, shape: subDocument(lab, ['cluster']), defaultName: 'test', running: () => running};
	const read = readLab(parts, report);
	return read && {...read, manifests: parseDocuments('m.yaml', manifests, fail)};
}

/** One segment, nodes node-1 … node-N. */
export function clusterText(
	nodes: number,
	{families = ['ipv4'], more = ''}: {families?: string[]; more?: string} = {},
) {
	const cidrs = {ipv4: '192.168.50.0/24', ipv6: '"fd00:50::/64"'};
	const subnets = families.map(family => `${family}: ${cidrs[family as keyof typeof cidrs]}`).join(', ');
	const names = Array.from({length: nodes}, (_, index) => `node-${index + 1}: `).join(', ');
	return `cluster: {segments: {lan: {${subnets}${more}}}, nodes: {${names}}}\n`;
}

function fail(problem: Problem): never {
	throw new Error(JSON.stringify(problem));
}
