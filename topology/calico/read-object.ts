/** One document of a kind of Calico's that is read → the object, after all checks. */
import type {SourceDocument} from '../documents.js';
import {readCustomResource} from '../kubernetes/custom-resource.js';
import type {Fault} from '../kubernetes/fault.js';
import type {SourceObject} from '../kubernetes/objects.js';
import type {Report} from '../problems.js';
import {checkBgpConfiguration, checkCalicoNode, checkIpamConfiguration} from './check-configuration.js';
import {checkHostEndpoint, checkNetworkSet} from './check-endpoints.js';
import {checkBgpPeer} from './check-peer.js';
import {checkCalicoNetworkPolicy, checkGlobalNetworkPolicy, checkProfile, checkTier} from './check-policy.js';
import {checkIpPool} from './check-pool.js';
import {type CalicoObject, calicoApiVersion} from './objects.js';
import {type CalicoKind, objectSchema} from './schema.js';
import {namespacedKinds} from './schema-policy.js';

/** Undefined if it is too broken to be used; whatever is wrong is reported. */
export function readCalicoObject(
	kind: CalicoKind,
	document: SourceDocument,
	report: Report,
): SourceObject<CalicoObject> | undefined {
	const isNamespaced = namespacedKinds.includes(kind);
	return readCustomResource<CalicoObject>(
		{kind, apiVersion: calicoApiVersion, schema: objectSchema(kind), isNamespaced, check: checkContent},
		document,
		report,
	);
}

function checkContent(object: CalicoObject, fault: Fault): void {
	switch (object.kind) {
		case 'IPPool':
			checkIpPool(object, fault);
			break;
		case 'BGPPeer':
			checkBgpPeer(object, fault);
			break;
		case 'BGPConfiguration':
			checkBgpConfiguration(object, fault);
			break;
		case 'IPAMConfiguration':
			checkIpamConfiguration(object, fault);
			break;
		case 'Node':
			checkCalicoNode(object, fault);
			break;
		case 'NetworkPolicy':
			checkCalicoNetworkPolicy(object, fault);
			break;
		case 'GlobalNetworkPolicy':
			checkGlobalNetworkPolicy(object, fault);
			break;
		case 'Tier':
			checkTier(object, fault);
			break;
		case 'NetworkSet':
		case 'GlobalNetworkSet':
			checkNetworkSet(object, fault);
			break;
		case 'HostEndpoint':
			checkHostEndpoint(object, fault);
			break;
		case 'Profile':
			checkProfile(object, fault);
			break;
	}
}
