/** What test/root/fixtures/bgp.ts prints. By machine. */
export type BgpOutcome = {
	/** Until it was so, from the start of the daemons. */
	readonly ms: number;
	readonly sessions: Readonly<
		Record<string, ReadonlyArray<{readonly name: string; readonly since: string; readonly info: string}>>
	>;
	readonly routes: Readonly<Record<string, KernelRoutes>>;
	/** Of BIRD's logs. */
	readonly warnings: readonly string[];
};

/** `ip -j route`'s, of IPv4 and then of IPv6. */
export type KernelRoutes = ReadonlyArray<Readonly<Record<string, unknown>>>;
