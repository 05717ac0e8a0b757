/** Programs of the host that run as a container's: what they write never reaches the host's files. */
import {closeSync, openSync} from 'node:fs';
import {containerScript} from '../render/container.js';
import {type Launched, launch, type Program, type Write} from './launch.js';
import {childrenOf} from './processes.js';

export type ContainerCommand = Pick<Program, 'input'> & {
	/** The argv before a command in the pod. */
	readonly enter: readonly string[];
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	readonly why: string;
	/** Absolute paths that shall be there: where its volumes would be. */
	readonly folders: readonly string[];
};

/** Live handle. */
export type Contained = Launched & {
	/** The argv before a further command in the container, once its file system is made. Rejects if it has ended, or does before. */
	enter(): Promise<readonly string[]>;
};

/** As `launch`, with a file system of the container's own, which goes with the last of its processes. */
export function launchContainer(
	{enter, argv, folders, ...program}: ContainerCommand,
	write: Write = () => {},
): Contained {
	const inside = [
		'unshare',
		'--mount',
		'--uts',
		'--',
		'sh',
		'-c',
		containerScript,
		'container',
		...folders,
		'--',
	];
	const door = new Door();
	const launched = launch({...program, argv: [...enter, ...inside, ...argv]}, write, number =>
		door.open(Number(number), launched.parent),
	);
	void launched.ended.then(({words}) => door.close(words));
	return {...launched, enter: () => door.entered()};
}

/** The namespaces of a container's first process, held by its folder in /proc: that never becomes another process's. */
class Door {
	readonly #opened: Promise<readonly string[]>;
	#ended: Error | undefined;
	#resolve: (argv: readonly string[]) => void = () => {};
	#reject: (error: Error) => void = () => {};
	#folder: number | undefined;

	constructor() {
		this.#opened = new Promise((resolve, reject) => {
			this.#resolve = resolve;
			this.#reject = reject;
		});
		// Nobody may ever want to enter.
		this.#opened.catch(() => {});
	}

	async entered(): Promise<readonly string[]> {
		if (this.#ended) throw this.#ended;
		return this.#opened;
	}

	/** `pid` is the program's, if it is still the parent's child. */
	open(pid: number, parent: number | undefined): void {
		try {
			this.#folder = openSync(`/proc/${pid}/ns`, 'r');
		} catch {
			// It has ended already; `close` tells.
			return;
		}
		if (parent === undefined || !childrenOf(parent).includes(pid)) return;
		const folder = `/proc/${process.pid}/fd/${this.#folder}`;
		const kinds = ['net', 'uts'].map(kind => `--${kind}=${folder}/${kind}`);
		this.#resolve(['nsenter', ...kinds, `--mount=${folder}/mnt`, '--']);
	}

	close(words: string): void {
		this.#ended = new Error(`the container has ended: ${words}`);
		this.#reject(this.#ended);
		if (this.#folder !== undefined) closeSync(this.#folder);
	}
}
