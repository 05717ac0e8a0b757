/**
 * unshare(1) ends by the signal that has ended its program, but that of util-linux 2.38 stumbles over SIGKILL, which can't be
 * unblocked: it says so at the end of standard error, and ends with 1. That line is not the program's.
 */

const words = 'unshare: sigprocmask unblock failed: ';
/** Bytes; the line ends with what strerror(3) says of EINVAL. */
const longest = 200;

/** A stream of standard error without the complaint, which err(3) writes in pieces. */
export type Uncomplaining = {
	take(chunk: Buffer): void;
	/** Nothing more comes. Whether it has ended with the complaint: the program was ended by SIGKILL then. */
	end(): boolean;
};

/** Writes what it takes; what may become the complaint only when it is known to be something else. */
export function withoutComplaint(write: (chunk: Buffer) => void): Uncomplaining {
	let held = Buffer.alloc(0);
	return {
		take: chunk => {
			const all = Buffer.concat([held, chunk]);
			const start = complaintStart(all.toString('latin1'));
			held = all.subarray(start);
			if (start > 0) write(all.subarray(0, start));
		},
		end: () => {
			const text = held.toString('latin1');
			const hasComplained = text.startsWith(words) && text.endsWith('\n');
			if (!hasComplained && held.length > 0) write(held);
			held = Buffer.alloc(0);
			return hasComplained;
		},
	};
}

/** Where the complaint, or its beginning, begins at the end of the text: at its end, if there is none. */
function complaintStart(text: string): number {
	const last = text.lastIndexOf(words);
	if (last >= 0 && text.length - last <= longest && /^[^\n]*\n?$/.test(text.slice(last))) return last;
	for (let length = Math.min(words.length, text.length); length > 0; length--)
		if (text.endsWith(words.slice(0, length))) return text.length - length;
	return text.length;
}
