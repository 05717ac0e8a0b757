/** What a host lacks, done by something else that puts the same on the wire. A step after planning: modes do not know of it. Pure. */
import type {Cluster, Notice} from '../../topology/model.js';
import type {IpipOp, Machine, Op, Plan} from './ops.js';
import {remembered} from './remember.js';

/** A kind of link that this host has not. */
export type Substitute = 'ipip';

export function withSubstitutes(plan: Plan, substitutes: readonly Substitute[]): Plan {
	if (!substitutes.includes('ipip')) return plan;
	const machines = plan.machines.map(withTunnel);
	return machines.every((machine, index) => machine === plan.machines[index]) ? plan : {...plan, machines};
}

/** The same machine gives the same object again, so that plans are compared quickly. */
const withTunnel = remembered((machine: Machine): Machine => {
	const ops = machine.ops.map(insteadOfTunnel);
	return ops.some((op, index) => op !== machine.ops[index]) ? {...machine, ops} : machine;
});

const insteadOfTunnel = (op: Op): Op => (op.kind === 'ipip' ? byProgram(op) : op);

const byProgram = remembered(
	(op: Extract<Op, {kind: 'ipip'}>): Op => ({
		...op,
		by: 'tc-bpf',
		why: `${op.why}; this kernel has no ipip, so two tc programs do the same on the wire`,
	}),
);

/** What is not what it seems, for `up`, `status` and `verify`. */
export function substituteNotices(substitutes: readonly Substitute[], {ipam, families}: Cluster): Notice[] {
	const isWanted = families.includes('ipv4') && ipam?.pools.some(({ipipMode}) => ipipMode !== 'Never');
	if (!isWanted || !substitutes.includes('ipip')) return [];
	const message =
		'this kernel has no ipip: tunl0 is an ifb with two tc programs (tc-bpf). What is on the wire is the same; ip -d link shows the other kind, and rules for protocol 4 see nothing that comes';
	return [{subject: 'Device tunl0', message}];
}

/** For a plan, which knows no host: what it would be elsewhere. */
export function hostNotices({machines}: Plan): Notice[] {
	if (!machines.some(({ops}) => ops.some(({kind}) => kind === 'ipip'))) return [];
	const message =
		'the plan has the kernel’s own ipip; where a kernel has none, up makes tunl0 of an ifb with two tc programs (tc-bpf), and says so';
	return [{subject: 'Device tunl0', message}];
}

/** The MAC that a substitute has: from it the program knows the outer source. IPv4, as `local` is. */
export function ipipMac({local}: Pick<IpipOp, 'local'>): string {
	const bytes = local.split('.').map(byte => Number(byte).toString(16).padStart(2, '0'));
	return ['02', '00', ...bytes].join(':');
}
