/**
 * How exec and attach talk over a WebSocket (apimachinery, pkg/util/remotecommand/constants.go): binary messages, whose first
 * byte is a channel.
 */
import {ApiError, type Status} from '../../api/status.js';
import type {WindowSize} from '../../run/pty.js';
import type {SessionEnd} from '../../run/session.js';

/** The newest first. v5 is v4 with a message that ends a channel. */
export const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'] as const;

export const channels = {stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255} as const;

export function message(channel: number, content: Uint8Array | string): Buffer {
	return Buffer.concat([Buffer.from([channel]), Buffer.from(content)]);
}

/** What a client says of its terminal: `{"Width":80,"Height":24}`. Nothing if it makes no sense. */
export function windowSize(content: Buffer): WindowSize | undefined {
	try {
		const {Width: columns, Height: rows} = JSON.parse(content.toString()) as Record<string, unknown>;
		return isSize(columns) && isSize(rows) ? {columns, rows} : undefined;
	} catch {
		return undefined;
	}
}

function isSize(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffff;
}

/** A Status; its details are not of fields, but of a command. */
export type Outcome = Omit<Status, 'details'> & {readonly details?: object};

export function succeeded(): Outcome {
	return {kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success'};
}

/** kubectl exits with the code that it finds here. */
export function outcomeOf(end: SessionEnd): Outcome {
	if ('failure' in end) return failed(`error executing command in container: ${end.failure}`);
	const {exitCode} = end;
	if (exitCode === 0) return succeeded();
	return {
		kind: 'Status',
		apiVersion: 'v1',
		metadata: {},
		status: 'Failure',
		message: `command terminated with non-zero exit code: command terminated with exit code ${exitCode}`,
		reason: 'NonZeroExitCode',
		details: {causes: [{reason: 'ExitCode', message: String(exitCode)}]},
	};
}

export function failed(why: string): Outcome {
	const causes = [{message: why}];
	return new ApiError(500, 'InternalError', `Internal error occurred: ${why}`, {causes}).status;
}
