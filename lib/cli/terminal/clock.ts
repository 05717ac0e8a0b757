/** Since this command began. Monotonic; for `performance` Node loads a module, which takes 2 ms of every command. */
export function elapsedMs(): number {
	return process.uptime() * 1000;
}
