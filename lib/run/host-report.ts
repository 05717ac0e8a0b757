/** What this host can and can't, as data. Nothing in it is assumed: each fact was tried. */

import {readFileSync} from 'node:fs';

/** Something that is missing, and the exact line that mends it. */
export type HostProblem = {readonly what: string; readonly hint: string};

export type HostFact = {
	readonly area:
		| 'node'
		| 'tool'
		| 'docker'
		| 'program'
		| 'namespace'
		| 'link'
		| 'nft'
		| 'qdisc'
		| 'kernel'
		| 'mount'
		| 'limit';
	/** `vxlan`, `ip`, `user namespace` */
	readonly name: string;
	readonly ok: boolean;
	/** No lab comes up without it; the others are told, and some modes or people want them. */
	readonly needed: boolean;
	/** A version, a value, or what was said when it was tried. */
	readonly detail: string;
};

export type HostReport = {
	readonly facts: readonly HostFact[];
	/** Empty if all that is needed is there. */
	readonly problems: readonly HostProblem[];
};

/** This host can't do what was asked: exit code 4. */
export class HostError extends Error {
	override readonly name = 'HostError';
	readonly exit = 4;

	constructor(readonly problems: readonly HostProblem[]) {
		super(
			[
				"this host can't do that:",
				...problems.map(({what, hint}) => `  ${what}\n    mend it with: ${hint}`),
			].join('\n'),
		);
	}
}

/** The line, as this user has to type it. */
export function asRoot(line: string, uid = hostUid()): string {
	return uid === 0 ? line : `sudo ${line}`;
}

/** Who we are outside a user namespace of our own, in which everybody is root: user_namespaces(7). */
function hostUid(): number {
	const uid = process.getuid?.() ?? 0;
	try {
		const [inside, outside] = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/).map(Number);
		return uid === inside && outside !== undefined ? outside : uid;
	} catch {
		return uid;
	}
}
