/** One document of a kind of Calico's that is read → the object, after all checks. */
import type {SourceDocument} from '../documents.js';
import {withoutAbsent} from '../kubernetes/absent.js';
import {checkAnnotations} from '../kubernetes/check-metadata.js';
import {checkName} from '../kubernetes/check-value.js';
import {type Fault, faultsOf} from '../kubernetes/fault.js';
import {dnsLabel, dnsSubdomain} from '../kubernetes/names.js';
import type {SourceObject} from '../kubernetes/objects.js';
import {checkLabels} from '../kubernetes/selectors.js';
import type {Report} from '../problems.js';
import {soundPart} from '../sound.js';
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
	const {locate} = document;
	const value = {...(withoutAbsent(document.value) as object), kind, apiVersion: calicoApiVersion};
	let hasLost = false;
	const sound = soundPart(objectSchema(kind), {...document, value}, problem => {
		if (problem.code !== 'unknown-field') hasLost = true;
		report({...problem, message: problem.message.replace(/^this file/, `this ${kind}`)});
	}) as Partial<CalicoObject> | undefined;
	if (!sound?.metadata || (sound.spec === undefined && hasLost)) return undefined;
	const object = {...sound, spec: sound.spec ?? {}} as CalicoObject;
	const fault = faultsOf(locate, report);
	// What a field that is left out here would say is not known.
	checkCalicoObject(object, (path, code, wrong) => {
		if (!(hasLost && (code === 'missing-field' || code === 'invalid-object'))) fault(path, code, wrong);
	});
	return {object: inItsNamespace(object), locate};
}

function inItsNamespace(object: CalicoObject): CalicoObject {
	const {namespace = 'default', ...metadata} = object.metadata;
	const isNamespaced = namespacedKinds.includes(object.kind);
	return {...object, metadata: isNamespaced ? {...metadata, namespace} : metadata} as CalicoObject;
}

function checkCalicoObject(object: CalicoObject, fault: Fault): void {
	const {name, generateName, namespace, labels, annotations} = object.metadata;
	if (name === undefined) {
		const isGenerated = generateName !== undefined;
		if (!isGenerated) fault(['metadata'], 'missing-field', 'must have the field `name`');
		else fault(['metadata', 'generateName'], 'bad-value', 'is of no use here: give the object a name');
	}
	checkName(name, {path: ['metadata', 'name'], rule: dnsSubdomain}, fault);
	if (namespacedKinds.includes(object.kind))
		checkName(namespace, {path: ['metadata', 'namespace'], rule: dnsLabel}, fault);
	else if (namespace !== undefined)
		fault(['metadata', 'namespace'], 'bad-value', `is not allowed: an ${object.kind} lives in no namespace`);
	checkLabels(labels, ['metadata', 'labels'], fault);
	checkAnnotations(annotations, fault);
	checkContent(object, fault);
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
