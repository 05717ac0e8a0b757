/** BGPConfiguration and BGPPeer. Facts: projectcalico/calico api/pkg/apis/projectcalico/v3/{bgpconfig,bgppeer}.go. */
import {Type} from '@sinclair/typebox';
import {asNumber, closed, duration, oneOf, optional, passwordSchema} from './schema-parts.js';

const cidrs = (what: string) =>
	Type.Array(closed({cidr: Type.String({description: 'A range of addresses'})}), {
		description: `Ranges of ${what} that are announced over BGP`,
	});

const priority = Type.Integer({description: "The metric of Felix' routes; 1024"});

export const bgpConfigurationSpec = closed(
	optional({
		logSeverityScreen: Type.String({description: 'How much Calico logs; Info'}),
		nodeToNodeMeshEnabled: Type.Boolean({description: 'Whether each node peers with each; true'}),
		asNumber: asNumber("The nodes' AS number; 64512"),
		serviceClusterIPs: cidrs("Services' cluster IPs"),
		serviceExternalIPs: cidrs("Services' external IPs"),
		serviceLoadBalancerIPs: cidrs("Services' load balancer IPs"),
		serviceLoadBalancerAggregation: oneOf(['Enabled', 'Disabled']),
		communities: Type.Array(
			closed({
				name: Type.String({description: 'How it is called in prefixAdvertisements'}),
				value: Type.String({description: 'AA:NN or AA:NN:MM'}),
			}),
			{description: 'BGP communities, with names'},
		),
		prefixAdvertisements: Type.Array(
			closed({
				cidr: Type.String({description: 'A range of addresses'}),
				communities: Type.Array(Type.String(), {description: 'Names, or AA:NN, or AA:NN:MM'}),
			}),
			{description: 'Communities that routes of a range are given'},
		),
		listenPort: Type.Integer({description: 'The TCP port of BGP; 179'}),
		nodeMeshPassword: passwordSchema,
		nodeMeshMaxRestartTime: duration("Graceful restart of the mesh's sessions; 120s"),
		bindMode: oneOf(['None', 'NodeIP']),
		ignoredInterfaces: Type.Array(Type.String(), {description: 'Devices whose routes BIRD leaves alone'}),
		localWorkloadPeeringIPV4: Type.String(),
		localWorkloadPeeringIPV6: Type.String(),
		programClusterRoutes: Type.String(),
		ipv4NormalRoutePriority: priority,
		ipv6NormalRoutePriority: priority,
	}),
);

export const bgpPeerSpec = closed(
	optional({
		node: Type.String({description: 'The node that has the session; without node and nodeSelector all have'}),
		nodeSelector: Type.String({description: 'The nodes that have it'}),
		peerIP: Type.String({description: 'Who is at the other end: ADDRESS, ADDRESS:PORT, [ADDRESS]:PORT'}),
		asNumber: asNumber("The other end's AS number"),
		localASNumber: asNumber('The AS number that the node says it is of, in this session'),
		peerSelector: Type.String({description: 'Nodes at the other end, instead of peerIP and asNumber'}),
		keepOriginalNextHop: Type.Boolean({description: 'What nextHopMode: Keep says now'}),
		nextHopMode: oneOf(
			['Auto', 'Self', 'Keep'],
			"The next hop of routes that are sent: BGP's rules, the node, as it was; Auto",
		),
		password: passwordSchema,
		sourceAddress: oneOf(
			['UseNodeIP', 'None'],
			"Whether the session's own end is the node's address; UseNodeIP",
		),
		maxRestartTime: duration('Graceful restart; 120s'),
		keepaliveTime: duration('How often a keepalive is sent; a third of the hold time'),
		numAllowedLocalASNumbers: Type.Integer({
			description: 'How often the own AS may be in the path of a route',
		}),
		ttlSecurity: Type.Integer({description: 'How many hops the other end is away (RFC 5082)'}),
		reachableBy: Type.String({description: 'The gateway that a route to peerIP leads through'}),
		filters: Type.Array(Type.String()),
		localWorkloadSelector: Type.String(),
		reversePeering: oneOf(
			['Auto', 'Manual'],
			'Whether the nodes of peerSelector have their end of the session by this object too; Auto',
		),
	}),
);
