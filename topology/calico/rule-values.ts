/** Protocols and ports as Calico writes them: a number or a text. Facts: projectcalico/calico api/pkg/lib/numorstring. */
import type {PortMatch, RuleProtocol} from '../policy/types.js';

const numbers: Readonly<Record<Extract<RuleProtocol, string>, number>> = {
	TCP: 6,
	UDP: 17,
	SCTP: 132,
	UDPLite: 136,
	ICMP: 1,
	ICMPv6: 58,
};

export const protocolNames = Object.keys(numbers) as readonly Extract<RuleProtocol, string>[];

/** By its name where it has one: 6 is TCP. Undefined if there is no such protocol. */
export function protocolOf(value: number | string): RuleProtocol | undefined {
	const named = protocolNames.find(name => name === value);
	if (named) return named;
	const number = typeof value === 'number' ? value : /^\d+$/.test(value) ? Number(value) : Number.NaN;
	if (!Number.isInteger(number) || number < 1 || number > 255) return undefined;
	return protocolNames.find(name => numbers[name] === number) ?? number;
}

export function takesPorts(protocol: RuleProtocol | undefined): boolean {
	return protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP';
}

/** `80`, `'80:90'`, `http`. Numbers are not looked at: they may be no ports. */
export function parsePorts(value: number | string): PortMatch | undefined {
	const text = String(value);
	const [, from, to = from] = /^(-?\d+)(?::(\d+))?$/.exec(text) ?? [];
	if (from !== undefined) return {from: Number(from), to: Number(to)};
	return /^[a-zA-Z0-9_.-]{1,128}$/.test(text) ? {name: text} : undefined;
}
