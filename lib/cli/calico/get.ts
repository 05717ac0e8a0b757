/** `calico get`: Calico's resources in calicoctl's columns. Facts: projectcalico/calico calicoctl/calicoctl/resourcemgr. */
import {stringify} from 'yaml';
import {calicoNodeIn} from '../../../topology/calico/node-annotations.js';
import type {Cluster} from '../../../topology/model.js';
import {didYouMean} from '../../../topology/problems.js';
import {apiKinds} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {apiClient} from '../api/client.js';
import {fetchObjects} from '../api/objects.js';
import type {CalicoLab} from '../calico.js';
import {UsageError} from '../terminal/errors.js';
import {table} from '../terminal/output.js';
import type {Invocation, Result} from '../verbs/verb.js';

type Row = Readonly<Record<string, unknown>>;

type Shown = {
	readonly kind: string;
	readonly words: readonly string[];
	readonly columns: readonly string[];
	/** With `-o wide`. */
	readonly wide?: readonly string[];
	/** The cells by column. */
	readonly cells: (object: ApiObject, cluster: Cluster) => Row;
};

type Spec = Readonly<Record<string, unknown>>;

const kinds: readonly Shown[] = [
	{
		kind: 'IPPool',
		words: ['ippool', 'ippools', 'ipp', 'ipps', 'pool', 'pools'],
		columns: ['NAME', 'CIDR', 'SELECTOR'],
		wide: [
			'NAME',
			'CIDR',
			'NAT',
			'IPIPMODE',
			'VXLANMODE',
			'DISABLED',
			'DISABLEBGPEXPORT',
			'SELECTOR',
			'ASSIGNMENTMODE',
		],
		cells: object => {
			const spec = object.spec as Spec;
			return {
				CIDR: spec.cidr,
				NAT: spec.natOutgoing ?? false,
				IPIPMODE: spec.ipipMode,
				VXLANMODE: spec.vxlanMode,
				DISABLED: spec.disabled ?? false,
				DISABLEBGPEXPORT: spec.disableBGPExport ?? false,
				SELECTOR: spec.nodeSelector,
				ASSIGNMENTMODE: spec.assignmentMode,
			};
		},
	},
	{
		kind: 'BGPPeer',
		words: ['bgppeer', 'bgppeers', 'bgpp', 'bgpps', 'bp', 'bps'],
		columns: ['NAME', 'PEERIP', 'NODE', 'ASN'],
		cells: object => {
			const spec = object.spec as Spec;
			const node = spec.node || spec.nodeSelector || '(global)';
			return {PEERIP: spec.peerIP ?? '', NODE: node, ASN: spec.asNumber ?? 0};
		},
	},
	{
		kind: 'BGPConfiguration',
		words: ['bgpconfiguration', 'bgpconfigurations', 'bgpconfig', 'bgpconfigs'],
		columns: ['NAME', 'LOGSEVERITY', 'MESHENABLED', 'ASNUMBER'],
		cells: object => {
			const spec = object.spec as Spec;
			return {
				LOGSEVERITY: spec.logSeverityScreen,
				MESHENABLED: spec.nodeToNodeMeshEnabled ?? '-',
				ASNUMBER: spec.asNumber ?? '-',
			};
		},
	},
	{
		kind: 'Node',
		words: ['node', 'nodes', 'no', 'nos'],
		columns: ['NAME'],
		wide: ['NAME', 'ASN', 'IPV4', 'IPV6'],
		cells: ({metadata}, {nodes, bgp}) => {
			const node = nodes.find(({name}) => name === metadata.name);
			const addresses = node?.bgpAddresses ?? node?.attachment.addresses;
			const speaker = bgp?.speakers.find(({machine}) => machine === metadata.name);
			const said = calicoNodeIn({metadata}).spec.bgp?.asNumber;
			const number = said ?? (speaker ? `(${speaker.asNumber})` : '');
			return {ASN: number, IPV4: addresses?.ipv4 ?? '', IPV6: addresses?.ipv6 ?? ''};
		},
	},
];

/** Throws a UsageError for another kind, a RefusedError for a name that there is not. */
export async function get(
	{record, cluster}: CalicoLab,
	[word = '', ...names]: readonly string[],
	{output, text}: Invocation,
): Promise<Result> {
	const shown = kinds.find(({words}) => words.includes(word.toLowerCase()));
	if (!shown) {
		const known = kinds.flatMap(({words: [first = '']}) => first);
		const wrong = word === '' ? 'calico get: which kind?' : `calico get has no '${word}'`;
		throw new UsageError(wrong, didYouMean(word, known));
	}
	// Kubernetes' Node is the first of its name.
	const kind = apiKinds.find(each => each.kind === shown.kind);
	if (!kind) throw new Error(`the API has no ${shown.kind}`);
	const objects = await fetchObjects(apiClient(record), {kind, names}, {namespace: undefined});
	const format = output.json ? 'json' : text('output');
	if (format === 'json' || format === 'yaml') return documents(shown, objects, {names, format, cluster});
	const columns = format === 'wide' ? (shown.wide ?? shown.columns) : shown.columns;
	const rows = objects.map(object => {
		const cells: Row = {NAME: object.metadata.name, ...shown.cells(object, cluster)};
		return columns.map(column => String(cells[column] ?? ''));
	});
	return {exit: 0, json: undefined, text: table(columns, rows)};
}

type Wanted = {readonly names: readonly string[]; readonly format: string; readonly cluster: Cluster};

function documents({kind}: Shown, objects: readonly ApiObject[], {names, format, cluster}: Wanted): Result {
	const apiVersion = 'projectcalico.org/v3';
	const items = objects.map(object =>
		kind === 'Node' ? nodeDocument(object, cluster) : withoutManagedFields(object),
	);
	const json = names.length === 1 ? items[0] : {apiVersion, kind: `${kind}List`, metadata: {}, items};
	const text =
		format === 'json'
			? JSON.stringify(json, null, 2)
			: stringify(json, {aliasDuplicateObjects: false, lineWidth: 0}).trimEnd();
	return {exit: 0, json, text};
}

/** With the addresses that it is known by, whoever said them. */
function nodeDocument({metadata}: ApiObject, {nodes}: Cluster): object {
	const own = calicoNodeIn({metadata});
	const node = nodes.find(({name}) => name === metadata.name);
	const {ipv4, ipv6} = node?.bgpAddresses ?? node?.attachment.addresses ?? {};
	const addresses = {...(ipv4 && {ipv4Address: ipv4}), ...(ipv6 && {ipv6Address: ipv6})};
	return {...own, spec: {bgp: {...addresses, ...own.spec.bgp}}};
}

function withoutManagedFields({metadata: {managedFields: _, ...metadata}, ...object}: ApiObject): object {
	const {apiVersion, kind, ...rest} = object;
	return {apiVersion, kind, metadata, ...rest};
}
