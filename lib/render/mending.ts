/** The words that set right what no plan has an op for: settings of a link that was made otherwise, things that nobody planned. Pure. */
import type {ForeignOp, SettingOp} from '../plan/ops.js';
import {netnsOf} from '../plan/ops.js';

/** `sh`: what `ip -batch` has no words for. */
export function toolOfSetting({set}: SettingOp): 'ip' | 'tc' | 'sh' {
	if (set.what === 'no queue') return 'tc';
	return set.what === 'rule' ? 'sh' : 'ip';
}

export function toolOfForeign({thing}: ForeignOp): 'ip' | 'bridge' | 'nft' | 'sh' {
	switch (thing.what) {
		case 'link':
		case 'address':
		case 'route':
			return 'ip';
		case 'fdb':
			return 'bridge';
		case 'table':
			return 'nft';
		case 'rule':
			return 'sh';
	}
}

export function settingLines({in: place, set}: SettingOp): string[] {
	switch (set.what) {
		case 'mtu':
			return [`link set dev ${set.dev} mtu ${set.value}`];
		case 'mac':
			return [`link set dev ${set.dev} address ${set.value}`];
		case 'bridge':
			return [`link set dev ${set.dev} type bridge ${set.option} ${set.value ? 1 : 0}`];
		case 'port':
			return [`link set dev ${set.dev} type bridge_slave ${set.option} ${set.value ? 'on' : 'off'}`];
		case 'no master':
			return [`link set dev ${set.dev} nomaster`];
		case 'no queue':
			return [`qdisc del dev ${set.dev} root`];
		case 'rule':
			return [ruleLine('add', place, {...set, words: `priority ${set.priority} lookup ${set.table}`})];
	}
}

/** How it is removed. */
export function foreignLines({in: place, thing}: ForeignOp): string[] {
	switch (thing.what) {
		case 'link':
			return [`link del dev ${thing.name}`];
		case 'address':
			return [`address del ${thing.address} dev ${thing.dev}`];
		case 'route':
			return [['route del', thing.type, thing.to, ...thing.words].filter(Boolean).join(' ')];
		case 'fdb':
			return [
				['fdb del', thing.mac, 'dev', thing.dev, thing.dst && `dst ${thing.dst}`, thing.of]
					.filter(Boolean)
					.join(' '),
			];
		case 'table':
			return [`delete table ${thing.name}`];
		case 'rule':
			return [ruleLine('del', place, thing)];
	}
}

/** In a batch the family can't be an option, and a rule may have no address to tell it. */
function ruleLine(
	verb: 'add' | 'del',
	place: string,
	{family, words}: {readonly family: string; readonly words: string},
): string {
	return `ip${inside(place)} ${family === 'ipv6' ? '-6' : '-4'} rule ${verb} ${words}`;
}

function inside(place: string): string {
	const pod = netnsOf(place);
	return pod === undefined ? '' : ` -n ${pod}`;
}
