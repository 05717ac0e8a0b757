/** Devices: are they there, are they of the right kind, and is each option what was planned? Pure. */
import {type Check, factsOf, foreign, linkKey, missing, present, unplanned, type Wrong} from './check.js';
import type {Device} from './devices.js';
import type {Facts, LinkFact} from './facts.js';
import {remedyOfLink, remedyOfMissing} from './link-remedies.js';

/** A check for each device of the plan, and one for each device that is not in it. */
export function compareLinks(devices: readonly Device[], facts: Facts, places: readonly string[]): Check[] {
	const planned = new Set(devices.map(({place, name}) => linkKey(place, name)));
	return [
		...devices.map(device => checkDevice(device, facts)),
		...places.flatMap(place =>
			factsOf(facts, place)
				.links.filter(link => !planned.has(linkKey(place, link.name)) && !isKernels(link))
				.map(({name, kind}) =>
					unplanned(place, `link ${name}${kind ? ` (${kind})` : ''}`, foreign(place, {what: 'link', name})),
				),
		),
	];
}

/** lo; and the fallback devices of tunnel modules, which appear in every namespace when a module is loaded (net.core.fb_tunnels_only_for_init_net). */
function isKernels({name, up}: LinkFact): boolean {
	return (
		name === 'lo' ||
		(!up && /^(tunl0|gre0|gretap0|erspan0|ip_vti0|ip6_vti0|sit0|ip6tnl0|ip6gre0)$/.test(name))
	);
}

function checkDevice(device: Device, facts: Facts): Check {
	const {place, name, why, needs} = device;
	const link = factsOf(facts, place).links.find(each => each.name === name);
	const key = linkKey(place, name);
	if (!link) {
		const what = `link ${name}${device.kind ? ` (${device.kind})` : ''}`;
		const gone = `${name} is missing`;
		const wrong = [{what, expected: present, found: missing}];
		return {place, why, key, needs, gone, lost: true, wrong, remedy: remedyOfMissing(device, facts)};
	}
	const wrong = [...differences(device, link)];
	const down = device.up && !link.up;
	const remedy = remedyOfLink(device, link, wrong);
	return {
		place,
		why,
		key,
		needs,
		lost: false,
		wrong,
		...(down && {gone: `${name} is down`}),
		...(remedy && {remedy}),
	};
}

function* differences(device: Device, link: LinkFact): Iterable<Wrong> {
	const wrong = (what: string, expected: unknown, found: unknown): Wrong => ({
		option: what,
		what: `${what} of ${device.name}`,
		expected: String(expected),
		found: String(found),
	});
	if (device.kind !== undefined && device.kind !== link.kind) {
		yield wrong('kind', device.kind, link.kind ?? 'none');
		return;
	}
	if (device.up && !link.up) yield wrong('state', 'up', 'down');
	if (device.down && link.up) yield wrong('state', 'down', 'up');
	for (const [what, expected, found] of options(device, link)) {
		if (expected !== found) yield wrong(what, expected ?? 'none', found ?? 'none');
	}
}

type Option = readonly [what: string, expected: unknown, found: unknown];

function* options(device: Device, link: LinkFact): Iterable<Option> {
	const {vxlan} = device;
	if (vxlan) {
		yield ['vni', vxlan.vni, link.data.id];
		yield ['port', vxlan.port, link.data.port];
		yield ['local', vxlan.local, link.data.local ?? link.data.local6];
		yield ['parent', vxlan.parent, link.data.link];
		// Learning is the kernel's default; iproute2 6.1 says it only where it is off.
		yield ['learning', vxlan.learning, link.data.learning ?? true];
		yield ['remote', undefined, link.data.remote ?? link.data.remote6 ?? link.data.group ?? link.data.group6];
	}
	if (device.mac !== undefined) yield ['mac', device.mac, link.mac];
	if (device.mtu !== undefined) yield ['mtu', device.mtu, link.mtu];
	yield ['master', device.master, link.master];
	if (device.kind === 'bridge') yield* defaults({vlan_filtering: 0, stp_state: 0}, link.data);
	if (device.master !== undefined && link.port) {
		yield* defaults({...portDefaults, hairpin: device.hairpin}, link.port);
	}
	// These kinds have no queue of their own; tc or a shaper put one there.
	if (device.kind !== undefined && link.up && !device.queued)
		yield ['qdisc', 'noqueue', link.qdisc ?? 'noqueue'];
}

/** What br_add_if gives to a new port (net/bridge/br_if.c: BR_LEARNING, BR_FLOOD, BR_MCAST_FLOOD, BR_BCAST_FLOOD). */
const portDefaults = {
	guard: false,
	root_block: false,
	learning: true,
	flood: true,
	mcast_flood: true,
	bcast_flood: true,
	neigh_suppress: false,
	isolated: false,
	locked: false,
};

/** An option that this version of iproute2 does not tell can't be compared. */
function* defaults(
	expected: Readonly<Record<string, unknown>>,
	found: Readonly<Record<string, unknown>>,
): Iterable<Option> {
	for (const [option, value] of Object.entries(expected)) {
		if (option in found) yield [option, value, found[option]];
	}
}
