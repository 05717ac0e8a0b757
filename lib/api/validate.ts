/** Whether an object can be: all causes against it, with the fields that they concern. */
import {checkIngress} from '../../topology/kubernetes/check-ingress.js';
import {checkNetworkPolicy} from '../../topology/kubernetes/check-network-policy.js';
import {checkService} from '../../topology/kubernetes/check-service.js';
import {sameValue} from '../../topology/same-value.js';
import {customChecks} from './custom/validate.js';
import {type ApiKind, ruleNameOf} from './kinds.js';
import type {ApiObject} from './object.js';
import type {Cause} from './status.js';
import {controllerRevisionCauses, eventCauses, ingressClassCauses, nodeCauses} from './validate/cluster.js';
import {configMapCauses, secretCauses} from './validate/config.js';
import {endpointSliceCauses, endpointsCauses} from './validate/endpoints.js';
import {faultsAsCauses} from './validate/faults.js';
import {metadataCauses, metadataUpdateCauses} from './validate/metadata.js';
import {podCauses} from './validate/pod.js';
import {fixedFieldCauses} from './validate/update.js';
import {type Check, workloadChecks} from './validate/workload.js';

/** The object is decoded and has its defaults. */
export function causesOfCreate(kind: ApiKind, object: ApiObject): readonly Cause[] {
	const causes: Cause[] = [];
	metadataCauses(kind, object, causes);
	contentCauses(object, causes);
	return causes;
}

type Update = {
	readonly object: ApiObject;
	readonly previous: ApiObject;
	readonly subresource: 'status' | undefined;
};

/** What may not change, and for what has changed all that holds for a new object. */
export function causesOfUpdate(kind: ApiKind, {object, previous, subresource}: Update): readonly Cause[] {
	const causes: Cause[] = [];
	metadataUpdateCauses(object.metadata, previous.metadata, causes);
	if (causes.length === 0) metadataCauses(kind, object, causes);
	if (subresource === 'status') return causes;
	fixedFieldCauses(object, previous, causes);
	// A pod that was admitted stays valid in what can't change.
	if (causes.length === 0 && !sameValue(object.spec ?? object, previous.spec ?? previous)) {
		contentCauses(object, causes);
	}
	return causes;
}

function contentCauses(object: ApiObject, causes: Cause[]): void {
	checks[ruleNameOf(object)]?.(object, faultsAsCauses(object, causes), causes);
}

const checks: Readonly<Record<string, Check>> = {
	...workloadChecks,
	...customChecks,
	Pod: podCauses,
	Service: ofFaults(checkService),
	NetworkPolicy: ofFaults(checkNetworkPolicy),
	Ingress: ofFaults(checkIngress),
	Node: ofCauses(nodeCauses),
	Event: ofCauses(eventCauses),
	IngressClass: ofCauses(ingressClassCauses),
	ControllerRevision: ofCauses(controllerRevisionCauses),
	ConfigMap: ofCauses(configMapCauses),
	Secret: ofCauses(secretCauses),
	Endpoints: ofCauses(endpointsCauses),
	EndpointSlice: ofCauses(endpointSliceCauses),
};

/** The checks take an object whose spec has what its type requires, and decoding has seen to that. */
function ofFaults<T>(check: (object: T, fault: Parameters<Check>[1]) => void): Check {
	return (object, fault) => check(object as unknown as T, fault);
}

function ofCauses(check: (object: ApiObject, causes: Cause[]) => void): Check {
	return (object, _fault, causes) => check(object, causes);
}
