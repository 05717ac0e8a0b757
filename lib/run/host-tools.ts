/** The programs that labs need: where they are, and of which version. */
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import {run} from './door.js';
import {asRoot, type HostFact, type HostProblem} from './host-report.js';
import {systemPath} from './system-path.js';

export type Tool = {
	readonly name: string;
	/** Debian's name of the package that has it. */
	readonly package: string;
	readonly needed: boolean;
	readonly version: readonly string[];
};

export const tools: readonly Tool[] = [
	{name: 'ip', package: 'iproute2', needed: true, version: ['-V']},
	{name: 'bridge', package: 'iproute2', needed: true, version: ['-V']},
	{name: 'nft', package: 'nftables', needed: true, version: ['--version']},
	{name: 'unshare', package: 'util-linux', needed: true, version: ['--version']},
	{name: 'nsenter', package: 'util-linux', needed: true, version: ['--version']},
	{name: 'mount', package: 'mount', needed: true, version: ['--version']},
	{name: 'ping', package: 'iputils-ping', needed: false, version: ['-V']},
	{name: 'sysctl', package: 'procps', needed: false, version: ['--version']},
	{name: 'tcpdump', package: 'tcpdump', needed: false, version: ['--version']},
	// Makes what stands for ipip where the kernel has none.
	{name: 'clang', package: 'clang', needed: false, version: ['--version']},
	{name: 'bird', package: 'bird2', needed: false, version: ['--version']},
];

/** The needed programs that are not there. Starts no process. */
export function missingTools(path = systemPath(process.env.PATH ?? '')): Tool[] {
	return tools.filter(({name, needed}) => needed && findTool(name, path) === undefined);
}

export function toolProblem(missing: readonly Tool[]): HostProblem {
	const packages = [...new Set(missing.map(tool => tool.package))].join(' ');
	return {
		what: `not installed: ${missing.map(({name}) => name).join(', ')}`,
		hint: asRoot(`apt-get install -y --no-install-recommends ${packages}`),
	};
}

/** A program that the mode needs, and other modes don't. Debian starts its BIRD at once: on the host it has no place. */
export function programProblem(name: string): HostProblem {
	const {package: from = name} = tools.find(tool => tool.name === name) ?? {};
	const install = asRoot(`apt-get install -y --no-install-recommends ${from}`);
	const hint = name === 'bird' ? `${install} && ${asRoot('systemctl disable --now bird')}` : install;
	return {what: `not installed: ${name}`, hint};
}

/** Every program with its version. */
export function toolFacts(): Promise<HostFact[]> {
	return Promise.all(
		tools.map(async ({name, package: from, needed, version}) => {
			const ok = findTool(name) !== undefined;
			const detail = ok ? await versionOf([name, ...version]) : `not installed (Debian: ${from})`;
			return {area: 'tool', name, ok, needed, detail};
		}),
	);
}

export function findTool(name: string, path = systemPath(process.env.PATH ?? '')): string | undefined {
	return path
		.split(delimiter)
		.map(folder => join(folder, name))
		.find(file => {
			try {
				accessSync(file, constants.X_OK);
				return true;
			} catch {
				return false;
			}
		});
}

// tcpdump says its version on stderr with some builds, and ends with 1.
async function versionOf(argv: readonly string[]): Promise<string> {
	try {
		const {stdout, stderr} = await run({argv, why: 'to tell its version', timeoutMs: 5_000});
		return firstLine(stdout || stderr);
	} catch (error) {
		return firstLine((error as {stderr?: string}).stderr || String(error));
	}
}

function firstLine(text: string): string {
	return text.trim().split('\n')[0] ?? '';
}
