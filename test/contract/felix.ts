/** What Felix has in a node whose pods have no policies: felix/rules/{static,endpoints,dispatch}.go. */
import type {Family} from '../../topology/model.js';
import {cableOf} from './calico.js';

/** Each rule with its table and chain, of a node with the pods `default/a-N`, `b-N` and `c-N`. */
export function felixRules(node: number, family: Family): string[] {
	const cables = ['a', 'b', 'c'].map(letter => cableOf(`default.${letter}-${node}`));
	return [
		...forward,
		...input(family),
		...output,
		...dispatch('to', 'oifname'),
		...dispatch('from', 'iifname'),
		...cables.flatMap(cable => [
			...endpoint(`tw-${cable}`, 'pri', []),
			...endpoint(`fw-${cable}`, 'pro', wrapped),
		]),
		...['pri', 'pro'].map(kind => `filter-cali-${kind}-kns.default: ${accept} return`),
	].map(rule => `${family === 'ipv4' ? 'ip' : 'ip6'} calico ${rule}`);
}

const accept = 'meta mark set meta mark | 0x00010000';
const isAccepted = 'meta mark & 0x00010000 == 0x00010000';

const forward = [
	'filter-FORWARD: type filter hook forward priority filter; policy accept;',
	'filter-FORWARD: jump filter-cali-FORWARD',
	`filter-FORWARD: ${isAccepted} accept`,
	`filter-FORWARD: ${accept}`,
	'filter-cali-FORWARD: iifname "cali*" jump filter-cali-from-wl-dispatch',
	'filter-cali-FORWARD: oifname "cali*" jump filter-cali-to-wl-dispatch',
];

function input(family: Family): string[] {
	const types = ['mld-listener-query', 'mld-listener-report', 'mld-listener-done'];
	const others = ['nd-router-solicit', 'nd-neighbor-solicit', 'nd-neighbor-advert'];
	const neighbours = `icmpv6 type { ${[...types, ...others].join(', ')} } accept`;
	return [
		'filter-INPUT: type filter hook input priority filter; policy accept;',
		'filter-INPUT: jump filter-cali-INPUT',
		'filter-cali-INPUT: iifname "cali*" goto filter-cali-wl-to-host',
		`filter-cali-INPUT: ${isAccepted} accept`,
		...(family === 'ipv6' ? [`filter-cali-wl-to-host: ${neighbours}`] : []),
		'filter-cali-wl-to-host: jump filter-cali-from-wl-dispatch',
		'filter-cali-wl-to-host: accept',
	];
}

const output = [
	'filter-OUTPUT: type filter hook output priority filter; policy accept;',
	'filter-OUTPUT: jump filter-cali-OUTPUT',
	`filter-cali-OUTPUT: ${isAccepted} accept`,
	'filter-cali-OUTPUT: oifname "cali*" return',
];

function dispatch(direction: 'to' | 'from', dev: string): string[] {
	const chain = `filter-cali-${direction}-wl-dispatch`;
	return [`${chain}: ${dev} vmap @${chain}`, `${chain}: counter drop`];
}

const wrapped = ['udp dport 4789 counter drop', 'meta l4proto ipencap counter drop'];

function endpoint(name: string, profile: string, first: readonly string[]): string[] {
	return [
		'ct state established,related accept',
		'ct state invalid counter drop',
		'meta mark set meta mark & 0xfffcffff',
		...first,
		`jump filter-cali-${profile}-kns.default`,
		`${isAccepted} return`,
		'counter drop',
	].map(rule => `filter-cali-${name}: ${rule}`);
}
