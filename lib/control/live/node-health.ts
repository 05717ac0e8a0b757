/** Whether a node's kubelet is heard of, and what its Node says of it. */
import type {NodeCondition} from 'kubernetes-types/core/v1.js';
import {timeOf, timeText} from '../../api/times.js';
import type {LiveNode} from './live-objects.js';

/** On the Node as long as nobody hears of its kubelet: since when, RFC 3339. A cluster sees it from the Lease that is not renewed. */
const silenceNote = 'cnilab.io/silent-since';

/** Milliseconds since 1970; undefined while its kubelet is heard of. */
export function silentSince({metadata}: LiveNode): number | undefined {
	const since = metadata.annotations?.[silenceNote];
	return since === undefined ? undefined : timeOf(since);
}

/** The Ready condition's status; undefined if nobody has ever told. */
export function readinessOf(node: LiveNode): string | undefined {
	return readyCondition(node)?.status;
}

export function isNodeReady(node: LiveNode): boolean {
	return readinessOf(node) === 'True';
}

export function readyCondition({status}: LiveNode): NodeCondition | undefined {
	return status?.conditions?.find(({type}) => type === 'Ready');
}

/** The Node of a kubelet that falls silent now (milliseconds since 1970). One that shuts down says so with its last breath. */
export function silencedNode(node: LiveNode, now: number, {shutsDown}: {shutsDown: boolean}): LiveNode {
	const annotations = {...node.metadata.annotations, [silenceNote]: new Date(now).toISOString()};
	const silent = {...node, metadata: {...node.metadata, annotations}};
	return shutsDown ? shuttingDown(silent, now) : silent;
}

/** The Node of a kubelet that is heard of again. */
export function heardNode(node: LiveNode): LiveNode {
	const {[silenceNote]: _, ...annotations} = node.metadata.annotations ?? {};
	return {...node, metadata: {...node.metadata, annotations}};
}

/** As kubelets say it (pkg/kubelet/nodestatus/setters.go). */
function shuttingDown(node: LiveNode, now: number): LiveNode {
	const time = timeText(now);
	const others = (node.status?.conditions ?? []).filter(({type}) => type !== 'Ready');
	const down: NodeCondition = {
		type: 'Ready',
		status: 'False',
		lastHeartbeatTime: time,
		lastTransitionTime: time,
		reason: 'KubeletNotReady',
		message: 'node is shutting down',
	};
	return {...node, status: {...node.status, conditions: [...others, down]}};
}
