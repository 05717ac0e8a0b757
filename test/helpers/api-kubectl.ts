/** The API, and an unmodified kubectl that speaks with it. */
import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {ExecutionContext} from 'ava';
import {openApiDocument, openApiHashes} from '../../lib/api/openapi.js';
import {startApi, type TestApi} from './api.js';
import {folderWith} from './folder.js';
import {kubectlPath} from './kubectl.js';

type Ran = {readonly code: number | null; readonly out: string; readonly err: string};
export type Kubectl = (command: string, input?: string) => Promise<Ran>;

/** Words are split at spaces; none of ours has one in it. */
function kubectlOf(t: ExecutionContext, {kubeconfig}: TestApi): Kubectl {
	const cache = join(folderWith(t, {}), 'cache');
	return async (command, input = '') => {
		const child = spawn(kubectlPath(), [
			`--kubeconfig=${kubeconfig}`,
			`--cache-dir=${cache}`,
			...command.split(' '),
		]);
		child.stdin.end(input);
		const ended = new Promise<number | null>(resolve => child.once('close', resolve));
		const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
		return {code: await ended, out, err};
	};
}

/** No controller runs, no pod is scheduled. */
export async function startWithKubectl(t: ExecutionContext): Promise<{api: TestApi; kubectl: Kubectl}> {
	t.timeout(60_000);
	const api = await startApi(t, {
		openApi: {hashes: openApiHashes(), document: openApiDocument},
	});
	return {api, kubectl: kubectlOf(t, api)};
}

export function lines(out: string): string[] {
	return out.split('\n').filter(line => line !== '');
}

export function words(line = ''): string[] {
	return line.trim().split(/\s+/);
}
