/** A TCP stream and 1,000 datagrams a second between two pods of a lab, by processes of their own. */
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import type {ExecutionContext} from 'ava';
import {commandIn} from '../../lib/run/attach.js';
import type {LabRecord} from '../../lib/run/state.js';
import {asUser} from '../helpers/plain-user.js';
import type {Seat} from '../helpers/seat.js';

export type FlowReport = {
	readonly received: {
		readonly received: number;
		readonly last: number;
		/** The first of them. */
		readonly missing: readonly number[];
		/** Those that had arrived, but the receiver was given no processor in time. */
		readonly bufferErrors: number;
	};
	readonly sent: {
		readonly udp: {readonly sent: number; readonly errors: readonly string[]};
		readonly tcp: {
			readonly sent: number;
			readonly echoed: number;
			readonly longestSilenceMs: number;
			readonly wrong?: string;
		};
	};
};

export type Flows = {
	/** Ends them. */
	report(): Promise<FlowReport>;
};

type Ends = {
	readonly record: LabRecord;
	/** Places: `node-1/default.left`. */
	readonly from: string;
	readonly to: string;
	/** IPv4, of `to`. */
	readonly address: string;
};

/** They run when this resolves, and end with the test. */
export async function startFlows(
	t: ExecutionContext,
	{user}: Seat,
	{record, from, to, address}: Ends,
): Promise<Flows> {
	const start = (place: string, ...words: string[]) =>
		startEnd(t, [...asUser(user), ...commandIn(record, place, [process.execPath, program, ...words])]);
	const receiver = await start(to, 'receive');
	const sender = await start(from, 'send', address);
	return {
		report: async () => {
			const sent = (await sender.end()) as FlowReport['sent'];
			return {sent, received: (await receiver.end()) as FlowReport['received']};
		},
	};
}

const program = fileURLToPath(new URL('fixtures/flow.mjs', import.meta.url));

async function startEnd(t: ExecutionContext, [command = '', ...args]: readonly string[]) {
	const child = spawn(command, args, {stdio: ['pipe', 'pipe', 'pipe']});
	t.teardown(() => child.kill('SIGKILL'));
	const complaint = text(child.stderr);
	const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
	const next = async (): Promise<unknown> => {
		const {value, done} = await lines.next();
		if (done) throw new Error(`a flow has ended: ${await complaint}`);
		return JSON.parse(value as string);
	};
	if ((await next()) !== 'ready') throw new Error('a flow does not begin');
	return {
		end: () => {
			child.stdin.end();
			return next();
		},
	};
}
