/** Nodes that nothing is heard of, as the cluster has it now. */
import type {LiveNode} from '../control/live/live-objects.js';
import {isNodeReady, silentSince} from '../control/live/node-health.js';
import type {Store} from './store/types.js';

export type SilentNode = {
	readonly name: string;
	/** For how long. */
	readonly ms: number;
	/** What its Node says: for a while, a cluster takes one that is silent for one that is slow. */
	readonly ready: boolean;
};

export function silentNodes(store: Pick<Store, 'list'>, now: number): SilentNode[] {
	return (store.list('nodes') as unknown as readonly LiveNode[]).flatMap(node => {
		const since = silentSince(node);
		return since === undefined
			? []
			: [{name: node.metadata.name, ms: Math.max(0, now - since), ready: isNodeReady(node)}];
	});
}
