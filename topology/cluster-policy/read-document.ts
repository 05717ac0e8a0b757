/** A document of network-policy-api's group → its object. */
import {childValue, type SourceDocument} from '../documents.js';
import {customResourceSchema, readCustomResource} from '../kubernetes/custom-resource.js';
import type {Fault} from '../kubernetes/fault.js';
import type {SourceObject} from '../kubernetes/objects.js';
import {didYouMean, type Report} from '../problems.js';
import {
	checkAdminNetworkPolicy,
	checkBaselineAdminNetworkPolicy,
	checkClusterNetworkPolicy,
} from './check.js';
import {type ClusterPolicyObject, clusterPolicyVersions, isClusterPolicyGroup} from './objects.js';
import {type ClusterPolicyKind, clusterPolicyKinds, clusterPolicySpecs} from './schema.js';

export function isClusterPolicyDocument({value}: SourceDocument): boolean {
	const apiVersion = childValue(value, 'apiVersion');
	return typeof apiVersion === 'string' && isClusterPolicyGroup(apiVersion);
}

/** Undefined if it is no object of the group's, or too broken; the reason is reported. */
export function readClusterPolicy(
	document: SourceDocument,
	report: Report,
): SourceObject<ClusterPolicyObject> | undefined {
	const {value, locate} = document;
	const [kind, apiVersion] = [childValue(value, 'kind'), childValue(value, 'apiVersion')];
	const tell = (field: string, message: string, hint: string) => {
		const at = locate([field]);
		const code = field === 'kind' && kind === undefined ? 'missing-field' : 'unknown-kind';
		report({code, message, hint, ...(at && {at})});
		return undefined;
	};
	if (typeof kind !== 'string' || kind === '')
		return tell('kind', 'a Kubernetes object must have `kind`', 'for example kind: ClusterNetworkPolicy');
	const known = clusterPolicyKinds.find(each => each === kind);
	if (!known) {
		const message = `unknown kind '${kind}' of apiVersion '${apiVersion}'`;
		return tell('kind', message, didYouMean(kind, clusterPolicyKinds));
	}
	const right = clusterPolicyVersions[known];
	if (apiVersion !== right)
		return tell(
			'apiVersion',
			`there is no ${kind} in apiVersion '${apiVersion}'`,
			`write apiVersion: ${right}`,
		);
	return readCustomResource<ClusterPolicyObject>(
		{
			kind: known,
			apiVersion: right,
			schema: customResourceSchema(clusterPolicySpecs[known], true),
			isNamespaced: false,
			check: (object, fault) => checks[known](object as never, fault),
		},
		document,
		report,
	);
}

/** Whoever looks here has the kind that the check is for. */
const checks: {
	readonly [K in ClusterPolicyKind]: (object: Extract<ClusterPolicyObject, {kind: K}>, fault: Fault) => void;
} = {
	ClusterNetworkPolicy: checkClusterNetworkPolicy,
	AdminNetworkPolicy: checkAdminNetworkPolicy,
	BaselineAdminNetworkPolicy: checkBaselineAdminNetworkPolicy,
};
