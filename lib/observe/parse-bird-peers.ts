/** What `birdc show protocols all` says of the other ends of BGP sessions. Pure. BIRD 2.0 (Debian 12) and 2.17 (Debian 13). */

export type BirdPeer = {
	/** `Mesh_192_168_50_12` */
	readonly protocol: string;
	/** Without a length. */
	readonly address: string;
	/** `up`, `start`, `down` */
	readonly state: string;
	/** A time of today, or a day. */
	readonly since: string;
	/** `Established`, or the state and why it is no better: `Active Socket: Connection refused`. */
	readonly info: string;
};

/** In BIRD's order; undefined if no BIRD has answered. */
export function parseBirdPeers(text: string): BirdPeer[] | undefined {
	if (!/^Name\s+Proto\s/m.test(text)) return undefined;
	return text.split(/\n(?=\S)/).flatMap(part => {
		const [, protocol, state = '', rest = ''] = /^(\S+)\s+BGP\s+\S+\s+(\S+)\s+(.*)$/m.exec(part) ?? [];
		const address = /^ +Neighbor address: +([0-9a-fA-F.:]+)/m.exec(part)?.[1];
		if (protocol === undefined || address === undefined) return [];
		const [, since = '', info = ''] =
			/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?|\S+)\s*(.*)$/.exec(rest.trim()) ?? [];
		return [{protocol, address, state, since, info: info.replaceAll(/\s+/g, ' ').trim()}];
	});
}
