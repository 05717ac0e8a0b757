/** Nodes of a world in memory that fall silent, and are heard of again. */
import type {LiveNode} from '../../lib/control/live/live-objects.js';
import {heardNode, silencedNode} from '../../lib/control/live/node-health.js';
import type {Live} from './live.js';
import {podDraft} from './live.js';

export function silence(live: Live, name: string, {shutsDown = false} = {}): void {
	live.world.put(silencedNode(live.get('nodes', name) as LiveNode, live.world.now, {shutsDown}));
	live.run();
}

export function hear(live: Live, name: string): void {
	live.world.put(heardNode(live.get('nodes', name) as LiveNode));
	live.run();
}

/** `unreachable:NoExecute`, with the prefix of Kubernetes' own taints left out. */
export function taints(live: Live, name: string): string[] {
	const {spec} = live.get('nodes', name) as LiveNode;
	return (spec?.taints ?? []).map(({key, effect}) => `${key.replace('node.kubernetes.io/', '')}:${effect}`);
}

/** `Ready=True KubeletReady` */
export function conditions(live: Live, name: string): string[] {
	const {status} = live.get('nodes', name) as LiveNode;
	return (status?.conditions ?? []).map(({type, status, reason}) => `${type}=${status} ${reason}`);
}

/** Taints as a user sets them: without a time. */
export function taint(live: Live, name: string, ...keys: readonly string[]): void {
	live.edit('nodes', name, {taints: keys.map(key => ({key, effect: 'NoExecute'}))});
}

/** A pod with the tolerations that the API server gives it, and more. */
export function tolerant(name: string, node: string, more: readonly object[] = []) {
	return podDraft(name, {nodeName: node, tolerations: [...more, ...usualTolerations]});
}

export const usualTolerations = ['not-ready', 'unreachable'].map(state => ({
	key: `node.kubernetes.io/${state}`,
	operator: 'Exists',
	effect: 'NoExecute',
	tolerationSeconds: 300,
}));
