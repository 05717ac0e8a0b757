/** A lab file's `scenario` as a schema: flows, what happens when, and what shall be seen of it. */
import {type Static, type TSchema, Type} from '@sinclair/typebox';
import {checkSchemas} from './check-schemas.js';

const closed = {additionalProperties: false} as const;

const duration = (description: string) => Type.String({description, examples: ['500ms', '2s']});

const oneOf = <const W extends readonly string[]>(words: W, description: string) =>
	Type.Unsafe<W[number]>(
		Type.Union(
			words.map(word => Type.Literal(word)),
			{description},
		),
	);

export const flowSchema = Type.Object(
	{
		from: Type.String({
			description: 'A machine, `pod`, `namespace/pod`, or `namespace/deployment/name` for each of its pods',
		}),
		to: Type.String({description: 'As `from`; each pair of the two is one flow'}),
		protocol: Type.Optional(oneOf(['UDP', 'TCP'], 'UDP if nothing is said; TCP: one connection')),
		rate: Type.Optional(
			Type.Integer({
				minimum: 1,
				maximum: 10_000,
				description: 'Datagrams, or records on the connection, a second; 100 if nothing is said',
			}),
		),
		family: Type.Optional(oneOf(['ipv4', 'ipv6'], 'Only this one; each that both have if nothing is said')),
	},
	closed,
);

export const flowStates = ['whole', 'lossy', 'broken'] as const;
export const readiness = ['Ready', 'NotReady'] as const;

/** One kind of object and not a union of four: a mistake is then told with all the words that there are. */
export const expectationSchema = Type.Object(
	{
		flow: Type.Optional(Type.String({description: 'One of the flows; all of them if nothing is named'})),
		node: Type.Optional(Type.String({description: 'A node, as the API tells of it'})),
		pod: Type.Optional(
			Type.String({
				description: '`pod`, `namespace/pod`, or `namespace/deployment/name`, as the API tells of it',
			}),
		),
		check: Type.Optional(checkSchemas),
		is: Type.Optional(
			oneOf(
				[...flowStates, ...readiness],
				'Of a flow: all, some or none of it arrives, and of several pairs the worst one counts; of nodes and pods: Ready or NotReady',
			),
		),
		within: Type.Optional(
			duration('How long it may take, from when the fault is true in the kernel; 1s if nothing is said'),
		),
		for: Type.Optional(duration('And stays so for this long')),
	},
	closed,
);

const stepSchema = Type.Object(
	{
		at: duration('From the beginning of the scenario'),
		fault: Type.Optional(
			Type.String({
				description: 'As on the command line: `cut node-2`, `heal`',
				examples: ['cut node-2', 'loss node-2 10%', 'split lan node-1,node-2', 'heal node-2'],
			}),
		),
		expect: Type.Optional(Type.Union([expectationSchema, Type.Array(expectationSchema)])),
	},
	closed,
);

const limits = <T extends TSchema>(value: T, description: string) =>
	Type.Optional(
		Type.Union([value, Type.Object({atLeast: Type.Optional(value), atMost: Type.Optional(value)}, closed)], {
			description,
		}),
	);

export const totalSchema = Type.Object(
	{
		lost: limits(
			Type.Integer({minimum: 0}),
			'Datagrams of all its pairs; a number alone is the most that may be',
		),
		outage: limits(
			duration('A time'),
			'The longest one of all its pairs; a time alone is the most that may be',
		),
	},
	closed,
);

export const scenarioSchema = Type.Object(
	{
		flows: Type.Optional(
			Type.Record(Type.String(), flowSchema, {description: 'Traffic that runs all the time, by name'}),
		),
		steps: Type.Array(stepSchema, {minItems: 1, description: 'What happens, in its order'}),
		end: Type.Optional(
			Type.Record(Type.String(), totalSchema, {
				description: 'What each flow may have lost in all, by its name',
			}),
		),
	},
	{...closed, description: 'Faults at their times, and what must be seen while they stand'},
);

export type FlowEntry = Static<typeof flowSchema>;
export type ExpectationEntry = Static<typeof expectationSchema>;
export type TotalEntry = Static<typeof totalSchema>;
