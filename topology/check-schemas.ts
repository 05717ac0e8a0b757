/** A lab file's `checks` as schemas; a scenario expects the same. */
import {type Static, Type} from '@sinclair/typebox';

const closed = {additionalProperties: false} as const;

const probeSchema = Type.Object(
	{
		from: Type.String({
			description:
				'`pod`, `namespace/pod`, `namespace/deployment/name` for each of its pods, or a node, a router, a client',
		}),
		to: Type.String({description: 'As `from`'}),
		port: Type.Optional(
			Type.Integer({minimum: 1, maximum: 65535, description: 'Of every protocol but ICMP'}),
		),
		protocol: Type.Optional(
			Type.Union([Type.Literal('TCP'), Type.Literal('UDP'), Type.Literal('SCTP'), Type.Literal('ICMP')], {
				description: 'TCP if nothing is said; ICMP: a ping',
			}),
		),
		allowed: Type.Optional(
			Type.Boolean({
				description:
					'Whether it must be reached; true if nothing is said. A denial counts only if both ends are alive',
			}),
		),
	},
	closed,
);

const routeSchema = Type.Object(
	{
		node: Type.String(),
		to: Type.String({description: 'A prefix, an address or `default`'}),
		dev: Type.Optional(Type.String()),
		via: Type.Optional(Type.String()),
		src: Type.Optional(Type.String()),
	},
	{...closed, description: "The node's kernel has this route"},
);

const execSchema = Type.Object(
	{
		in: Type.String({description: 'A node, a router, a client, or `namespace/pod`'}),
		run: Type.Array(Type.String(), {minItems: 1, description: 'The program and its arguments; no shell'}),
		stdout: Type.Optional(Type.String({description: 'A regular expression that its output must match'})),
	},
	{...closed, description: 'The command ends with exit code 0, and says this'},
);

export const checkSchemas = Type.Union([
	Type.Object({probe: probeSchema}, closed),
	Type.Object({route: routeSchema}, closed),
	Type.Object({exec: execSchema}, closed),
]);

export type Check = Static<typeof checkSchemas>;
export type ProbeCheck = Static<typeof probeSchema>;
export type RouteCheck = Static<typeof routeSchema>;
export type ExecCheck = Static<typeof execSchema>;
