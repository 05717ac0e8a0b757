/** labd's log is its standard error: the file labd.log in the lab's state folder. */
export function log(message: string): void {
	process.stderr.write(`${new Date().toISOString()} ${message}\n`);
}
