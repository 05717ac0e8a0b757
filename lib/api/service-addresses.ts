/**
 * Which cluster IPs a Service has (kubernetes, pkg/registry/core/service: alloc.go, ipallocator). What is not asked for
 * follows from its name, so that the same lab has the same addresses each time.
 */
import type {ServiceSpec} from 'kubernetes-types/core/v1.js';
import {addressAt, type Cidr, contains, parseCidr, shortHash, sizeOf} from '../../topology/addresses.js';
import {kindOfResource} from './kinds.js';
import type {ApiObject} from './object.js';
import {type IpFamily, withFamilies} from './service-families.js';
import {withNodePortsOf} from './service-node-ports.js';
import {ApiError, type Cause, invalid} from './status.js';

export type ServiceNetwork = {
	/** In the order of the lab's families: the first one is what a Service has that does not say. */
	readonly cidrs: readonly string[];
};

/** kubeadm's range, and kind's for IPv6. */
export const serviceCidrs = {ipv4: '10.96.0.0/12', ipv6: 'fd00:10:96::/112'} as const;

export type Allocate = (
	service: ApiObject,
	others: readonly ApiObject[],
	previous: ApiObject | undefined,
) => ApiObject;

/**
 * Gives a Service its families, cluster IPs and node ports; `others` may contain it. Throws an ApiError: 422 when what it asks for is
 * taken or outside of the range, 500 when nothing is free.
 */
export function serviceAllocator({cidrs}: ServiceNetwork): Allocate {
	const ranges = new Map(cidrs.map(text => [familyOf(text), rangeOf(text)]));
	return (service, others, previous) => {
		const spec = service.spec as ServiceSpec;
		if (spec.type === 'ExternalName') return service;
		const causes: Cause[] = [];
		const before = previous?.spec as ServiceSpec | undefined;
		const asked = {...spec, ...askedAddresses(spec)};
		const ofFamilies = withFamilies(asked, {configured: [...ranges.keys()], before}, causes);
		refuse(service, causes);
		const rest = others.filter(({metadata}) => metadata.uid !== service.metadata.uid);
		const taken = rest.map(other => other.spec as ServiceSpec);
		const seed = `${service.metadata.namespace}/${service.metadata.name}`;
		const addressed = withClusterIps(ofFamilies, {ranges, taken, seed, before}, causes);
		const complete = withNodePortsOf(addressed, {taken, seed, before}, causes);
		refuse(service, causes);
		return {...service, spec: complete};
	};
}

/** `clusterIP` is the first of `clusterIPs`; who gives one of them means both. */
function askedAddresses({clusterIP, clusterIPs}: ServiceSpec): Pick<ServiceSpec, 'clusterIP' | 'clusterIPs'> {
	if (clusterIPs && clusterIPs.length > 0 && clusterIPs[0] !== undefined) {
		return {clusterIP: clusterIP ?? clusterIPs[0], clusterIPs};
	}
	return clusterIP === undefined || clusterIP === '' ? {} : {clusterIP, clusterIPs: [clusterIP]};
}

type Around = {
	readonly ranges: ReadonlyMap<IpFamily, Cidr>;
	readonly taken: readonly ServiceSpec[];
	readonly seed: string;
	readonly before: ServiceSpec | undefined;
};

function withClusterIps(spec: ServiceSpec, around: Around, causes: Cause[]): ServiceSpec {
	if (spec.clusterIP === 'None') return spec;
	const families = (spec.ipFamilies ?? []) as IpFamily[];
	const clusterIPs = families.map((family, index) => {
		const asked = spec.clusterIPs?.[index];
		if (asked === undefined || asked === '') return freeAddress(family, around);
		const wrong = around.before?.clusterIPs?.includes(asked)
			? undefined
			: wrongAddress(asked, family, around);
		if (wrong !== undefined) causes.push(cannotAllocate(spec, asked, wrong));
		return asked;
	});
	const [clusterIP] = clusterIPs;
	return {...spec, ...(clusterIP !== undefined && {clusterIP}), clusterIPs};
}

function wrongAddress(address: string, family: IpFamily, {ranges, taken}: Around): string | undefined {
	const range = ranges.get(family);
	if (!range || !contains(range, address)) {
		return `the provided IP (${address}) is not in the valid range. The range of valid IPs is ${range ? textOf(range) : 'empty'}`;
	}
	return isTaken(address, taken) ? 'provided IP is already allocated' : undefined;
}

function cannotAllocate({clusterIPs = []}: ServiceSpec, address: string, why: string): Cause {
	const value = clusterIPs.map(text => JSON.stringify(text)).join(', ');
	return {
		reason: 'FieldValueInvalid',
		field: 'spec.clusterIPs',
		message: `Invalid value: []string{${value}}: failed to allocate IP ${address}: ${why}`,
	};
}

/** The lowest addresses are left to those who ask for one: the cluster's DNS has 10.96.0.10. */
function freeAddress(family: IpFamily, {ranges, taken, seed}: Around): string {
	const range = ranges.get(family);
	if (!range) throw noneFree('there is no range');
	const count = Number(sizeOf(range) > maximalCount ? maximalCount : sizeOf(range));
	const fixed = Math.min(Math.max(16, Math.floor(count / 16)), 256, count - 2);
	const size = count - 1 - fixed;
	const start = Number.parseInt(shortHash(`${seed} ${family}`, 12), 16) % size;
	for (let step = 0; step < size; step++) {
		const address = addressAt(range, fixed + ((start + step) % size));
		if (!isTaken(address, taken)) return address;
	}
	throw noneFree('range is full');
}

/** As large as an IPv6 range may be that the API server takes. */
const maximalCount = 1n << 20n;

function noneFree(why: string): ApiError {
	return new ApiError(
		500,
		'InternalError',
		`Internal error occurred: failed to allocate a serviceIP: ${why}`,
	);
}

function isTaken(address: string, taken: readonly ServiceSpec[]): boolean {
	return taken.some(({clusterIP, clusterIPs}) => clusterIP === address || clusterIPs?.includes(address));
}

function refuse(service: ApiObject, causes: readonly Cause[]): void {
	const kind = kindOfResource('services');
	if (causes.length > 0 && kind) throw invalid(kind, service.metadata.name, causes);
}

function familyOf(cidr: string): IpFamily {
	return cidr.includes(':') ? 'IPv6' : 'IPv4';
}

function rangeOf(text: string): Cidr {
	const cidr = parseCidr(text);
	if (!cidr) throw new RangeError(`'${text}' is not a subnet`);
	return cidr;
}

function textOf(range: Cidr): string {
	return `${addressAt(range, 0)}/${range.length}`;
}
