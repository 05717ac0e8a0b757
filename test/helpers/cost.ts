/** What a file of tests took: `npm test` names those that took most. */
import {appendFileSync, readFileSync} from 'node:fs';

/** At the end of this process: a line in the file CNILAB_TEST_COSTS, of the file's name, and what it took in seconds. */
export function tellCost(name: string): void {
	const {CNILAB_TEST_COSTS: into} = process.env;
	if (!into) return;
	process.once('exit', () => {
		const {user, system} = process.cpuUsage();
		const processor = (user + system) / 1e6 + waitedFor();
		appendFileSync(into, `${JSON.stringify({name, seconds: process.uptime(), processor})}\n`);
	});
}

/** Seconds of processor time of the processes that have ended and were waited for: proc_pid_stat(5), cutime and cstime. */
function waitedFor(): number {
	const [, after = ''] = readFileSync('/proc/self/stat', 'utf8').split(/\) (?=[^)]*$)/);
	const fields = after.split(' ').map(Number);
	// USER_HZ, 100 on all that Node runs on.
	return ((fields[13] ?? 0) + (fields[14] ?? 0)) / 100;
}
