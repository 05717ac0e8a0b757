/** What test/root/fixtures/netlink.ts prints: both ways, after each step. */
type Both<T> = {readonly title: string; readonly script: T; readonly netlink: T};

export type Parity = {
	/** What `ip -j -d` shows of addresses, routes and neighbours. */
	readonly states: readonly Both<unknown>[];
	readonly refusals: readonly Both<string>[];
	/** What went wrong when changes were applied again that had been refused. */
	readonly resumed: string;
};
