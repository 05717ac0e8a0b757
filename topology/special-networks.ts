/** Networks whose addresses no interface of a lab can have. RFC 6890 and RFC 4291. */
import {type Cidr, overlaps, parseCidr} from './addresses.js';

const special: Readonly<Record<string, string>> = {
	'0.0.0.0/8': 'means "this network"',
	'127.0.0.0/8': 'is the loopback network',
	'169.254.0.0/16': 'is link-local',
	'224.0.0.0/4': 'is multicast',
	'240.0.0.0/4': 'is reserved',
	'::/127': 'has the unspecified and the loopback address',
	'fe80::/10': 'is link-local',
	'ff00::/8': 'is multicast',
};

/** Why a subnet can't be used: `224.0.0.0/4 is multicast`. Undefined if it can. */
export function whySpecial(cidr: Cidr): string | undefined {
	for (const [text, meaning] of Object.entries(special)) {
		const network = parseCidr(text);
		if (network && network.family === cidr.family && overlaps(network, cidr)) return `${text} ${meaning}`;
	}
	return undefined;
}
