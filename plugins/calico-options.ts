/** The options that Calico's modes share, each with the real product's default. */
import {Type} from '@sinclair/typebox';

export const tunnelOptions = {
	crossSubnet: Type.Boolean({
		default: false,
		description:
			'The default pool is tunnelled only between nodes of different subnets (CrossSubnet in place of Always); IPPools that the lab has say it themselves',
	}),
};

export const poolOptions = {
	blockSize: Type.Integer({
		default: 26,
		minimum: 20,
		maximum: 32,
		description: 'The prefix length of a block of the default IPv4 pool (CALICO_IPV4POOL_BLOCK_SIZE)',
	}),
	blockSizeV6: Type.Integer({
		default: 122,
		minimum: 116,
		maximum: 128,
		description: 'The prefix length of a block of the default IPv6 pool (CALICO_IPV6POOL_BLOCK_SIZE)',
	}),
	natOutgoing: Type.Boolean({
		default: true,
		description:
			'What pods of the default IPv4 pool send to others than pods goes under their node’s address (CALICO_IPV4POOL_NAT_OUTGOING)',
	}),
};
