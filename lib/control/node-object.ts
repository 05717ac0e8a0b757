/** A node of the topology as a Kubernetes object, for `get nodes`. */

import {addressOf} from '../../topology/addresses.js';
import type {NodeObject} from '../../topology/kubernetes/objects.js';
import {families, type Node} from '../../topology/model.js';

export function nodeObject({name, labels, attachment, podCidrs}: Node): NodeObject {
	const cidrs = families.flatMap(family => podCidrs[family] ?? []);
	const addresses = families.flatMap(family => attachment.addresses[family] ?? []).map(addressOf);
	return {
		apiVersion: 'v1',
		kind: 'Node',
		metadata: {name, labels: {...labels}},
		spec: {...(cidrs[0] !== undefined && {podCIDR: cidrs[0], podCIDRs: cidrs})},
		status: {
			addresses: [
				...addresses.map(address => ({type: 'InternalIP', address})),
				{type: 'Hostname', address: name},
			],
		},
	};
}
