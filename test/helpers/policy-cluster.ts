/** Clusters with policies, made by hand: pods and namespaces in a few words. */
import type {Pod, Protocol} from '../../topology/model.js';
import type {PolicyModel} from '../../topology/policy/types.js';

export type PodWords = {
	readonly labels?: Readonly<Record<string, string>>;
	readonly node?: string;
	readonly serviceAccount?: string;
	readonly hostNetwork?: true;
	/** `http: 80`, or `dns: 53/UDP`. */
	readonly ports?: Readonly<Record<string, number | `${number}/${Protocol}`>>;
};

/** Of `namespace/name`; the address ends in the number. */
export function podOf(fullName: string, number: number, words: PodWords = {}): Pod {
	const [namespace = '', name = ''] = fullName.split('/');
	const ports = Object.entries(words.ports ?? {}).map(([portName, port]) => {
		const [digits, protocol = 'TCP'] = String(port).split('/');
		return {name: portName, port: Number(digits), protocol: protocol as Protocol};
	});
	return {
		namespace,
		name,
		node: words.node ?? 'node-1',
		labels: words.labels ?? {},
		hostname: name,
		hostNetwork: words.hostNetwork ?? false,
		netns: `${namespace}.${name}`,
		mac: '0a:58:00:00:00:01',
		addresses: {
			ipv4: `10.244.${number >> 8}.${number & 255}/32`,
			ipv6: `fd00:10:244::${number.toString(16)}/128`,
		},
		gateways: {},
		containers: [{name: 'main', image: 'nginx', command: [], args: [], env: {}, ports}],
		...(words.serviceAccount && {serviceAccount: words.serviceAccount}),
	};
}

export function modelOf(parts: Partial<PolicyModel> = {}): PolicyModel {
	return {
		tiers: [],
		namespaces: {},
		serviceAccounts: {},
		networkSets: [],
		hostEndpoints: [],
		...parts,
	};
}
