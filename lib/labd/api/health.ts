/** What monitors ask: /healthz, /livez, /readyz; and what the program is: /version. */
import type {Exchange} from './exchange.js';
import {unknownPath} from './router.js';

const checks: readonly string[] = ['ping', 'log', 'store'];

/** A server that answers at all is well: everything that could fail is in this process. Throws an ApiError 404. */
export function answerHealth({response, query}: Exchange, check: string, part: string): void {
	if (part !== '' && !checks.includes(part)) throw unknownPath();
	const verbose = query.has('verbose') && part === '';
	const lines = checks.map(name => `[+]${name} ok\n`).join('');
	response.writeHead(200, {'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff'});
	response.end(verbose ? `${lines}${check} check passed\n` : 'ok');
}

/** As Go calls it. */
export const architecture = process.arch === 'x64' ? 'amd64' : process.arch;

/** The API that is spoken is Kubernetes 1.32's; who speaks it stands behind the plus. */
export function apiVersion(program: string): string {
	return `v1.32.3+cnilab-${program}`;
}

export function versionOf(program: string): object {
	return {
		major: '1',
		minor: '32',
		gitVersion: apiVersion(program),
		gitCommit: '',
		gitTreeState: '',
		buildDate: '1970-01-01T00:00:00Z',
		goVersion: '',
		compiler: `node ${process.version}`,
		platform: `linux/${architecture}`,
	};
}
