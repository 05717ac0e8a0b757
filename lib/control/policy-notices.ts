/** What Calico's policies ask for and this version does not enforce: said, never silent. */
import type {CalicoRule} from '../../topology/calico/check-rule.js';
import type {CalicoObject} from '../../topology/calico/objects.js';

/** Each what is said about an object after its name; nothing for what is enforced as it is written. */
export function unenforcedParts(object: CalicoObject): string[] {
	switch (object.kind) {
		case 'HostEndpoint':
			return [
				'is not enforced: this version has no policies of nodes, so that what a node itself sends and receives passes; rules may mean its expectedIPs',
			];
		case 'GlobalNetworkPolicy':
			return [...flagNotices(object.spec), ...serviceNotices(object.spec)];
		case 'NetworkPolicy':
			return serviceNotices(object.spec);
		default:
			return [];
	}
}

type Flags = {readonly doNotTrack?: boolean; readonly preDNAT?: boolean};

function flagNotices({doNotTrack, preDNAT}: Flags): string[] {
	if (!doNotTrack && !preDNAT) return [];
	const flag = doNotTrack ? 'doNotTrack' : 'preDNAT';
	return [
		`is not enforced: with ${flag} it is about host endpoints alone, and this version has no policies of these`,
	];
}

type Rules = {readonly ingress?: readonly CalicoRule[]; readonly egress?: readonly CalicoRule[]};

function serviceNotices({ingress = [], egress = []}: Rules): string[] {
	const naming = [...ingress, ...egress].filter(rule => rule.source?.services ?? rule.destination?.services);
	if (naming.length === 0) return [];
	return ['has rules that name a Service, and these match nobody: this version makes no Services'];
}
