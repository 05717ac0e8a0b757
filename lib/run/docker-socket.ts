/** Where the engine's socket is, as far as that is known without asking anybody. */
import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import type {EngineWay} from './sandbox.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const defaultSocket = '/var/run/docker.sock';

/** Undefined for an engine that is reached otherwise. */
export function socketPathOf(env: Environment = process.env): string | undefined {
	const text = env.DOCKER_HOST || `unix://${defaultSocket}`;
	return text.startsWith('unix://') ? text.slice('unix://'.length) || defaultSocket : undefined;
}

/** Whether it is worth asking, though nobody has said that there is one: a lab of containers is root's. */
export function mayBeThere(env: Environment = process.env): boolean {
	const path = socketPathOf(env);
	return process.getuid?.() === 0 && (path === undefined || existsSync(path));
}

/** For the sandbox. The folder, because an engine that starts again makes its socket anew. */
export function engineWay(env: Environment = process.env): EngineWay {
	const path = socketPathOf(env);
	return {folder: path && dirname(path)};
}
