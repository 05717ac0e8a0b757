/**
 * The C library, for the few system calls that Node does not have. Loaded at the first call, not at import:
 * most commands never need it.
 */
import {createRequire} from 'node:module';
import {getSystemErrorName} from 'node:util';

type Pointer = Uint8Array | null;

/** The functions that we call, as libc declares them. They return -1 when they fail. */
export type Libc = {
	readonly setns: (fd: number, type: number) => number;
	readonly flock: (fd: number, operation: number) => number;
	readonly socket: (family: number, type: number, protocol: number) => number;
	readonly bind: (fd: number, address: Pointer, length: number) => number;
	readonly connect: (fd: number, address: Pointer, length: number) => number;
	readonly listen: (fd: number, backlog: number) => number;
	readonly accept4: (fd: number, address: Pointer, length: Pointer, flags: number) => number;
	readonly getsockname: (fd: number, address: Pointer, length: Pointer) => number;
	readonly setsockopt: (fd: number, level: number, name: number, value: Pointer, length: number) => number;
	readonly getsockopt: (fd: number, level: number, name: number, value: Pointer, length: Pointer) => number;
	readonly sendto: (
		fd: number,
		data: Pointer,
		size: number,
		flags: number,
		address: Pointer,
		length: number,
	) => number;
	readonly recvfrom: (
		fd: number,
		data: Pointer,
		size: number,
		flags: number,
		address: Pointer,
		length: Pointer,
	) => number;
	readonly if_nametoindex: (name: string) => number;
	/** The errno in words; never fails. */
	readonly strerror: (errno: number) => string;
	readonly posix_openpt: (flags: number) => number;
	readonly unlockpt: (fd: number) => number;
	/** Returns the errno, or 0. */
	readonly ptsname_r: (fd: number, name: Pointer, size: number) => number;
	readonly ioctl: (fd: number, request: number, argument: Pointer) => number;
	readonly clock_gettime: (clock: number, time: Pointer) => number;
};

/** A system call that failed. `code` is the errno's name, as in Node's own errors: `EMSGSIZE`, `ECONNREFUSED`. */
export class SystemCallError extends Error {
	override readonly name = 'SystemCallError';

	constructor(
		readonly syscall: string,
		readonly errno: number,
		readonly code: string,
		/** What it was about: an address, a path. */
		readonly subject: string,
	) {
		super(`${syscall}${subject && ` ${subject}`}: ${code}`);
	}
}

/** The C library; the same object each time. */
export function libc(): Libc {
	loaded ??= load();
	return loaded;
}

/** For who has nothing else to do just now: loading it takes some 5 ms. Why it can't be is told by who needs it. */
export function preload(): void {
	try {
		libc();
	} catch {}
}

/** Passes the result of a libc call on, or throws a SystemCallError if it is negative. */
export function checked(result: number, syscall: string, subject = ''): number {
	if (result >= 0) return result;
	throw systemCallError(lastErrno(), syscall, subject);
}

export function systemCallError(errno: number, syscall: string, subject = ''): SystemCallError {
	return new SystemCallError(syscall, errno, getSystemErrorName(-errno), subject);
}

/** The errno of the libc call that failed last in this thread. */
export function lastErrno(): number {
	return failed;
}

let loaded: Libc | undefined;
let failed = 0;

const declarations: Readonly<Record<keyof Libc, string>> = {
	setns: 'int setns(int, int)',
	flock: 'int flock(int, int)',
	socket: 'int socket(int, int, int)',
	bind: 'int bind(int, const void *, uint32_t)',
	connect: 'int connect(int, const void *, uint32_t)',
	listen: 'int listen(int, int)',
	accept4: 'int accept4(int, void *, void *, int)',
	getsockname: 'int getsockname(int, void *, void *)',
	setsockopt: 'int setsockopt(int, int, int, const void *, uint32_t)',
	getsockopt: 'int getsockopt(int, int, int, void *, void *)',
	sendto: 'intptr_t sendto(int, const void *, size_t, int, const void *, uint32_t)',
	recvfrom: 'intptr_t recvfrom(int, void *, size_t, int, void *, void *)',
	if_nametoindex: 'unsigned int if_nametoindex(const char *)',
	strerror: 'const char *strerror(int)',
	posix_openpt: 'int posix_openpt(int)',
	unlockpt: 'int unlockpt(int)',
	ptsname_r: 'int ptsname_r(int, void *, size_t)',
	// It takes any third argument; ours is always a pointer.
	ioctl: 'int ioctl(int, unsigned long, void *)',
	clock_gettime: 'int clock_gettime(int, void *)',
};

function load(): Libc {
	// Not an import statement: koffi's native part takes 15 ms to load.
	const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
	// null: what the Node program itself is linked with, so that it is the same C library, glibc or musl.
	const library = koffi.load(null);
	const functions = Object.entries(declarations).map(([name, declaration]) => [
		name,
		keepingErrno(library.func(declaration), koffi.errno),
	]);
	return Object.fromEntries(functions) as Libc;
}

type Call = (...words: readonly unknown[]) => unknown;

/**
 * errno is the thread's, and what happens until we ask for it may change it: where the heap can't grow in place (brk(2); it depends on
 * where the kernel has put other memory), malloc(3) takes memory elsewhere, and ENOMEM stays behind. So it is read at once.
 */
function keepingErrno(call: Call, errno: () => number): Call {
	return (...words) => {
		const result = call(...words);
		if (typeof result === 'number' && result < 0) failed = errno();
		return result;
	};
}
