/** Calico's kinds: the columns of its custom resource definitions (projectcalico/calico api/config/crd). */
import type {CalicoKind, CalicoSpec} from '../../../topology/calico/schema.js';
import {ageColumn, type Cell, type ColumnDefinition, column, type Printer, specPrinter} from './printer.js';

const isTrue = {type: 'boolean'} as const;

export const ipPoolPrinter = calicoPrinter<'IPPool'>(
	[
		column('CIDR', 'The range of the pool.'),
		column('VXLAN', 'When its pods are reached through VXLAN.'),
		column('IPIP', 'When its pods are reached through IP-in-IP.'),
		column('NAT', 'Whether what leaves all pools is masqueraded.', isTrue),
		column('Allocatable', 'Whether pods get its addresses.'),
	],
	({cidr, vxlanMode, ipipMode, natOutgoing, disabled}) => [
		cidr,
		vxlanMode,
		ipipMode,
		natOutgoing,
		disabled === true ? 'False' : 'True',
	],
	ageColumn,
);

export const bgpPeerPrinter = calicoPrinter<'BGPPeer'>(
	[
		column('Node Selector', 'The nodes that have the session.'),
		column('Node', 'The node that has it.'),
		column('Local ASN', 'What the node says that its AS number is.'),
		column('Peer Selector', 'The nodes at the other end.'),
		column('Peer IP', 'The address at the other end.'),
		column('Peer ASN', 'The AS number at the other end.'),
	],
	({nodeSelector, node, localASNumber, peerSelector, peerIP, asNumber}) => [
		nodeSelector,
		node,
		localASNumber,
		peerSelector,
		peerIP,
		asNumber,
	],
);

export const ipamConfigurationPrinter = calicoPrinter<'IPAMConfiguration'>(
	[
		column('StrictAffinity', 'Whether a node never borrows addresses.', isTrue),
		column('MaxBlocksPerHost', 'How many blocks a node may have.', {type: 'integer'}),
		column('AutoAllocateBlocks', 'Whether nodes claim blocks by themselves.', isTrue),
	],
	({strictAffinity, maxBlocksPerHost, autoAllocateBlocks}) => [
		strictAffinity,
		maxBlocksPerHost,
		autoAllocateBlocks,
	],
);

const policyColumns = [
	column('Tier', 'The tier that it is asked in.'),
	column('Order', 'The lower one is asked first.', {type: 'number'}),
];

export const calicoNetworkPolicyPrinter = calicoPrinter<'NetworkPolicy'>(
	policyColumns,
	({tier, order}) => [tier, order],
	ageColumn,
);

export const globalNetworkPolicyPrinter = calicoPrinter<'GlobalNetworkPolicy'>(
	policyColumns,
	({tier, order}) => [tier, order],
	ageColumn,
);

export const tierPrinter = calicoPrinter<'Tier'>(
	[
		column('Order', 'The lower one is asked first.', {type: 'number'}),
		column('DefaultAction', 'What becomes of a packet that none of its policies decides.'),
	],
	({order, defaultAction}) => [order, defaultAction],
	ageColumn,
);

export const hostEndpointPrinter = calicoPrinter<'HostEndpoint'>(
	[column('Node', 'Its node.'), column('Interface', 'Its interface.')],
	({node, interfaceName}) => [node, interfaceName],
);

function calicoPrinter<K extends CalicoKind>(
	columns: readonly ColumnDefinition[],
	cells: (spec: CalicoSpec<K>) => readonly (Cell | undefined)[],
	...age: readonly ColumnDefinition[]
): Printer {
	return specPrinter<CalicoSpec<K>>(columns, cells, ...age);
}
