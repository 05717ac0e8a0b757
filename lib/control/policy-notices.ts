/** What Calico's policies ask for and this version does not enforce: said, never silent. */
import type {CalicoRule} from '../../topology/calico/check-rule.js';
import type {CalicoObject} from '../../topology/calico/objects.js';

/** Each what is said about an object after its name; nothing for what is enforced as it is written. */
export function unenforcedParts(object: CalicoObject): string[] {
	switch (object.kind) {
		case 'HostEndpoint':
			return profileNotices(object.spec);
		case 'GlobalNetworkPolicy':
		case 'NetworkPolicy':
			return serviceNotices(object.spec);
		default:
			return [];
	}
}

function profileNotices({profiles = []}: {readonly profiles?: readonly string[]}): string[] {
	const unknown = profiles.filter(name => name !== 'projectcalico-default-allow' && !name.startsWith('kns.'));
	if (unknown.length === 0) return [];
	return [
		`names the profile ${unknown.join(', ')}, which allows nothing here: rules of a Profile are not followed`,
	];
}

type Rules = {readonly ingress?: readonly CalicoRule[]; readonly egress?: readonly CalicoRule[]};

function serviceNotices({ingress = [], egress = []}: Rules): string[] {
	const naming = [...ingress, ...egress].filter(rule => rule.source?.services ?? rule.destination?.services);
	if (naming.length === 0) return [];
	return ['has rules that name a Service: they mean its endpoints, and these only a lab that is up has'];
}
