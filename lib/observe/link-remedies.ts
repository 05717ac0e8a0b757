/** How a link that is not as planned is mended: in place where the kernel lets one, else made anew. Pure. */
import type {Op, Setting} from '../plan/ops.js';
import {factsOf, foreign, linkKey, type Remedy, type Wrong} from './check.js';
import type {Device} from './devices.js';
import type {Facts, LinkFact} from './facts.js';

/** The kernel takes them only when the link is made. */
const lasting = new Set(['kind', 'vni', 'port', 'local', 'parent', 'learning', 'remote']);

/** It is made anew, with all that is on it. Of a veth one end may still be there under its name: it would be in the way. */
export function remedyOfMissing(device: Device, facts: Facts): Remedy {
	const {made} = device;
	const isLeft = ({place, name}: Pick<Device, 'place' | 'name'>) =>
		factsOf(facts, place).links.some(link => link.name === name);
	const ends =
		made?.kind === 'veth'
			? [
					{place: made.in, name: made.name},
					{place: made.peer.in, name: made.peer.name},
				].filter(isLeft)
			: [];
	return {
		...madeAnew(device),
		extra: ends.map(({place, name}) => foreign(place, {what: 'link', name})),
	};
}

/** Nothing where nothing is wrong with it. */
export function remedyOfLink(device: Device, link: LinkFact, wrong: readonly Wrong[]): Remedy | undefined {
	const {place, name, made} = device;
	const options = new Set(wrong.map(({option}) => option ?? ''));
	if (options.size === 0) return undefined;
	if (made && [...options].some(option => lasting.has(option))) {
		return {...madeAnew(device), extra: [foreign(place, {what: 'link', name})]};
	}
	const bringer = device.link ?? made;
	const say = [...options].flatMap(option => [...saidAgain(device, link, option)]);
	return {
		...(options.has('state') && device.link && {out: [device.link]}),
		...((options.has('master') || (device.down && options.has('state'))) && {
			instead: withMaster(device, link),
		}),
		...(options.has('mac') && {flushed: linkKey(place, name)}),
		say: say.map(op => ({...(bringer && {after: bringer}), op})),
	};
}

function madeAnew({made, link}: Device): Remedy {
	const out = link ? [link] : [];
	if (!made) return {out};
	const peer = made.kind === 'veth' ? {peer: {in: made.peer.in, name: made.peer.name}} : {};
	return {out, instead: [[made, foreign(made.in, {what: 'link', name: made.name, ...peer})]]};
}

/** Whose op says of which bridge the link is a port, and that it is down. */
function withMaster({place, name, made, link}: Device, {master, up}: LinkFact): Remedy['instead'] & object {
	const op = link ?? (made?.kind === 'veth' && made.in === place && made.name === name ? made : undefined);
	if (!op) return [];
	const {master: _, ...others} = op;
	const found = {...others, ...(master !== undefined && {master})};
	return [[op, 'down' in found && up ? upOf(found) : found]];
}

function upOf<Made extends {readonly down?: true}>(op: Made): Omit<Made, 'down'> {
	const {down: _, ...up} = op;
	return up;
}

function* saidAgain(device: Device, {kind, master}: LinkFact, option: string): Iterable<Op> {
	const {place: at, name: dev, mtu, mac, made, link, why} = device;
	const setting = (set: Setting): Op => ({kind: 'setting', in: at, set, why});
	switch (option) {
		case 'state':
			// What is to be down, its own op sets down.
			if (!link && !device.down) yield {kind: 'link', in: at, name: dev, why};
			return;
		case 'mtu':
			if (mtu !== undefined) yield setting({what: 'mtu', dev, value: mtu});
			return;
		case 'mac':
			if (mac !== undefined) yield setting({what: 'mac', dev, value: mac});
			return;
		case 'master':
			if (!link && made?.kind !== 'veth' && master !== undefined) yield setting({what: 'no master', dev});
			return;
		case 'qdisc':
			yield setting({what: 'no queue', dev});
			return;
		case 'hairpin':
			yield setting({what: 'port', dev, option, value: device.hairpin});
			return;
		default:
			yield setting({what: kind === 'bridge' ? 'bridge' : 'port', dev, option, value: isOn(option)});
	}
}

/** What br_add_if gives to a new port (net/bridge/br_if.c); of a bridge itself nothing is on. */
function isOn(option: string): boolean {
	return option === 'learning' || option === 'flood' || option === 'mcast_flood' || option === 'bcast_flood';
}
