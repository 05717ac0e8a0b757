/** What the API server asks of a NetworkPolicy. */
import type {IPBlock, NetworkPolicyPeer, NetworkPolicyPort} from 'kubernetes-types/networking/v1.js';
import {contains, parseInterfaceAddress} from '../addresses.js';
import type {Path} from '../problems.js';
import {checkOneOf, checkPort, checkPortOrName, protocols} from './check-value.js';
import type {Fault} from './fault.js';
import type {NetworkPolicyObject} from './objects.js';
import {checkSelector} from './selectors.js';

export function checkNetworkPolicy({spec}: NetworkPolicyObject, fault: Fault): void {
	checkSelector(spec.podSelector, ['spec', 'podSelector'], fault);
	for (const [index, type] of (spec.policyTypes ?? []).entries()) {
		checkOneOf(type, {path: ['spec', 'policyTypes', index], allowed: ['Ingress', 'Egress']}, fault);
	}
	if ((spec.policyTypes ?? []).length > 2) {
		fault(['spec', 'policyTypes'], 'bad-value', 'may have at most two items');
	}
	for (const [index, rule] of (spec.ingress ?? []).entries()) {
		checkRule({...rule, peers: rule.from}, {path: ['spec', 'ingress', index], side: 'from'}, fault);
	}
	for (const [index, rule] of (spec.egress ?? []).entries()) {
		checkRule({...rule, peers: rule.to}, {path: ['spec', 'egress', index], side: 'to'}, fault);
	}
}

type Rule = {readonly ports?: NetworkPolicyPort[]; readonly peers: NetworkPolicyPeer[] | undefined};

function checkRule(
	{ports = [], peers = []}: Rule,
	{path, side}: {path: Path; side: string},
	fault: Fault,
): void {
	for (const [index, port] of ports.entries()) checkRulePort(port, [...path, 'ports', index], fault);
	for (const [index, peer] of peers.entries()) checkPeer(peer, [...path, side, index], fault);
}

function checkRulePort({port, endPort, protocol}: NetworkPolicyPort, path: Path, fault: Fault): void {
	checkOneOf(protocol, {path: [...path, 'protocol'], allowed: protocols}, fault);
	checkPortOrName(port, [...path, 'port'], fault);
	if (endPort === undefined) return;
	checkPort(endPort, [...path, 'endPort'], fault);
	if (typeof port !== 'number') {
		fault([...path, 'endPort'], 'bad-value', 'needs a port that is a number');
	} else if (endPort < port) {
		fault([...path, 'endPort'], 'bad-value', `is ${endPort}, it must not be less than the port ${port}`);
	}
}

function checkPeer(
	{podSelector, namespaceSelector, ipBlock}: NetworkPolicyPeer,
	path: Path,
	fault: Fault,
): void {
	if (!podSelector && !namespaceSelector && !ipBlock) {
		fault(path, 'missing-field', {
			message: 'must have podSelector, namespaceSelector or ipBlock',
			hint: 'an empty selector, `podSelector: {}`, selects all',
		});
	}
	if (ipBlock && (podSelector || namespaceSelector)) {
		fault(path, 'invalid-object', 'must not have an ipBlock together with a selector');
	}
	checkSelector(podSelector, [...path, 'podSelector'], fault);
	checkSelector(namespaceSelector, [...path, 'namespaceSelector'], fault);
	if (ipBlock) checkIpBlock(ipBlock, [...path, 'ipBlock'], fault);
}

/** Host bits may be set in the block, as the API server takes it. */
function checkIpBlock({cidr, except = []}: IPBlock, path: Path, fault: Fault): void {
	const outer = parseInterfaceAddress(cidr)?.cidr;
	if (!outer) fault([...path, 'cidr'], 'bad-cidr', `is '${cidr}', it must be a subnet like 10.0.0.0/8`);
	for (const [index, text] of except.entries()) {
		const inner = parseInterfaceAddress(text)?.cidr;
		const at = [...path, 'except', index];
		if (!inner) fault(at, 'bad-cidr', `is '${text}', it must be a subnet like 10.1.0.0/16`);
		else if (outer && (!contains(outer, inner) || inner.length === outer.length)) {
			fault(at, 'bad-cidr', `is ${text}, it must be a part of ${cidr}, and not all of it`);
		}
	}
}
