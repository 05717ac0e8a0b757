/** The output of one script, from a shell that runs several (shells.ts). */
import type {Readable} from 'node:stream';

/** What is said on one stream until a mark comes, which is followed by an exit code. Nobody listens to what comes later. */
export class Said {
	code: number | undefined;
	readonly end: Promise<void>;
	readonly #chunks: Buffer[] = [];
	#last = '';

	constructor(stream: Readable, mark: string) {
		const ending = new RegExp(`\n${mark} (\\d+)\n$`);
		this.end = new Promise(resolve => {
			const take = (chunk: Buffer) => {
				this.#chunks.push(chunk);
				this.#last = (this.#last + chunk.toString('latin1')).slice(-longestEnding);
				const [all, code] = ending.exec(this.#last) ?? [];
				if (all === undefined) return;
				this.code = Number(code);
				this.#last = all;
				stream.off('data', take);
				resolve();
			};
			stream.on('data', take);
		});
	}

	/** Without the mark. */
	text(): string {
		const all = Buffer.concat(this.#chunks);
		return all.subarray(0, this.code === undefined ? undefined : -this.#last.length).toString();
	}
}

/** Bytes of a mark with its line ends and an exit code. */
const longestEnding = 64;
