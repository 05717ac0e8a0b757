/** Which of Calico's kinds there are, and what becomes of each. */
import {calicoApiVersion} from './objects.js';
import {type CalicoKind, specSchemas} from './schema.js';

/** As kubectl users write them who have no API server of Calico's: the same resources. */
const plainApiVersion = 'crd.projectcalico.org/v1';

const apiVersions = [calicoApiVersion, plainApiVersion];

export function isCalicoGroup(apiVersion: string): boolean {
	return apiVersion === 'projectcalico.org' || /^(crd\.)?projectcalico\.org\//.test(apiVersion);
}

export const readCalicoKinds = Object.keys(specSchemas) as readonly CalicoKind[];

const staged = 'is ignored: what is staged is enforced nowhere, and nothing here counts what it would do';
const ownState = "is ignored: Calico writes it itself, and here the lab's own address management does";

/** Known, and not acted on: what is said about an object after its name. */
export const ignoredCalicoKinds: Readonly<Record<string, string>> = {
	StagedNetworkPolicy: staged,
	StagedGlobalNetworkPolicy: staged,
	StagedKubernetesNetworkPolicy: staged,
	BGPFilter: 'is ignored: this version filters no routes, so that all are announced and taken',
	FelixConfiguration: "is ignored: the lab file's mode options say what Felix does here",
	IPReservation: 'is ignored: this version reserves no addresses, so that pods may get them',
	KubeControllersConfiguration: 'is ignored: nothing here follows it',
	ClusterInformation: 'is ignored: nothing here follows it',
	CalicoNodeStatus: "is ignored: 'npx cnilab calico node status' asks BIRD itself",
	BlockAffinity: ownState,
	IPAMBlock: ownState,
	IPAMHandle: ownState,
	WorkloadEndpoint: ownState,
};

/** Kinds that carry another name in crd.projectcalico.org/v1. */
const plainNames: Readonly<Record<string, CalicoKind>> = {IPAMConfig: 'IPAMConfiguration'};

export type CalicoIdentity =
	| {readonly read: CalicoKind}
	| {readonly ignored: string}
	| {readonly wrong: 'kind' | 'apiVersion'; readonly known: readonly string[]};

/** `apiVersion` is of one of Calico's groups. */
export function identifyCalico(kind: string, apiVersion: string): CalicoIdentity {
	if (!apiVersions.includes(apiVersion)) return {wrong: 'apiVersion', known: apiVersions};
	const isPlain = apiVersion === plainApiVersion;
	const read = (isPlain && plainNames[kind]) || (kind as CalicoKind);
	// calicoctl's Node has no custom resource: it is annotations of Kubernetes' Node.
	const kinds: readonly string[] = isPlain
		? readCalicoKinds.filter(each => each !== 'Node')
		: readCalicoKinds;
	if (kinds.includes(read)) return {read};
	const ignored = Object.hasOwn(ignoredCalicoKinds, kind) ? ignoredCalicoKinds[kind] : undefined;
	if (ignored !== undefined) return {ignored};
	return {wrong: 'kind', known: [...kinds, ...Object.keys(ignoredCalicoKinds)]};
}
