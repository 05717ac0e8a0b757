/** What Calico asks of an IPPool: projectcalico/calico api/pkg/apis/projectcalico/v3/ippool.go, its validation rules. */
import {type Cidr, overlaps, parseCidr} from '../addresses.js';
import type {Fault} from '../kubernetes/fault.js';
import {checkCidr, checkRange, checkSelectorText} from './check-fields.js';
import {blockSizes} from './defaults.js';
import type {IpPoolObject} from './objects.js';

type Spec = IpPoolObject['spec'];

export function checkIpPool({spec}: Pick<IpPoolObject, 'spec'>, fault: Fault): void {
	checkCidr(spec.cidr, ['spec', 'cidr'], fault);
	const cidr = parseCidr(spec.cidr ?? '');
	if (cidr) {
		checkLinkLocal(cidr, fault);
		checkBlockSize(spec, cidr, fault);
	}
	checkTunnels(spec, cidr, fault);
	checkUses(spec, fault);
	for (const field of ['nodeSelector', 'namespaceSelector'] as const) {
		checkSelectorText(spec[field], ['spec', field], fault);
		if (spec[field]?.includes('global('))
			fault(
				['spec', field],
				'bad-value',
				"must not have 'global()': an address pool is about nodes and namespaces",
			);
	}
}

function checkLinkLocal(cidr: Cidr, fault: Fault): void {
	for (const text of ['169.254.0.0/16', 'fe80::/10']) {
		const local = parseCidr(text);
		if (local && local.family === cidr.family && overlaps(local, cidr))
			fault(['spec', 'cidr'], 'bad-value', `overlaps with ${text}, whose addresses are link-local`);
	}
}

function checkBlockSize({blockSize, disabled}: Spec, {family, length}: Cidr, fault: Fault): void {
	const {least, most, usual} = blockSizes[family];
	const path = ['spec', 'blockSize'];
	// 0 is how Go writes a number that is not set.
	const size = blockSize === undefined || blockSize === 0 ? undefined : blockSize;
	checkRange(size, {path, least, most}, fault);
	const used = size ?? usual;
	if (length <= used || disabled === true || used < least || used > most) return;
	const message = `has a /${length}, which is smaller than one of its blocks, a /${used}`;
	const hint =
		size === undefined ? `blockSize is ${usual} if nothing is said` : 'a larger range or smaller blocks';
	fault(['spec', 'cidr'], 'cidr-too-small', {message, hint});
}

function checkTunnels(
	{ipipMode = 'Never', vxlanMode = 'Never'}: Spec,
	cidr: Cidr | undefined,
	fault: Fault,
): void {
	if (ipipMode === 'Never') return;
	if (vxlanMode !== 'Never')
		fault(
			['spec', 'ipipMode'],
			'invalid-object',
			'must be Never where vxlanMode is not: a pool has one tunnel',
		);
	if (cidr?.family === 'ipv6') {
		const hint = 'IP-in-IP is for IPv4; vxlanMode does IPv6';
		fault(['spec', 'ipipMode'], 'invalid-object', {message: 'must be Never in an IPv6 pool', hint});
	}
}

function checkUses(spec: Spec, fault: Fault): void {
	const {allowedUses = [], ipipMode = 'Never', vxlanMode = 'Never', nodeSelector = 'all()'} = spec;
	const path = ['spec', 'allowedUses'];
	if (allowedUses.includes('Tunnel') && spec.namespaceSelector)
		fault(
			path,
			'invalid-object',
			'must not have Tunnel where namespaceSelector is: a tunnel is in no namespace',
		);
	if (!allowedUses.includes('LoadBalancer')) return;
	const not = [
		...(allowedUses.length > 1 ? ['another use beside it'] : []),
		...(ipipMode === 'Never' && vxlanMode === 'Never' ? [] : ['a tunnel']),
		...(spec.disableBGPExport ? ['disableBGPExport'] : []),
		...(nodeSelector === 'all()' ? [] : ["a nodeSelector other than 'all()'"]),
	];
	if (not.length > 0) fault(path, 'invalid-object', `is LoadBalancer, which can't have ${not.join(', ')}`);
}
