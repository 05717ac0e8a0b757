/** Which address families a Service has: what it asks for, as far as the lab has them (kubernetes, alloc.go). */
import type {ServiceSpec} from 'kubernetes-types/core/v1.js';
import type {Cause} from './status.js';
import {invalidValue} from './validate/cause.js';

export type IpFamily = 'IPv4' | 'IPv6';

type Around = {
	/** Of the lab, its first one first. */
	readonly configured: readonly IpFamily[];
	readonly before: ServiceSpec | undefined;
};

/** The Service with `ipFamilyPolicy` and `ipFamilies`, and without what a narrower policy gives back. */
export function withFamilies(given: ServiceSpec, {configured, before}: Around, causes: Cause[]): ServiceSpec {
	const selectorless = given.clusterIP === 'None' && Object.keys(given.selector ?? {}).length === 0;
	const policy = given.ipFamilyPolicy ?? (selectorless ? 'RequireDualStack' : 'SingleStack');
	const spec = policy === 'SingleStack' && before ? firstOnly(given, before) : given;
	const addresses = (spec.clusterIPs ?? []).filter(address => address !== 'None');
	const asked: Asked = {policy, addresses, named: (spec.ipFamilies ?? []) as IpFamily[]};
	if (policy === 'SingleStack') checkSingle(asked, causes);
	// Without an address and without pods that are chosen, the lab's families do not matter.
	if (!selectorless) checkConfigured(asked, configured, causes);
	const families = familiesOf(asked);
	const [first = configured[0] ?? 'IPv4'] = families;
	const both = policy !== 'SingleStack' && (selectorless || configured.length === 2);
	const ipFamilies = families.length > 1 ? families : both ? [first, otherOf(first)] : [first];
	return {...spec, ipFamilyPolicy: policy, ipFamilies: [...ipFamilies]};
}

type Asked = {
	readonly policy: string;
	readonly addresses: readonly string[];
	/** As `ipFamilies` has them. */
	readonly named: readonly IpFamily[];
};

/** A family that is not named follows from its address. */
function familiesOf({addresses, named}: Asked): readonly IpFamily[] {
	return [...named, ...addresses.slice(named.length).map(familyOf)];
}

function checkSingle({policy, addresses, named}: Asked, causes: Cause[]): void {
	if (addresses.length < 2 && named.length < 2) return;
	const what = addresses.length > 1 ? 'cluster IPs' : 'IP families';
	const why = `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`;
	causes.push(invalidValue('spec.ipFamilyPolicy', policy, why));
}

function checkConfigured(asked: Asked, configured: readonly IpFamily[], causes: Cause[]): void {
	const {policy, addresses, named} = asked;
	if (policy === 'RequireDualStack' && configured.length < 2) {
		const why = 'this cluster is not configured for dual-stack services';
		causes.push(invalidValue('spec.ipFamilyPolicy', policy, why));
	}
	for (const [index, family] of familiesOf(asked).entries()) {
		if (configured.includes(family)) continue;
		causes.push(
			index < named.length
				? invalidValue(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster')
				: invalidValue(
						`spec.clusterIPs[${index}]`,
						addresses[index],
						`${family} is not configured on this cluster`,
					),
		);
	}
}

/** Who changes the policy to SingleStack and nothing else gives back the second address. */
function firstOnly(spec: ServiceSpec, before: ServiceSpec): ServiceSpec {
	const cut = (now: string[] | undefined, then: string[] | undefined) =>
		now && then && now.length > 1 && now.join() === then.join() ? now.slice(0, 1) : now;
	const clusterIPs = cut(spec.clusterIPs, before.clusterIPs);
	const ipFamilies = cut(spec.ipFamilies, before.ipFamilies);
	return {...spec, ...(clusterIPs && {clusterIPs}), ...(ipFamilies && {ipFamilies})};
}

function familyOf(address: string): IpFamily {
	return address.includes(':') ? 'IPv6' : 'IPv4';
}

function otherOf(family: IpFamily): IpFamily {
	return family === 'IPv4' ? 'IPv6' : 'IPv4';
}
