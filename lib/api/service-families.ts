/** Which address families a Service has: what it asks for, as far as the lab has them (kubernetes, alloc.go). */
import type {ServiceSpec} from 'kubernetes-types/core/v1.js';
import type {Cause} from './status.js';

export type IpFamily = 'IPv4' | 'IPv6';

type Around = {
	/** Of the lab, its first one first. */
	readonly configured: readonly IpFamily[];
	readonly before: ServiceSpec | undefined;
};

/** The Service with `ipFamilyPolicy` and `ipFamilies`, and without what a narrower policy gives back. */
export function withFamilies(spec: ServiceSpec, {configured, before}: Around, causes: Cause[]): ServiceSpec {
	const selectorless = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0;
	const policy = spec.ipFamilyPolicy ?? (selectorless ? 'RequireDualStack' : 'SingleStack');
	const narrowed = policy === 'SingleStack' && before ? firstOnly(spec, before) : spec;
	const {clusterIPs = [], ipFamilies = []} = narrowed;
	const addresses = clusterIPs.filter(address => address !== 'None');
	const say = (field: string, value: string, why: string) =>
		causes.push({reason: 'FieldValueInvalid', field, message: `Invalid value: "${value}": ${why}`});
	if (policy === 'SingleStack' && (addresses.length > 1 || ipFamilies.length > 1)) {
		const what = addresses.length > 1 ? 'cluster IPs' : 'IP families';
		say(
			'spec.ipFamilyPolicy',
			policy,
			`must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`,
		);
	}
	const inferred = addresses.map((address, index) => ipFamilies[index] ?? familyOf(address));
	const given = ipFamilies.length >= inferred.length ? (ipFamilies as IpFamily[]) : (inferred as IpFamily[]);
	if (!selectorless) {
		if (policy === 'RequireDualStack' && configured.length < 2) {
			say('spec.ipFamilyPolicy', policy, 'this cluster is not configured for dual-stack services');
		}
		for (const [index, family] of given.entries()) {
			if (configured.includes(family)) continue;
			const address = ipFamilies[index] === undefined ? addresses[index] : undefined;
			if (address === undefined) say(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster');
			else say(`spec.clusterIPs[${index}]`, address, `${family} is not configured on this cluster`);
		}
	}
	const [first = configured[0] ?? 'IPv4'] = given;
	const both = policy !== 'SingleStack' && (selectorless || configured.length === 2);
	const families = given.length > 1 ? given : both ? [first, otherOf(first)] : [first];
	return {...narrowed, ipFamilyPolicy: policy, ipFamilies: families};
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
