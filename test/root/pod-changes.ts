/** Changes inside a pod, one step after the other: every kind that can be there, in both families. */
import type {OpChange} from '../../lib/plan/diff.js';
import type {Op} from '../../lib/plan/ops.js';

/** The pod's place is put in by who uses it. */
type Bare = Op extends infer Each ? (Each extends Op ? Omit<Each, 'in' | 'why'> : never) : never;

const lo: Bare = {kind: 'link', name: 'lo'};
const card: Bare = {kind: 'link', name: 'eth0'};
const quiet: Bare = {kind: 'link', name: 'eth0', linkLocal: false};
const address = (text: string, dev = 'eth0'): Bare => ({kind: 'address', dev, address: text});
const route = (to: string, more: {via?: string; onlink?: boolean; family?: 'ipv6'} = {}): Bare => ({
	kind: 'route',
	to,
	family: 'ipv4',
	dev: 'eth0',
	...more,
});
const route6 = (to: string, more: {via?: string; onlink?: boolean} = {}) =>
	route(to, {...more, family: 'ipv6'});
const neighbour = (text: string, mac: string): Bare => ({kind: 'neighbour', dev: 'eth0', address: text, mac});

export type PodStep = {readonly title: string; readonly changes: (place: string) => readonly OpChange[]};

const step = (
	title: string,
	...changes: ReadonlyArray<readonly [what: 'add' | 'remove' | 'replace', op: Bare, before?: Bare]>
): PodStep => ({
	title,
	changes: place =>
		changes.map(([what, bare, was = bare]): OpChange => {
			const [op, before] = [bare, was].map(each => ({...each, in: place, why: `for ${title}`}) as Op);
			if (!op || !before) throw new Error(title);
			return what === 'replace' ? {do: what, op, before} : {do: what, op};
		}),
});

export const podSteps: readonly PodStep[] = [
	step('links', ['add', lo], ['add', quiet]),
	step(
		'addresses',
		['add', address('10.1.0.2/24')],
		['add', address('10.1.0.3/24')],
		['add', address('10.2.0.1/32')],
		['add', address('127.0.0.5/8', 'lo')],
		['add', address('fd00:1::2/64')],
		['add', address('fd00:2::1/128')],
	),
	step(
		'routes',
		['add', route('default', {via: '10.1.0.1'})],
		['add', route('10.244.0.0/16', {via: '10.1.0.1'})],
		['add', route('10.9.0.0/16')],
		['add', route('10.10.0.1/32', {via: '169.254.1.1', onlink: true})],
		['add', route6('default', {via: 'fd00:1::1'})],
		['add', route6('fd00:244::/48', {via: 'fd00:1::1'})],
		['add', route6('fd00:9::/64')],
		['add', route6('fd00:10::/64', {via: 'fe80::1', onlink: true})],
	),
	step(
		'neighbours',
		['add', neighbour('10.1.0.1', '02:00:00:00:00:01')],
		['add', neighbour('fd00:1::1', '02:00:00:00:00:02')],
	),
	step(
		'replacements',
		['replace', route('default', {via: '10.1.0.9'})],
		['replace', route('10.9.0.0/16', {via: '10.1.0.9'})],
		['replace', route6('default', {via: 'fd00:1::9'})],
		['replace', neighbour('10.1.0.1', '02:00:00:00:00:0a')],
		['replace', neighbour('fd00:1::1', '02:00:00:00:00:0b')],
		['replace', address('10.1.0.3/24')],
		['replace', address('fd00:1::2/64')],
		['replace', address('10.3.0.1/24')],
		['replace', route('10.11.0.0/16')],
		['replace', neighbour('10.1.0.7', '02:00:00:00:00:07')],
		['replace', card, quiet],
	),
	step(
		'removals',
		['remove', neighbour('10.1.0.1', '02:00:00:00:00:0a')],
		['remove', neighbour('fd00:1::1', '02:00:00:00:00:0b')],
		['remove', route('10.9.0.0/16', {via: '10.1.0.9'})],
		['remove', route('10.11.0.0/16')],
		['remove', route('10.10.0.1/32', {via: '169.254.1.1', onlink: true})],
		['remove', route6('fd00:9::/64')],
		['remove', route6('default', {via: 'fd00:1::9'})],
		['remove', address('10.1.0.3/24')],
		['remove', address('fd00:2::1/128')],
		['remove', address('127.0.0.5/8', 'lo')],
	),
	step('a link that goes down', ['remove', quiet]),
	step(
		'all of it again',
		['add', card],
		// A link that goes down loses what it had of IPv6.
		['replace', address('fd00:1::2/64')],
		['add', route('default', {via: '10.1.0.1'})],
		['add', route6('::/0', {via: 'fd00:1::1'})],
	),
];

/** Each is refused, as the first of its kind. */
export const podRefusals: readonly PodStep[] = [
	step('a device that is not there', ['add', address('10.5.0.1/24', 'eth7')]),
	step('an address that is there', ['add', address('10.1.0.2/24')]),
	step('a next hop that nobody can reach', ['add', route('10.12.0.0/16', {via: '192.0.2.1'})]),
	step('a next hop that nobody can reach, IPv6', ['add', route6('fd00:12::/64', {via: 'fd77::1'})]),
	step('a route that is there', ['add', route('default', {via: '10.1.0.1'})]),
	step('a route that is not there', ['remove', route('10.99.0.0/16')]),
	step('an address that is not there', ['remove', address('10.99.0.1/32')]),
	step('a neighbour that is not there', ['remove', neighbour('10.1.0.77', '02:00:00:00:00:01')]),
	step(
		'a neighbour that is there',
		['add', neighbour('10.1.0.8', '02:00:00:00:00:08')],
		['add', neighbour('10.1.0.8', '02:00:00:00:00:08')],
	),
];
