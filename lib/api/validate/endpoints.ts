/** What the API server asks of Endpoints and EndpointSlices (kubernetes, core and discovery validation). */
import type {EndpointAddress, EndpointSubset, Endpoints} from 'kubernetes-types/core/v1.js';
import type {Endpoint, EndpointPort, EndpointSlice} from 'kubernetes-types/discovery/v1.js';
import {contains, parseAddress, parseCidr} from '../../../topology/addresses.js';
import {dnsLabel, dnsSubdomain} from '../../../topology/kubernetes/names.js';
import type {ApiObject} from '../object.js';
import type {Cause} from '../status.js';
import {duplicateValue, invalidValue, required, tooMany, unsupportedValue} from './cause.js';
import {wrongs} from './names.js';

const protocols = ['SCTP', 'TCP', 'UDP'];

export function endpointsCauses(object: ApiObject, causes: Cause[]): void {
	for (const [index, subset] of ((object as unknown as Endpoints).subsets ?? []).entries()) {
		subsetCauses(subset, `subsets[${index}]`, causes);
	}
}

function subsetCauses(
	{addresses = [], notReadyAddresses = [], ports = []}: EndpointSubset,
	path: string,
	causes: Cause[],
) {
	if (addresses.length === 0 && notReadyAddresses.length === 0) {
		causes.push(required(path, 'must specify `addresses` or `notReadyAddresses`'));
	}
	for (const [field, list] of Object.entries({addresses, notReadyAddresses})) {
		for (const [index, address] of list.entries())
			addressCauses(address, `${path}.${field}[${index}]`, causes);
	}
	for (const [index, port] of ports.entries()) {
		const at = `${path}.ports[${index}]`;
		if (ports.length > 1 && (port.name ?? '') === '') causes.push(required(`${at}.name`));
		else nameCauses(port.name, `${at}.name`, causes);
		portCauses(port, at, causes);
	}
}

function addressCauses({ip, hostname, nodeName}: EndpointAddress, path: string, causes: Cause[]): void {
	ipCauses(ip, `${path}.ip`, causes);
	if (hostname !== undefined && hostname !== '') {
		causes.push(...wrongs(dnsLabel, hostname).map(text => invalidValue(`${path}.hostname`, hostname, text)));
	}
	if (nodeName !== undefined) {
		causes.push(
			...wrongs(dnsSubdomain, nodeName).map(text => invalidValue(`${path}.nodeName`, nodeName, text)),
		);
	}
}

const special: readonly (readonly [cidrs: readonly string[], detail: string])[] = [
	[['0.0.0.0/32', '::/128'], 'may not be unspecified'],
	[['127.0.0.0/8', '::1/128'], 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
	[['169.254.0.0/16', 'fe80::/10'], 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
	[['224.0.0.0/24', 'ff02::/16'], 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
];

function ipCauses(ip: string, field: string, causes: Cause[]): void {
	if (!parseAddress(ip)) {
		causes.push(invalidValue(field, ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'));
		return;
	}
	for (const [cidrs, detail] of special) {
		if (cidrs.some(text => isIn(text, ip))) causes.push(invalidValue(field, ip, detail));
	}
}

function isIn(text: string, address: string): boolean {
	const cidr = parseCidr(text);
	return cidr !== undefined && contains(cidr, address);
}

export function endpointSliceCauses(object: ApiObject, causes: Cause[]): void {
	const {addressType, endpoints, ports = []} = object as unknown as EndpointSlice;
	const types = ['IPv4', 'IPv6', 'FQDN'];
	if (addressType === '') causes.push(required('addressType'));
	else if (!types.includes(addressType)) causes.push(unsupportedValue('addressType', addressType, types));
	if (endpoints.length > 1000) causes.push(tooMany('endpoints', endpoints.length, 1000));
	if (ports.length > 20_000) causes.push(tooMany('ports', ports.length, 20_000));
	for (const [index, endpoint] of endpoints.entries()) {
		endpointCauses(endpoint, {path: `endpoints[${index}]`, addressType}, causes);
	}
	const names = new Set<string>();
	for (const [index, port] of ports.entries()) {
		const {name = ''} = port;
		if (names.has(name)) causes.push(duplicateValue(`ports[${index}].name`, name));
		names.add(name);
		nameCauses(name, `ports[${index}].name`, causes);
		portCauses(port, `ports[${index}]`, causes);
	}
}

type Where = {readonly path: string; readonly addressType: string};

function endpointCauses({addresses, hostname}: Endpoint, {path, addressType}: Where, causes: Cause[]): void {
	if (addresses.length === 0) causes.push(required(`${path}.addresses`, 'must contain at least 1 address'));
	if (addresses.length > 100) causes.push(tooMany(`${path}.addresses`, addresses.length, 100));
	for (const [index, address] of addresses.entries()) {
		const field = `${path}.addresses[${index}]`;
		if (addressType === 'FQDN') {
			causes.push(...wrongs(dnsSubdomain, address).map(text => invalidValue(field, address, text)));
		} else if (parseAddress(address)?.family === addressType.toLowerCase()) ipCauses(address, field, causes);
		else causes.push(invalidValue(field, address, `must be a valid ${addressType} address`));
	}
	if (hostname !== undefined) {
		causes.push(...wrongs(dnsLabel, hostname).map(text => invalidValue(`${path}.hostname`, hostname, text)));
	}
}

function nameCauses(name: string | undefined, field: string, causes: Cause[]): void {
	if (name === undefined || name === '') return;
	causes.push(...wrongs(dnsLabel, name).map(text => invalidValue(field, name, text)));
}

function portCauses(
	{port, protocol}: Pick<EndpointPort, 'port' | 'protocol'>,
	path: string,
	causes: Cause[],
): void {
	if (port !== undefined && (port < 1 || port > 65_535)) {
		causes.push(invalidValue(`${path}.port`, port, 'must be between 1 and 65535, inclusive'));
	}
	if (protocol === undefined || protocol === '') causes.push(required(`${path}.protocol`));
	else if (!protocols.includes(protocol))
		causes.push(unsupportedValue(`${path}.protocol`, protocol, protocols));
}
