/** The least that a client must write of each kind: what the API makes of it is in test/golden/api. */
import {type ApiKind, apiKinds, apiVersionOf, ruleNameOf} from '../../lib/api/kinds.js';

export const admissionTime = '2026-01-01T00:00:00Z';

const containers = [{name: 'main', image: 'nginx'}];
const labels = {app: 'web'};
const owned = {selector: {matchLabels: labels}, template: {metadata: {labels}, spec: {containers}}};

const contents: Readonly<Record<string, object>> = {
	Namespace: {},
	IPPool: {spec: {cidr: '10.48.0.0/16'}},
	BGPPeer: {spec: {peerIP: '192.168.50.1', asNumber: '65000.1'}},
	BGPConfiguration: {spec: {}},
	IPAMConfiguration: {metadata: {name: 'default'}},
	Node: {status: {capacity: {cpu: '2', memory: '2048Mi'}}},
	Pod: {
		spec: {
			containers: [
				{
					name: 'main',
					image: 'registry.example:5000/nginx:1.27',
					ports: [{containerPort: 80}],
					env: [{name: 'NODE', valueFrom: {fieldRef: {fieldPath: 'spec.nodeName'}}}],
					readinessProbe: {httpGet: {port: 80}},
					livenessProbe: {grpc: {port: 80}, timeoutSeconds: 5},
					resources: {limits: {cpu: '1000m', memory: '1024Mi'}},
				},
			],
			initContainers: [{name: 'before', image: 'busybox@sha256:0'}],
			volumes: [
				{name: 'empty'},
				{name: 'secret', secret: {secretName: 'web'}},
				{name: 'host', hostPath: {path: '/'}},
			],
		},
	},
	Service: {spec: {type: 'LoadBalancer', sessionAffinity: 'ClientIP', ports: [{port: 80}]}},
	Endpoints: {subsets: [{addresses: [{ip: '10.0.0.1'}], ports: [{port: 80}]}]},
	ConfigMap: {data: {key: 'value'}},
	Secret: {stringData: {key: 'ü'}, data: {other: 'b2s='}},
	ServiceAccount: {},
	Event: {involvedObject: {kind: 'Pod', name: 'web', namespace: 'default'}},
	Deployment: {spec: owned},
	ReplicaSet: {spec: owned},
	StatefulSet: {
		spec: {
			...owned,
			volumeClaimTemplates: [
				{
					metadata: {name: 'data'},
					spec: {accessModes: ['ReadWriteOnce'], resources: {requests: {storage: '1Gi'}}},
				},
			],
		},
	},
	DaemonSet: {spec: owned},
	ControllerRevision: {data: {spec: {}}, revision: 1},
	Job: {spec: {template: {spec: {containers, restartPolicy: 'Never'}}}},
	NetworkPolicy: {spec: {podSelector: {}, egress: [{ports: [{port: 53}]}]}},
	Ingress: {spec: {defaultBackend: {service: {name: 'web', port: {number: 80}}}}},
	IngressClass: {
		spec: {controller: 'example.org/ingress', parameters: {kind: 'ConfigMap', name: 'settings'}},
	},
	CalicoNetworkPolicy: {
		spec: {ingress: [{action: 'Allow', protocol: 'TCP', destination: {ports: [80, '8000:8010', 'web']}}]},
	},
	ClusterNetworkPolicy: {
		spec: {
			tier: 'Admin',
			priority: 0,
			subject: {namespaces: {}},
			ingress: [{action: 'Deny', from: [{namespaces: {}}]}],
		},
	},
	AdminNetworkPolicy: {
		spec: {
			priority: 0,
			subject: {namespaces: {}},
			egress: [{action: 'Pass', to: [{namespaces: {}}], ports: [{portNumber: {port: 80}}]}],
		},
	},
	BaselineAdminNetworkPolicy: {
		metadata: {name: 'default'},
		spec: {
			subject: {namespaces: {}},
			ingress: [{action: 'Deny', from: [{namespaces: {}}], ports: [{portRange: {start: 1, end: 2}}]}],
		},
	},
	GlobalNetworkPolicy: {spec: {order: 0.5, egress: [{action: 'Deny'}]}},
	Tier: {spec: {order: 500}},
	NetworkSet: {spec: {nets: ['192.0.2.7']}},
	GlobalNetworkSet: {spec: {nets: ['192.0.2.0/24']}},
	HostEndpoint: {spec: {node: 'node-1', interfaceName: '*'}},
	Profile: {spec: {labelsToApply: {app: 'web'}}},
	EndpointSlice: {addressType: 'IPv4', endpoints: [{addresses: ['10.0.0.1']}], ports: [{port: 80}]},
};

/** Named `web`. Throws for a kind that has none yet. */
export function leastObject(kind: ApiKind): Readonly<Record<string, unknown>> {
	const name = ruleNameOf({...kind, apiVersion: apiVersionOf(kind)});
	const content = contents[name];
	if (!content) throw new Error(`test/helpers/least-objects.ts has no ${name}`);
	return {metadata: {name: 'web'}, ...content};
}

export function kindNamed(name: string): ApiKind {
	const kind = apiKinds.find(each => ruleNameOf({...each, apiVersion: apiVersionOf(each)}) === name);
	if (!kind) throw new Error(`no kind ${name}`);
	return kind;
}

/** What the registry gives to admission. */
export function admissionContext({namespaced}: ApiKind) {
	const uid = '6de559ed-b6c8-4975-a236-41f789740d31';
	return {uid, now: admissionTime, ...(namespaced && {namespace: 'default'})};
}
