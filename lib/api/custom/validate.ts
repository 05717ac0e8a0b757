/** What a decoded custom resource lacks by its schema, and what its own rules say. */
import {type TObject, type TSchema, Type} from '@sinclair/typebox';
import {checkBgpConfiguration, checkIpamConfiguration} from '../../../topology/calico/check-configuration.js';
import {checkHostEndpoint, checkNetworkSet} from '../../../topology/calico/check-endpoints.js';
import {checkBgpPeer} from '../../../topology/calico/check-peer.js';
import {
	checkCalicoNetworkPolicy,
	checkGlobalNetworkPolicy,
	checkProfile,
	checkTier,
} from '../../../topology/calico/check-policy.js';
import {checkIpPool} from '../../../topology/calico/check-pool.js';
import type {CalicoObject} from '../../../topology/calico/objects.js';
import {type CalicoKind, specSchemas} from '../../../topology/calico/schema.js';
import {isAsNumber, isIntOrString} from '../../../topology/calico/schema-parts.js';
import {
	checkAdminNetworkPolicy,
	checkBaselineAdminNetworkPolicy,
	checkClusterNetworkPolicy,
} from '../../../topology/cluster-policy/check.js';
import {clusterPolicySpecs} from '../../../topology/cluster-policy/schema.js';
import {checkOneOf} from '../../../topology/kubernetes/check-value.js';
import type {Fault} from '../../../topology/kubernetes/fault.js';
import type {Path} from '../../../topology/problems.js';
import type {ApiObject} from '../object.js';
import type {Check} from '../validate/workload.js';

export const customChecks: Readonly<Record<string, Check>> = {
	IPPool: ofKind('IPPool', checkIpPool),
	BGPPeer: ofKind('BGPPeer', checkBgpPeer),
	BGPConfiguration: ofKind('BGPConfiguration', checkBgpConfiguration),
	IPAMConfiguration: ofKind('IPAMConfiguration', checkIpamConfiguration),
	CalicoNetworkPolicy: ofKind('NetworkPolicy', checkCalicoNetworkPolicy),
	GlobalNetworkPolicy: ofKind('GlobalNetworkPolicy', checkGlobalNetworkPolicy),
	Tier: ofKind('Tier', checkTier),
	NetworkSet: ofKind('NetworkSet', checkNetworkSet),
	GlobalNetworkSet: ofKind('GlobalNetworkSet', checkNetworkSet),
	HostEndpoint: ofKind('HostEndpoint', checkHostEndpoint),
	Profile: ofKind('Profile', checkProfile),
	ClusterNetworkPolicy: bySchema(clusterPolicySpecs.ClusterNetworkPolicy, checkClusterNetworkPolicy),
	AdminNetworkPolicy: bySchema(clusterPolicySpecs.AdminNetworkPolicy, checkAdminNetworkPolicy),
	BaselineAdminNetworkPolicy: bySchema(
		clusterPolicySpecs.BaselineAdminNetworkPolicy,
		checkBaselineAdminNetworkPolicy,
	),
};

type Of<K extends CalicoKind> = Extract<CalicoObject, {readonly kind: K}>;

function ofKind<K extends CalicoKind>(kind: K, check: (object: Of<K>, fault: Fault) => void): Check {
	return bySchema(specSchemas[kind], check);
}

/** The rules compare fields that belong to each other: they come after all fields are there. */
function bySchema<T>(spec: TSchema, check: (object: T, fault: Fault) => void): Check {
	return (object: ApiObject, fault) => {
		let isWhole = true;
		const tell: Fault = (path, code, wrong) => {
			isWhole &&= code !== 'missing-field';
			fault(path, code, wrong);
		};
		checkBySchema(spec, {value: object.spec, path: ['spec']}, tell);
		if (isWhole) check(object as unknown as T, fault);
	};
}

type Located = {readonly value: unknown; readonly path: Path};

/** Types are right since the object was decoded; fields may be missing, and words be none that there are. */
function checkBySchema(schema: TSchema, {value, path}: Located, fault: Fault): void {
	if (value === undefined) return;
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries())
			checkBySchema(schema.items as TSchema, {value: item, path: [...path, index]}, fault);
	} else if (typeof value === 'object' && value !== null && schema.properties) {
		checkStruct(schema as TObject, {value, path}, fault);
	} else if (schema.anyOf && !isAsNumber(schema) && !isIntOrString(schema)) {
		const allowed = (schema.anyOf as readonly TSchema[]).map(({const: word}) => String(word));
		checkOneOf(String(value), {path, allowed}, fault);
	}
}

function checkStruct({required = [], properties}: TObject, {value, path}: Located, fault: Fault): void {
	for (const field of required) {
		if (!Object.hasOwn(value as object, field))
			fault(path, 'missing-field', `must have the field \`${field}\``);
	}
	for (const [field, inner] of Object.entries(value as object))
		checkBySchema(properties[field] ?? Type.Unknown(), {value: inner, path: [...path, field]}, fault);
}
