/** labd's log: the file labd.log in the lab's state folder. */
import {appendFileSync} from 'node:fs';
import {join} from 'node:path';

let file: string | undefined;

export function logTo(folder: string): void {
	file = join(folder, 'labd.log');
}

/** Before there is a folder, the one who started labd reads its standard error. */
export function log(message: string): void {
	const line = `${new Date().toISOString()} ${message}\n`;
	try {
		if (file === undefined) process.stderr.write(line);
		else appendFileSync(file, line, {mode: 0o600});
	} catch {
		// The disk is full: then the log ends here, and labd goes on.
	}
}
