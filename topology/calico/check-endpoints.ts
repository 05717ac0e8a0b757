/** What Calico asks of network sets and host endpoints: projectcalico/calico libcalico-go/lib/validator/v3/validator.go. */
import {parseAddress, parseInterfaceAddress} from '../addresses.js';
import {checkName} from '../kubernetes/check-value.js';
import type {Fault} from '../kubernetes/fault.js';
import {dnsSubdomain} from '../kubernetes/names.js';
import {checkAddress, checkRange} from './check-fields.js';
import {checkProtocol} from './check-rule.js';
import type {GlobalNetworkSetObject, HostEndpointObject, NetworkSetObject} from './objects.js';
import {protocolOf, takesPorts} from './rule-values.js';

/** An address without a length is taken, and bits may be set behind the prefix. */
export function checkNetworkSet(
	{metadata, spec}: NetworkSetObject | GlobalNetworkSetObject,
	fault: Fault,
): void {
	for (const [index, net] of (spec.nets ?? []).entries()) {
		if (parseAddress(net) || parseInterfaceAddress(net)) continue;
		const hint = "for example '10.1.0.0/16', '192.0.2.7' or 'fd00::/64'";
		fault(['spec', 'nets', index], 'bad-cidr', {
			message: `is '${net}', which is no range of addresses`,
			hint,
		});
	}
	const own = 'projectcalico.org/namespace';
	if (metadata.labels?.[own] !== undefined)
		fault(['metadata', 'labels', own], 'bad-value', 'must not be set: Calico sets it itself');
}

export function checkHostEndpoint({spec}: Pick<HostEndpointObject, 'spec'>, fault: Fault): void {
	const {node, interfaceName, expectedIPs = [], ports = []} = spec;
	if (!node) fault(['spec'], 'missing-field', 'must have the field `node`');
	else checkName(node, {path: ['spec', 'node'], rule: dnsSubdomain}, fault);
	if (!interfaceName && expectedIPs.length === 0)
		fault(['spec'], 'missing-field', {
			message: 'must have the field `interfaceName` or `expectedIPs`',
			hint: "interfaceName: '*' is all of the node's",
		});
	if (interfaceName && interfaceName !== '*' && !/^[a-zA-Z0-9_.-]{1,15}$/.test(interfaceName))
		fault(['spec', 'interfaceName'], 'bad-value', `is '${interfaceName}', which is no interface's name`);
	for (const [index, address] of expectedIPs.entries())
		checkAddress(address, ['spec', 'expectedIPs', index], fault);
	for (const [index, {port, protocol}] of ports.entries()) {
		const path = ['spec', 'ports', index];
		checkRange(port, {path: [...path, 'port'], least: 1, most: 65_535}, fault);
		checkProtocol(protocol, [...path, 'protocol'], fault);
		const known = protocolOf(protocol);
		if (known !== undefined && !takesPorts(known))
			fault([...path, 'protocol'], 'bad-value', `is ${protocol}, which has no ports`);
	}
}
