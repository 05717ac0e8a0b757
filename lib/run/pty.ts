/** Pseudo-terminals (pty(7)): a pair of descriptors, of which the one behaves as a terminal and the other as who sits at it. */
import {closeSync, constants, openSync} from 'node:fs';
import {checked, libc, systemCallError} from './libc.js';

/** From asm-generic/fcntl.h and asm-generic/ioctls.h. */
const O_CLOEXEC = 0x80000;
const TIOCSWINSZ = 0x5414;

/** Characters. */
export type WindowSize = {readonly columns: number; readonly rows: number};

export type Pty = {
	/** Who reads it sees what is printed, who writes to it types. */
	readonly master: number;
	/** The terminal: a program's standard input, output and error. */
	readonly terminal: number;
};

/** Both ends are closed on exec; nobody's controlling terminal yet. Throws a SystemCallError. */
export function openPty(): Pty {
	const flags = constants.O_RDWR | constants.O_NOCTTY;
	const master = checked(libc().posix_openpt(flags | O_CLOEXEC), 'posix_openpt');
	try {
		// No grantpt: on devpts, which is all that Linux has, the terminal belongs to its opener from the start.
		checked(libc().unlockpt(master), 'unlockpt');
		return {master, terminal: openSync(terminalPath(master), flags)};
	} catch (error) {
		closeSync(master);
		throw error;
	}
}

/** The terminal's foreground processes get SIGWINCH. Throws a SystemCallError. */
export function setWindowSize(master: number, {columns, rows}: WindowSize): void {
	// struct winsize: rows, columns, and two of pixels.
	const size = Buffer.alloc(8);
	size.writeUInt16LE(rows, 0);
	size.writeUInt16LE(columns, 2);
	checked(libc().ioctl(master, TIOCSWINSZ, size), 'ioctl', 'TIOCSWINSZ');
}

function terminalPath(master: number): string {
	const name = Buffer.alloc(64);
	const errno = libc().ptsname_r(master, name, name.length);
	if (errno !== 0) throw systemCallError(errno, 'ptsname_r');
	return name.toString('utf8', 0, name.indexOf(0));
}
