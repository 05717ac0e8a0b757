/** The cluster's pod network against its underlay. */
import {type Cidr, formatCidr, overlaps, parseCidr} from './addresses.js';
import {type Family, families, type PerFamily, type Underlay} from './model.js';
import type {Reading} from './names.js';
import type {LabFile} from './schema.js';
import {readCidr} from './segments.js';
import type {Shape} from './shape.js';

/** As flannel's and kubeadm's own examples have it. */
const defaultPodNetwork: Readonly<Record<Family, string>> = {
	ipv4: '10.244.0.0/16',
	ipv6: 'fd00:10:244::/56',
};

/**
 * The pod network of the lab: what the file says, else the defaults for the families that every node has. `locate`
 * counts from the lab file. Reports what is no subnet, and a family that a node's segment has not.
 */
export function readPodNetwork(
	pods: LabFile['pods'],
	shape: Shape | undefined,
	{locate, report}: Reading,
): PerFamily<string> {
	const asked = families.filter(family => pods?.[family] !== undefined);
	for (const family of asked)
		readCidr(pods?.[family] ?? '', {family, path: ['pods', family], locate, report});
	if (!shape) return pods ?? {};
	if (asked.length === 0) return defaultsFor(shape, {locate, report});
	for (const family of asked) {
		const without = shape.nodes.find(({attachment}) => attachment.addresses[family] === undefined);
		if (!without) continue;
		const at = locate(['pods', family], 'key');
		report({
			code: 'family-missing',
			message: `pods have ${family}, but the segment '${without.attachment.segment}' of '${without.name}' has none`,
			hint: `give the segment ${family}, or leave it out here`,
			...(at && {at}),
		});
	}
	return Object.fromEntries(asked.map(family => [family, pods?.[family]]));
}

/** Reports a pod network that overlaps a segment. Not for a mode whose pods live on the segments. */
export function checkPodNetwork(
	pods: PerFamily<string>,
	underlay: Underlay,
	{locate, report}: Reading,
): void {
	for (const family of families) {
		const network = cidrOf(pods[family]);
		for (const {name, cidrs} of underlay.segments) {
			const segment = cidrOf(cidrs[family]);
			if (!network || !segment || !overlaps(network, segment)) continue;
			const at = locate(['pods', family]);
			report({
				code: 'cidr-overlap',
				message: `the pod network ${formatCidr(network)} overlaps ${formatCidr(segment)} of the segment '${name}'`,
				hint: `pods: {${family}: …}`,
				...(at && {at}),
			});
		}
	}
}

function defaultsFor(shape: Shape, {locate, report}: Reading): PerFamily<string> {
	const common = families.filter(family =>
		shape.nodes.every(({attachment}) => attachment.addresses[family] !== undefined),
	);
	if (common.length === 0) {
		const at = locate(['cluster']);
		const message = 'no address family is on the segments of all nodes';
		report({code: 'family-missing', message, hint: 'give them ipv4, ipv6 or both', ...(at && {at})});
	}
	return Object.fromEntries(common.map(family => [family, defaultPodNetwork[family]]));
}

function cidrOf(text: string | undefined): Cidr | undefined {
	return text === undefined ? undefined : parseCidr(text);
}
