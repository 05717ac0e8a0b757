/** Ops that no plan has: what mending a lab says again, and what it takes away. */
import type {Family} from '../../topology/model.js';
import type {Common} from './ops.js';

/** What a link or a namespace has by itself as the kernel makes it, or by the op that made it. No plan has it; mending says it again. */
export type SettingOp = Common & {readonly kind: 'setting'; readonly set: Setting};

export type Setting =
	| {readonly what: 'mtu'; readonly dev: string; readonly value: number}
	| {readonly what: 'mac'; readonly dev: string; readonly value: string}
	| {readonly what: 'bridge' | 'port'; readonly dev: string; readonly option: string; readonly value: boolean}
	/** Is no bridge's port. */
	| {readonly what: 'no master'; readonly dev: string}
	| {readonly what: 'no queue'; readonly dev: string}
	/** A routing rule for all packets. */
	| {readonly what: 'rule'; readonly family: Family; readonly priority: number; readonly table: string};

/** What the kernel has though nobody planned it. No plan has it; mending removes it. */
export type ForeignOp = Common & {readonly kind: 'foreign'; readonly thing: ForeignThing};

export type ForeignThing =
	/** `peer`: a veth's other end, which goes with it. */
	| {
			readonly what: 'link';
			readonly name: string;
			readonly peer?: {readonly in: string; readonly name: string};
	  }
	/** `10.1.1.1/24`, or `10.1.1.1 peer 10.1.1.2/32`. */
	| {readonly what: 'address'; readonly dev: string; readonly address: string}
	/** `words` tell it from others to the same destination, as `ip route` writes them: `via 10.0.0.1 dev eth0 metric 7`. */
	| {
			readonly what: 'route';
			readonly family: Family;
			readonly type?: string;
			readonly to: string;
			readonly words: readonly string[];
	  }
	/** `words`: `priority 32765 from 10.244.0.0/16 lookup 100` */
	| {readonly what: 'rule'; readonly family: Family; readonly words: string}
	/** `name`: `ip nat`. `text`: all of it, as nft lists it. */
	| {readonly what: 'table'; readonly name: string; readonly text: string}
	/** A forwarding entry of the device itself, or of the bridge that it is a port of. */
	| {
			readonly what: 'fdb';
			readonly dev: string;
			readonly mac: string;
			readonly dst?: string;
			readonly of: 'self' | 'master';
	  };
