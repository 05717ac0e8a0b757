/** What a lab file's `checks` say, with every reference resolved to places and addresses; `verify` tries them. */
import type {PerFamily, Protocol} from '../../topology/model.js';

type Common = {
	/** The check in words: `probe default/client → shop/web port 80`. */
	readonly title: string;
};

export type ProbeEnd = {
	readonly place: string;
	readonly addresses: PerFamily<string>;
	/** A node, a router or a client, where nobody listens by itself. */
	readonly isMachine?: true;
};

export type ProbeExpectation = Common & {
	readonly kind: 'probe';
	/** Places and addresses (without prefix length) of both ends; every pair of them is tried, in every family. */
	readonly from: readonly ProbeEnd[];
	readonly to: readonly ProbeEnd[];
	/** 0 of ICMP. */
	readonly port: number;
	readonly protocol: Protocol | 'ICMP';
	readonly allowed: boolean;
};

export type RouteExpectation = Common & {
	readonly kind: 'route';
	readonly node: string;
	readonly to: string;
	readonly dev?: string;
	readonly via?: string;
	readonly src?: string;
};

export type ExecExpectation = Common & {
	readonly kind: 'exec';
	readonly place: string;
	readonly run: readonly string[];
	/** A regular expression that standard output must match. */
	readonly stdout?: string;
};

/** A check of a running lab refers to pods that have gone since. */
export type MissingExpectation = Common & {readonly kind: 'missing'};

export type Expectation = ProbeExpectation | RouteExpectation | ExecExpectation | MissingExpectation;
