/** The contract of the journal: everything that happens in a lab, in order; `cnilab events` shows it. */

export type JournalEntry = {
	/** From 1, without gaps; goes on after a `resume`. */
	readonly number: number;
	/** ISO 8601, milliseconds. */
	readonly time: string;
	readonly type: 'Normal' | 'Warning';
	/** One word, as the reasons of Kubernetes' events: `Started`, `CableCut`, `RouteMended`. */
	readonly reason: string;
	/** `Pod default/web-0`, `Node node-2`, `Segment lan`, `Lab flannel-vxlan`. */
	readonly object: string;
	readonly node?: string;
	/** Who tells it: `kubelet`, `deployment-controller`, `network`, `fault`, `repair`. */
	readonly source: string;
	readonly message: string;
};

export type Journal = {
	tell(entry: Omit<JournalEntry, 'number' | 'time'>): void;
	/** What is kept, the oldest first. */
	readonly entries: readonly JournalEntry[];
	/** Told of every entry from now on. Returns what ends it. */
	watch(listener: (entry: JournalEntry) => void): () => void;
};
