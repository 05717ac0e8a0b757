/**
 * What real machines answered to the scripts of lib/observe, under test/golden/kernel: flannel-vxlan/one-segment with
 * Debian 12's iproute2 6.1 and nft 1.0.6 (test/root/facts.test.ts rewrites it with UPDATE_GOLDEN=1), and
 * flannel-vxlan/dual-stack with Debian 13's 6.15 and 1.1.3.
 */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {type Comparison, compareFacts} from '../../lib/observe/compare.js';
import {readExpected, readFacts} from '../../lib/observe/read.js';
import type {Plan} from '../../lib/plan/ops.js';

export type Recording = 'debian-12' | 'debian-13';

/** Changes what a machine answered. */
export type Edit = (machine: string, output: string) => string;

/** Reads a recording as if it were a running lab, and compares it with the plan. */
export async function compareRecorded(
	recording: Recording,
	plan: Plan,
	edit: Edit = (_, output) => output,
): Promise<Comparison> {
	const runtime = {
		isAlive: () => true,
		script: async (machine: string, script: string) => {
			const name = script.includes('flush ruleset') ? 'expected-rules' : machine;
			const mark = /cnilab-[\da-f-]{36}/.exec(script)?.[0] ?? '';
			return edit(name, read(recording, name)).replaceAll('MARK', mark);
		},
	};
	return compareFacts(plan, await readFacts(plan, runtime), await readExpected(plan, runtime));
}

function read(recording: Recording, name: string): string {
	return readFileSync(
		fileURLToPath(new URL(`../golden/kernel/${recording}/${name}.txt`, import.meta.url)),
		'utf8',
	);
}
