/** How long a cluster waits before it acts on a silence. Seconds; in a lab file under `timers`. */

export type Timers = {
	/** Until a node that is not heard of is NotReady: kube-controller-manager's --node-monitor-grace-period. */
	readonly nodeMonitorGracePeriod: number;
	/** Until its pods are evicted then: kube-apiserver's --default-unreachable-toleration-seconds (and not-ready). */
	readonly unreachableToleration: number;
};

/** Kubernetes' own. */
export const kubernetesTimers: Timers = {nodeMonitorGracePeriod: 50, unreachableToleration: 300};
