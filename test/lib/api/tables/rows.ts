/** An object of each kind, and its row as a real API server prints it five minutes later. */
export const now = Date.parse('2026-01-02T00:00:00Z');
export const metadata = {
	name: 'web',
	uid: 'u',
	resourceVersion: '7',
	creationTimestamp: '2026-01-01T23:55:00Z',
};
const template = {
	spec: {
		containers: [
			{name: 'a', image: 'nginx'},
			{name: 'b', image: 'busybox'},
		],
		nodeSelector: {disk: 'ssd'},
	},
};
const selector = {matchLabels: {app: 'web'}};

export type Row = readonly [header: string, object: object, cells: readonly unknown[]];

export const rows: Readonly<Record<string, Row>> = {
	pods: [
		'Name Ready Status Restarts Age | IP Node Nominated_Node Readiness_Gates',
		{},
		['web', '0/0', '', '0', '5m', '<none>', '<none>', '<none>', '<none>'],
	],
	namespaces: ['Name Status Age', {status: {phase: 'Active'}}, ['web', 'Active', '5m']],
	nodes: [
		'Name Status Roles Age Version | Internal-IP External-IP OS-Image Kernel-Version Container-Runtime',
		{
			metadata: {
				...metadata,
				labels: {'node-role.kubernetes.io/control-plane': '', 'kubernetes.io/role': 'edge'},
			},
			spec: {unschedulable: true},
			status: {
				conditions: [{type: 'Ready', status: 'True'}],
				addresses: [{type: 'InternalIP', address: '192.168.50.11'}],
				nodeInfo: {kubeletVersion: 'v1.32.3', osImage: 'Debian', kernelVersion: '6.12'},
			},
		},
		[
			'web',
			'Ready,SchedulingDisabled',
			'control-plane,edge',
			'5m',
			'v1.32.3',
			'192.168.50.11',
			'<none>',
			'Debian',
			'6.12',
			'<unknown>',
		],
	],
	services: [
		'Name Type Cluster-IP External-IP Port(s) Age | Selector',
		{
			spec: {
				type: 'NodePort',
				clusterIPs: ['10.96.0.5'],
				ports: [
					{port: 80, nodePort: 30080, protocol: 'TCP'},
					{port: 53, protocol: 'UDP'},
				],
				selector: {app: 'web'},
			},
		},
		['web', 'NodePort', '10.96.0.5', '<none>', '80:30080/TCP,53/UDP', '5m', 'app=web'],
	],
	endpoints: [
		'Name Endpoints Age',
		{
			subsets: [
				{addresses: [{ip: '10.0.0.1'}, {ip: 'fd00::1'}], ports: [{port: 80}, {port: 81}]},
				{addresses: [{ip: '10.0.0.9'}]},
			],
		},
		['web', '10.0.0.1:80,[fd00::1]:80,10.0.0.1:81 + 2 more...', '5m'],
	],
	configmaps: ['Name Data Age', {data: {a: '', b: ''}, binaryData: {c: ''}}, ['web', 3, '5m']],
	secrets: ['Name Type Data Age', {type: 'Opaque', data: {a: ''}}, ['web', 'Opaque', 1, '5m']],
	serviceaccounts: ['Name Secrets Age', {}, ['web', 0, '5m']],
	events: [
		'Last_Seen Type Reason Object Message | Subobject Source First_Seen Count Name',
		{
			type: 'Warning',
			reason: 'FailedScheduling',
			message: ' no node \n',
			involvedObject: {kind: 'Pod', name: 'web-0', fieldPath: 'spec.containers{a}'},
			source: {component: 'kubelet', host: 'node-1'},
			firstTimestamp: '2026-01-01T22:00:00Z',
			lastTimestamp: '2026-01-01T23:59:50Z',
			count: 3,
		},
		[
			'10s',
			'Warning',
			'FailedScheduling',
			'pod/web-0',
			'spec.containers{a}',
			'kubelet, node-1',
			'no node',
			'120m',
			3,
			'web',
		],
	],
	'deployments.apps': [
		'Name Ready Up-to-date Available Age | Containers Images Selector',
		{
			spec: {replicas: 3, selector, template},
			status: {readyReplicas: 2, updatedReplicas: 3, availableReplicas: 1},
		},
		['web', '2/3', 3, 1, '5m', 'a,b', 'nginx,busybox', 'app=web'],
	],
	'replicasets.apps': [
		'Name Desired Current Ready Age | Containers Images Selector',
		{spec: {replicas: 3, selector, template}, status: {replicas: 2, readyReplicas: 1}},
		['web', 3, 2, 1, '5m', 'a,b', 'nginx,busybox', 'app=web'],
	],
	'statefulsets.apps': [
		'Name Ready Age | Containers Images',
		{spec: {replicas: 3, selector, template}, status: {replicas: 2, readyReplicas: 1}},
		['web', '1/3', '5m', 'a,b', 'nginx,busybox'],
	],
	'daemonsets.apps': [
		'Name Desired Current Ready Up-to-date Available Node_Selector Age | Containers Images Selector',
		{
			spec: {selector, template},
			status: {
				desiredNumberScheduled: 3,
				currentNumberScheduled: 2,
				numberReady: 1,
				updatedNumberScheduled: 2,
				numberAvailable: 1,
			},
		},
		['web', 3, 2, 1, 2, 1, 'disk=ssd', '5m', 'a,b', 'nginx,busybox', 'app=web'],
	],
	'controllerrevisions.apps': [
		'Name Controller Revision Age',
		{
			metadata: {
				...metadata,
				ownerReferences: [
					{apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db', uid: 'x', controller: true},
				],
			},
			revision: 2,
		},
		['web', 'statefulset.apps/db', 2, '5m'],
	],
	'jobs.batch': [
		'Name Status Completions Duration Age | Containers Images Selector',
		{
			spec: {completions: 5, selector, template},
			status: {
				succeeded: 5,
				startTime: '2026-01-01T23:55:00Z',
				completionTime: '2026-01-01T23:55:40Z',
				conditions: [{type: 'Complete', status: 'True'}],
			},
		},
		['web', 'Complete', '5/5', '40s', '5m', 'a,b', 'nginx,busybox', 'app=web'],
	],
	'networkpolicies.networking.k8s.io': [
		'Name Pod-Selector Age',
		{spec: {podSelector: {}}},
		['web', '<none>', '5m'],
	],
	'ingresses.networking.k8s.io': [
		'Name Class Hosts Address Ports Age',
		{
			spec: {
				ingressClassName: 'nginx',
				tls: [{}],
				rules: [{host: 'a'}, {host: 'b'}, {}, {host: 'c'}, {host: 'd'}],
			},
			status: {loadBalancer: {ingress: [{ip: '10.0.0.2'}, {hostname: 'lb'}, {ip: '10.0.0.2'}]}},
		},
		['web', 'nginx', 'a,b,c + 2 more...', '10.0.0.2,lb', '80, 443', '5m'],
	],
	'networkpolicies.projectcalico.org': [
		'Name Tier Order Age',
		{spec: {tier: 'default', order: 10.5}},
		['web', 'default', 10.5, '5m'],
	],
	'globalnetworkpolicies.projectcalico.org': [
		'Name Tier Order Age',
		{spec: {tier: 'default'}},
		['web', 'default', '', '5m'],
	],
	'tiers.projectcalico.org': [
		'Name Order DefaultAction Age',
		{spec: {order: 500, defaultAction: 'Deny'}},
		['web', 500, 'Deny', '5m'],
	],
	'clusternetworkpolicies.policy.networking.k8s.io': [
		'Name Tier Priority Age',
		{spec: {tier: 'Admin', priority: 0}},
		['web', 'Admin', '0', '5m'],
	],
	'adminnetworkpolicies.policy.networking.k8s.io': [
		'Name Priority Age',
		{spec: {priority: 10}},
		['web', '10', '5m'],
	],
	'baselineadminnetworkpolicies.policy.networking.k8s.io': ['Name Age', {spec: {}}, ['web', '5m']],
	'networksets.projectcalico.org': ['Name Age', {spec: {nets: []}}, ['web', '5m']],
	'globalnetworksets.projectcalico.org': ['Name Age', {spec: {nets: []}}, ['web', '5m']],
	'hostendpoints.projectcalico.org': [
		'Name Node Interface',
		{spec: {node: 'node-1', interfaceName: '*'}},
		['web', 'node-1', '*'],
	],
	'profiles.projectcalico.org': ['Name Age', {spec: {}}, ['web', '5m']],
	'ippools.projectcalico.org': [
		'Name CIDR VXLAN IPIP NAT Allocatable Age',
		{spec: {cidr: '10.48.0.0/16', vxlanMode: 'Never', ipipMode: 'Always', natOutgoing: true, disabled: true}},
		['web', '10.48.0.0/16', 'Never', 'Always', true, 'False', '5m'],
	],
	'bgppeers.projectcalico.org': [
		'Name Node_Selector Node Local_ASN Peer_Selector Peer_IP Peer_ASN',
		{spec: {node: 'node-1', peerIP: '192.168.50.1', asNumber: 64600}},
		['web', '', 'node-1', '', '', '192.168.50.1', 64600],
	],
	'bgpconfigurations.projectcalico.org': ['Name Age', {spec: {}}, ['web', '5m']],
	'ipamconfigurations.projectcalico.org': [
		'Name StrictAffinity MaxBlocksPerHost AutoAllocateBlocks',
		{spec: {strictAffinity: false, maxBlocksPerHost: 0, autoAllocateBlocks: true}},
		['web', false, 0, true],
	],
	'ingressclasses.networking.k8s.io': [
		'Name Controller Parameters Age',
		{spec: {controller: 'example.com/c', parameters: {apiGroup: 'k.example.com', kind: 'P', name: 'x'}}},
		['web', 'example.com/c', 'P.k.example.com/x', '5m'],
	],
	'endpointslices.discovery.k8s.io': [
		'Name AddressType Ports Endpoints Age',
		{
			addressType: 'IPv4',
			ports: [{port: 80}, {name: 'x'}],
			endpoints: [{addresses: ['10.0.0.1']}, {addresses: ['10.0.0.2']}],
		},
		['web', 'IPv4', '80,x', '10.0.0.1,10.0.0.2', '5m'],
	],
};
