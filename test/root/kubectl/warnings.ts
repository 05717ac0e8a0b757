/** What the lab itself adds to what a cluster says: the words are of the version that has no Services yet. */

export function noService(name: string): RegExp {
	return new RegExp(`^Warning: Service \\w+/${name} is ignored: .*\\n$`);
}
