/** What test/root/fixtures/bgp.ts prints. By machine. */
import type {KernelRoute} from '../helpers/bgp-routes.js';

export type BgpState = {
	readonly sessions: Readonly<Record<string, readonly Session[]>>;
	readonly routes: Readonly<Record<string, readonly KernelRoute[]>>;
};

/** `info`: `Established`, or what stands in its place, with BIRD's last error. */
export type Session = {readonly name: string; readonly since: string; readonly info: string};

export type BgpOutcome = BgpState & {
	/** What happened to node-1 then. */
	readonly reloaded?: Reloaded;
	readonly restarted?: Restarted;
};

export type Reloaded = {
	/** birdc's answer to the configuration with one more session. */
	readonly answer: string;
	/** Its sessions after that. */
	readonly sessions: readonly Session[];
};

export type Restarted = {
	/** Its routes right after BIRD was killed, and at every look until all sessions were there again: the fewest. */
	readonly fewest: number;
	readonly sessions: readonly Session[];
	readonly routes: readonly KernelRoute[];
	/** What BIRD said of its graceful restart. */
	readonly log: readonly string[];
};
