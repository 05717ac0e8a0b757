/**
 * Calico's policies and what they are about. Facts: projectcalico/calico api/pkg/apis/projectcalico/v3/{policy_common,
 * networkpolicy,globalnetworkpolicy,tier,networkset,hostendpoint,profile}.go.
 */
import {Type} from '@sinclair/typebox';
import {closed, intOrString, oneOf, optional} from './schema-parts.js';

const selector = (description: string) => Type.String({description});

const ports = (description: string) => Type.Array(intOrString('A number, FROM:TO, or a name'), {description});

const nets = (description: string) => Type.Array(Type.String(), {description});

const entity = (description: string) =>
	Type.Object(
		optional({
			nets: nets('Any of these ranges'),
			notNets: nets('None of these ranges'),
			selector: selector('Endpoints with these labels'),
			notSelector: selector('Nobody with these labels'),
			namespaceSelector: selector('Endpoints of these namespaces; global() are those of none'),
			ports: ports('Any of these ports'),
			notPorts: ports('None of these ports'),
			services: closed(
				optional({
					name: Type.String({description: 'The Service'}),
					namespace: Type.String({description: "Its namespace; the policy's"}),
				}),
			),
			serviceAccounts: closed(
				optional({
					names: Type.Array(Type.String(), {description: 'Pods of any of these service accounts'}),
					selector: selector('Pods of service accounts with these labels'),
				}),
			),
		}),
		{additionalProperties: false, description},
	);

const icmp = (description: string) =>
	Type.Object(
		optional({
			type: Type.Integer({description: '0–254; 8 is an echo request'}),
			code: Type.Integer({description: '0–255; type must be set, too'}),
		}),
		{additionalProperties: false, description},
	);

const protocol = (description: string) =>
	intOrString(`${description}: TCP, UDP, ICMP, ICMPv6, SCTP, UDPLite or 1–255`);

const anything = Type.Unknown();

const rule = closed({
	action: oneOf(['Allow', 'Deny', 'Log', 'Pass'], 'What becomes of a packet that matches'),
	...optional({
		ipVersion: Type.Integer({description: '4 or 6; both if nothing is said'}),
		protocol: protocol('The protocol'),
		notProtocol: protocol('Any other protocol'),
		icmp: icmp('Of ICMP, or ICMPv6, these'),
		notICMP: icmp('Of ICMP, or ICMPv6, all but these'),
		source: entity('Who sends'),
		destination: entity('Who receives'),
		http: anything,
		metadata: anything,
	}),
});

const rules = (direction: string) =>
	Type.Array(rule, {description: `What ${direction}; the first rule that matches decides`});

const policyParts = {
	tier: Type.String({description: 'The tier that it is asked in; default'}),
	order: Type.Number({description: 'The lower one is asked first; without one it is last'}),
	selector: selector('The endpoints that it is about; all()'),
	types: Type.Array(oneOf(['Ingress', 'Egress']), {
		description: 'In which directions it is asked; those that it has rules of, or Ingress',
	}),
	ingress: rules('its endpoints receive'),
	egress: rules('its endpoints send'),
	serviceAccountSelector: selector('Of them, those of these service accounts'),
	performanceHints: Type.Array(Type.String()),
};

export const policySpecs = {
	NetworkPolicy: closed(optional(policyParts)),
	GlobalNetworkPolicy: closed(
		optional({
			...policyParts,
			namespaceSelector: selector('Of them, those of these namespaces'),
			doNotTrack: Type.Boolean({description: 'Of host endpoints: before connection tracking'}),
			preDNAT: Type.Boolean({description: 'Of host endpoints: before addresses are translated'}),
			applyOnForward: Type.Boolean({description: 'Of host endpoints: of what they forward, too'}),
		}),
	),
	Tier: closed(
		optional({
			order: Type.Number({description: 'The lower one is asked first; without one it is last'}),
			defaultAction: oneOf(
				['Deny', 'Pass'],
				'What becomes of a packet that none of its policies decides; Deny',
			),
		}),
	),
	NetworkSet: closed(optional({nets: nets('Its ranges')})),
	GlobalNetworkSet: closed(optional({nets: nets('Its ranges')})),
	HostEndpoint: closed(
		optional({
			node: Type.String({description: 'The node'}),
			interfaceName: Type.String({description: "Its interface, or '*' for all of the node's"}),
			expectedIPs: Type.Array(Type.String(), {description: 'Its addresses'}),
			profiles: Type.Array(Type.String(), {description: 'Profiles that are asked after all policies'}),
			ports: Type.Array(
				closed({
					name: Type.String({description: 'How rules call it'}),
					protocol: protocol('Its protocol'),
					port: Type.Integer({description: 'Its number'}),
				}),
				{description: 'Its named ports'},
			),
		}),
	),
	Profile: closed(
		optional({
			ingress: rules('its endpoints receive'),
			egress: rules('its endpoints send'),
			labelsToApply: Type.Record(Type.String(), Type.String(), {
				description: 'Labels that its endpoints have beside their own',
			}),
		}),
	),
} as const;

export type CalicoPolicyKind = keyof typeof policySpecs;

export const calicoPolicyKinds = Object.keys(policySpecs) as readonly CalicoPolicyKind[];

/** Those that live in a namespace. */
export const namespacedKinds: readonly string[] = ['NetworkPolicy', 'NetworkSet'];
