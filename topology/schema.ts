/**
 * The lab file and the shape file as schemas: the one source of their TypeScript types, of the validation and of
 * the JSON Schemas that editors read. Addresses, names and references are checked by shape.ts and lab.ts.
 */
import {type Static, type TObject, type TSchema, Type} from '@sinclair/typebox';
import {checkSchemas} from './check-schemas.js';
import {scenarioSchema} from './scenario-schema.js';
import {taskSchema} from './task.js';

/** Engines that a lab file can add to a mode. */
export const policyEngines = ['kube-network-policies'] as const;

export type PolicyEngine = (typeof policyEngines)[number];

export type {Check, ExecCheck, ProbeCheck, RouteCheck} from './check-schemas.js';

const closed = {additionalProperties: false} as const;

/** An entry without anything after its colon, `node-1:`, means all its defaults. */
const orNothing = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const mapOf = <T extends TSchema>(schema: T, description: string) =>
	Type.Record(Type.String(), schema, {description});

const labels = mapOf(Type.String(), 'Kubernetes labels; kubernetes.io/hostname is set anyway');

const host = {
	segment: Type.Optional(Type.String({description: 'The segment that its eth0 is on'})),
	ipv4: Type.Optional(
		Type.String({description: 'A fixed address inside the segment, without a prefix length'}),
	),
	ipv6: Type.Optional(
		Type.String({description: 'A fixed address inside the segment, without a prefix length'}),
	),
};

const segmentSchema = Type.Object(
	{
		ipv4: Type.Optional(Type.String({description: 'The subnet', examples: ['192.168.50.0/24']})),
		ipv6: Type.Optional(Type.String({description: 'The subnet', examples: ['fd00:192:168:50::/64']})),
		mtu: Type.Optional(
			Type.Integer({description: 'Bytes without the Ethernet header; 1500 if nothing is said'}),
		),
	},
	closed,
);

const container = {
	image: Type.Optional(
		Type.String({
			description:
				"With --runtime docker: an image that the engine has, with iproute2 in it; else the host's programs",
			examples: ['debian:13-slim'],
		}),
	),
	resources: Type.Optional(
		Type.Object(
			{
				cpus: Type.Optional(Type.Number({description: 'Processors', examples: [0.5]})),
				memory: Type.Optional(
					Type.Union([Type.String(), Type.Integer()], {description: 'Bytes', examples: ['256Mi']}),
				),
			},
			{...closed, description: 'With --runtime docker: how much of the machine its container may have'},
		),
	),
};

const nodeSchema = Type.Object({...host, labels: Type.Optional(labels), ...container}, closed);

const clientSchema = Type.Object(host, closed);

const groupSchema = Type.Object(
	{
		count: Type.Integer({description: 'How many nodes; the group `worker` makes worker-1, worker-2 …'}),
		segment: host.segment,
		labels: Type.Optional(labels),
		...container,
	},
	closed,
);

const neighborsSchema = Type.Object(
	{
		asNumber: Type.Optional(
			Type.Integer({description: 'The AS that their OPEN must say; 64512 if nothing is said'}),
		),
		password: Type.Optional(
			Type.String({description: 'The password of their TCP connections (MD5); none if nothing is said'}),
		),
	},
	{...closed, description: 'What the router expects of nodes that peer with it'},
);

const routerSchema = Type.Object(
	{
		segments: Type.Array(Type.String(), {
			description: 'The segments between which it routes, eth0 first',
		}),
		asNumber: Type.Optional(
			Type.Integer({
				description: 'It speaks BGP for this AS, with the other such routers of its segments and with nodes',
				examples: [65001],
			}),
		),
		neighbors: Type.Optional(neighborsSchema),
	},
	closed,
);

const defaultsSchema = Type.Object(
	{
		segment: Type.Optional(Type.String({description: 'For nodes and clients that name none'})),
		labels: Type.Optional(labels),
		mtu: Type.Optional(Type.Integer({description: 'For segments that name none'})),
	},
	closed,
);

export const shapeSchema = Type.Object(
	{
		extends: Type.Optional(
			Type.String({
				description: 'A shape to start from: a name in topology/clusters, or a path from this file',
			}),
		),
		segments: Type.Optional(mapOf(segmentSchema, 'Layer 2 networks: a Linux bridge each')),
		nodes: Type.Optional(mapOf(orNothing(nodeSchema), 'The nodes, in order')),
		groups: Type.Optional(mapOf(groupSchema, 'Many nodes that differ in nothing but their number')),
		defaults: Type.Optional(defaultsSchema),
		routers: Type.Optional(
			mapOf(routerSchema, 'Between the segments; if not given, one named `router` is on all of them'),
		),
		clients: Type.Optional(mapOf(orNothing(clientSchema), 'Hosts that belong to no cluster')),
	},
	{...closed, description: 'The shape of a cluster: segments, nodes, routers, clients'},
);

const modeSchema = Type.Object(
	{
		name: Type.String({description: '`cnilab modes` lists them'}),
		options: Type.Optional(
			Type.Record(Type.String(), Type.Unknown(), {description: 'What this mode can be told'}),
		),
	},
	closed,
);

const podsSchema = Type.Object(
	{
		ipv4: Type.Optional(Type.String({description: 'The pod network', examples: ['10.244.0.0/16']})),
		ipv6: Type.Optional(Type.String({description: 'The pod network', examples: ['fd00:10:244::/56']})),
	},
	closed,
);

const timersSchema = Type.Object(
	{
		nodeMonitorGracePeriod: Type.Optional(
			Type.String({
				description: 'Until a node that is not heard of is NotReady; 50s if nothing is said',
				examples: ['50s', '300ms'],
			}),
		),
		unreachableToleration: Type.Optional(
			Type.String({
				description:
					'Until the pods of a node that is NotReady are evicted, in whole seconds; 5m if nothing is said',
				examples: ['5m', '10s'],
			}),
		),
	},
	{...closed, description: 'How long the cluster waits before it acts on a silence'},
);

export const labSchema = Type.Object(
	{
		summary: Type.String({description: 'One line: what this lab shows'}),
		name: Type.Optional(
			Type.String({description: "The running lab's name; the folder's if nothing is said"}),
		),
		extends: Type.Optional(
			Type.String({
				description: 'A lab to start from; mappings are merged deeply, anything else is replaced',
			}),
		),
		cluster: Type.Union([Type.String(), shapeSchema], {
			description: 'A name in topology/clusters, a path from this file, or the shape itself',
		}),
		mode: Type.Union([Type.String(), modeSchema], {
			description: 'How pods are joined: a name, or name and options',
		}),
		pods: Type.Optional(podsSchema),
		policy: Type.Optional(
			Type.Union(
				policyEngines.map(name => Type.Literal(name)),
				{description: 'Who enforces policies where the mode does not'},
			),
		),
		timers: Type.Optional(timersSchema),
		manifests: Type.Optional(
			Type.Array(Type.String(), {
				description: 'Files, folders or globs; manifests/ beside this file if nothing is said',
			}),
		),
		checks: Type.Optional(Type.Array(checkSchemas, {description: 'What must be true of this lab'})),
		scenario: Type.Optional(scenarioSchema),
		task: Type.Optional(taskSchema),
	},
	closed,
);

export type LabFile = Static<typeof labSchema>;
export type ShapeFile = Static<typeof shapeSchema>;
export type HostEntry = Static<typeof clientSchema>;
export type RouterFileEntry = Static<typeof routerSchema>;

/** For editors: topology/lab.schema.json. */
export function labJsonSchema(): object {
	const {required, ...schema} = labSchema as TObject;
	// What a lab does not say may stand in the one that it extends.
	return jsonSchema('A cnilab lab file', {...schema, anyOf: [{required: ['extends']}, {required}]});
}

/** For editors: topology/shape.schema.json. */
export function shapeJsonSchema(): object {
	return jsonSchema('A cnilab shape file', shapeSchema);
}

function jsonSchema(title: string, schema: object): object {
	return {$schema: 'http://json-schema.org/draft-07/schema#', title, ...JSON.parse(JSON.stringify(schema))};
}
