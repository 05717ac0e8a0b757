/** What Calico asks of one rule: projectcalico/calico libcalico-go/lib/validator/v3/validator.go, validateRule and validateEntityRule. */
import type {Static} from '@sinclair/typebox';
import {formatCidr, parseInterfaceAddress} from '../addresses.js';
import type {Fault} from '../kubernetes/fault.js';
import type {Family} from '../model.js';
import {nearest, type Path} from '../problems.js';
import {checkCidr, checkRange, checkSelectorText} from './check-fields.js';
import {parsePorts, protocolNames, protocolOf, takesPorts} from './rule-values.js';
import type {policySpecs} from './schema-policy.js';

export type CalicoRule = NonNullable<Static<typeof policySpecs.NetworkPolicy>['ingress']>[number];
export type CalicoEntity = NonNullable<CalicoRule['source']>;

export function checkRule(rule: CalicoRule, path: Path, fault: Fault): void {
	for (const field of ['protocol', 'notProtocol'] as const)
		checkProtocol(rule[field], [...path, field], fault);
	checkEntity(rule.source, [...path, 'source'], fault);
	checkEntity(rule.destination, [...path, 'destination'], fault);
	checkIcmp(rule, path, fault);
	checkPortUse(rule, path, fault);
	checkFamilies(rule, path, fault);
	if (rule.http !== undefined)
		fault([...path, 'http'], 'invalid-object', {
			message: "can't be enforced here: what is in HTTP is looked at by Envoy, which a lab has not",
			hint: 'take it out; ports and selectors say the rest',
		});
}

export function checkProtocol(value: number | string | undefined, path: Path, fault: Fault): void {
	if (value === undefined || protocolOf(value) !== undefined) return;
	const near = nearest(String(value), protocolNames);
	const known = `one of ${protocolNames.join(', ')}, or a number from 1 to 255`;
	const hint = near === undefined ? known : `did you mean '${near}'? (${known})`;
	fault(path, 'bad-value', {message: `is '${value}', which is no protocol`, hint, allowed: protocolNames});
}

function checkEntity(entity: CalicoEntity | undefined, path: Path, fault: Fault): void {
	if (!entity) return;
	const {serviceAccounts, namespaceSelector} = entity;
	for (const field of ['selector', 'notSelector', 'namespaceSelector'] as const)
		checkSelectorText(entity[field], [...path, field], fault);
	checkSelectorText(serviceAccounts?.selector, [...path, 'serviceAccounts', 'selector'], fault);
	if (entity.selector?.includes('global('))
		fault([...path, 'selector'], 'bad-value', {
			message: "must not have 'global()'",
			hint: 'it belongs into namespaceSelector: endpoints that are in no namespace',
		});
	if (namespaceSelector?.includes('global(') && !/^\s*global\(\s*\)\s*$/.test(namespaceSelector))
		fault([...path, 'namespaceSelector'], 'bad-value', "must have nothing beside 'global()'");
	for (const field of ['nets', 'notNets'] as const)
		for (const [index, net] of (entity[field] ?? []).entries())
			checkCidr(net, [...path, field, index], fault);
	for (const field of ['ports', 'notPorts'] as const)
		for (const [index, port] of (entity[field] ?? []).entries())
			checkPorts(port, [...path, field, index], fault);
	checkService(entity, path, fault);
}

function checkPorts(value: number | string, path: Path, fault: Fault): void {
	const ports = parsePorts(value);
	const hint = "a number from 1 to 65535, a range '8000:8010', or a port's name";
	if (!ports) fault(path, 'bad-value', {message: `is '${value}', which is no port`, hint});
	else if ('from' in ports && ports.from > ports.to)
		fault(path, 'bad-value', {message: `is '${value}', a range that ends before it begins`, hint});
	else if ('from' in ports && (ports.from < 1 || ports.to > 65_535))
		fault(path, 'bad-value', {message: `is ${value}, it must be between 1 and 65535`, limits: [1, 65_535]});
}

const besideService = [
	'namespaceSelector',
	'selector',
	'notSelector',
	'serviceAccounts',
	'nets',
	'notNets',
] as const;

function checkService(entity: CalicoEntity, path: Path, fault: Fault): void {
	if (!entity.services) return;
	if (!entity.services.name) fault([...path, 'services'], 'missing-field', 'must have the field `name`');
	for (const field of besideService)
		if (field === 'serviceAccounts' ? entity[field] : entity[field]?.length)
			fault(
				[...path, field],
				'invalid-object',
				'must not be set where services is: a Service says who it is',
			);
}

function checkIcmp(rule: CalicoRule, path: Path, fault: Fault): void {
	for (const field of ['icmp', 'notICMP'] as const) {
		const match = rule[field];
		if (!match) continue;
		checkRange(match.type, {path: [...path, field, 'type'], least: 0, most: 254}, fault);
		checkRange(match.code, {path: [...path, field, 'code'], least: 0, most: 255}, fault);
		if (match.code !== undefined && match.type === undefined)
			fault([...path, field, 'code'], 'invalid-object', 'must not be set without type');
		const known = rule.protocol === undefined ? undefined : protocolOf(rule.protocol);
		if (known === 'ICMP' || known === 'ICMPv6') continue;
		const found = rule.protocol === undefined ? 'not set' : `${rule.protocol}`;
		const hint = 'protocol: ICMP, or ICMPv6';
		fault([...path, field], 'invalid-object', {
			message: `needs the protocol ICMP or ICMPv6, and it is ${found}`,
			hint,
		});
	}
}

function checkPortUse(rule: CalicoRule, path: Path, fault: Fault): void {
	const protocol = rule.protocol === undefined ? undefined : protocolOf(rule.protocol);
	// What is no protocol was told.
	if (rule.protocol !== undefined && protocol === undefined) return;
	for (const end of ['source', 'destination'] as const)
		for (const field of ['ports', 'notPorts'] as const) {
			if (!rule[end]?.[field]?.length) continue;
			const at = [...path, end, field];
			if (end === 'destination' && rule[end].services)
				fault(at, 'invalid-object', 'must not be set where services is: a Service says its ports');
			if (takesPorts(protocol)) continue;
			const found = rule.protocol === undefined ? 'there is none' : `it is ${rule.protocol}`;
			fault(at, 'invalid-object', {
				message: `needs a protocol that has ports, and ${found}`,
				hint: 'protocol: TCP, UDP or SCTP; one rule for each',
			});
		}
}

function checkFamilies(rule: CalicoRule, path: Path, fault: Fault): void {
	const {ipVersion} = rule;
	if (ipVersion !== undefined && ipVersion !== 4 && ipVersion !== 6) {
		fault([...path, 'ipVersion'], 'bad-value', {
			message: `is ${ipVersion}, it must be 4 or 6`,
			allowed: ['4', '6'],
		});
		return;
	}
	let known: {readonly family: Family; readonly by: string} | undefined =
		ipVersion === undefined ? undefined : {family: familyOf(ipVersion), by: `ipVersion ${ipVersion}`};
	for (const {field, family, by} of familiesIn(rule)) {
		if (known && known.family !== family)
			fault(
				[...path, ...field],
				'invalid-object',
				`is of ${family}, and ${known.by} is of ${known.family}: a rule is about one of them`,
			);
		known ??= {family, by};
	}
}

function familyOf(version: number): Family {
	return version === 4 ? 'ipv4' : 'ipv6';
}

type FamilyUse = {readonly field: Path; readonly family: Family; readonly by: string};

function familiesIn(rule: CalicoRule): FamilyUse[] {
	const protocols = (['protocol', 'notProtocol'] as const).flatMap((field): FamilyUse[] => {
		const name = rule[field] === undefined ? undefined : protocolOf(rule[field]);
		if (name !== 'ICMP' && name !== 'ICMPv6') return [];
		return [{field: [field], family: name === 'ICMP' ? 'ipv4' : 'ipv6', by: name}];
	});
	const nets = (['source', 'destination'] as const).flatMap(end =>
		(['nets', 'notNets'] as const).flatMap(field =>
			(rule[end]?.[field] ?? []).flatMap((net, index): FamilyUse[] => {
				const cidr = parseInterfaceAddress(net)?.cidr;
				return cidr ? [{field: [end, field, index], family: cidr.family, by: formatCidr(cidr)}] : [];
			}),
		),
	);
	return [...protocols, ...nets];
}
