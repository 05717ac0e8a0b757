/** What fib expressions are told of a machine's addresses and routes. Pure. */
import type {Family} from '../../../topology/model.js';
import {remembered} from '../../plan/remember.js';
import {routeTo, type Stack} from './network.js';
import {type Fib, routeTypes} from './packet.js';

export function fibOf(stack: Stack, family: Family): Fib {
	return fibsOf(stack)[family];
}

const fibsOf = remembered((stack: Stack) => ({ipv4: makeFib(stack, 'ipv4'), ipv6: makeFib(stack, 'ipv6')}));

function makeFib(stack: Stack, family: Family): Fib {
	return {
		// The best route alone counts (nft_fib4_eval): if it does not lead out of that device, there is none.
		device: (address, through) => {
			const own = stack.addresses.find(({value}) => value === address);
			const dev = own?.dev ?? routeTo(stack, address, family)?.dev;
			return through === undefined || dev === through ? dev : undefined;
		},
		// The table of local addresses alone is asked (inet_dev_addr_type).
		type: (address, on) => {
			const own = stack.addresses.find(({value}) => value === address);
			return own && (on === undefined || own.dev === on) ? routeTypes.local : routeTypes.unicast;
		},
	};
}
