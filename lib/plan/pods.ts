/** What a pod finds in its /etc. `ip netns exec` shows /etc/netns/POD/* there. */
import {addressOf} from '../../topology/addresses.js';
import type {Cluster, Pod} from '../../topology/model.js';
import type {Surroundings} from './mode.js';
import type {Op} from './ops.js';

/** The address that kubeadm (10.96.0.0/12) and kind (fd00:10:96::/112) give to the cluster's DNS. */
const clusterDns = {ipv4: '10.96.0.10', ipv6: 'fd00:10:96::a'} as const;

export function* podFiles(pod: Pod, {families}: Surroundings): Iterable<Op> {
	const folder = `/etc/netns/${pod.netns}`;
	const why = `pod ${pod.namespace}/${pod.name}: its own /etc, as the kubelet writes it`;
	const file = (name: string, content: string): Op => ({
		kind: 'file',
		in: pod.node,
		path: `${folder}/${name}`,
		content,
		why,
	});
	yield file('resolv.conf', resolvConf(pod, clusterDns[families[0] ?? 'ipv4']));
	yield file('hosts', hosts(pod, families));
	yield file('hostname', `${pod.hostname}\n`);
}

function resolvConf({namespace}: Pod, dns: string): string {
	return [
		'# The address that a cluster gives to its DNS Service; nothing answers there yet.',
		`search ${namespace}.svc.cluster.local svc.cluster.local cluster.local`,
		`nameserver ${dns}`,
		'options ndots:5',
		'',
	].join('\n');
}

function hosts({addresses, hostname}: Pod, families: Cluster['families']): string {
	const own = families.flatMap(family => {
		const address = addresses[family];
		return address === undefined ? [] : [`${addressOf(address)}\t${hostname}`];
	});
	return [
		'# Kubernetes-managed hosts file.',
		'127.0.0.1\tlocalhost',
		'::1\tlocalhost ip6-localhost ip6-loopback',
		'fe00::0\tip6-localnet',
		'fe00::0\tip6-mcastprefix',
		'fe00::1\tip6-allnodes',
		'fe00::2\tip6-allrouters',
		...own,
		'',
	].join('\n');
}
