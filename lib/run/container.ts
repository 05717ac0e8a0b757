/** Programs of the host that run as a container's: what they write never reaches the host's files. */
import {closeSync, openSync} from 'node:fs';
import {containerScript} from '../render/container.js';
import {type Launched, launch, type Program, type Write} from './launch.js';
import type {Apart, Way} from './runtime.js';

export type ContainerCommand = Pick<Program, 'input'> & {
	/** The way into the pod. */
	readonly enter: Apart;
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	readonly why: string;
	/** Absolute paths that shall be there: where its volumes would be. */
	readonly folders: readonly string[];
};

/** Live handle. */
export type Contained = Launched & {
	/** The way for a further command in the container, once its file system is made. Rejects if it has ended, or does before. */
	enter(): Promise<Way>;
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
	const door = new Door(enter.numbers);
	const command = {...program, outside: enter.outside, argv: [...enter.inside, ...inside, ...argv]};
	const launched = launch(command, write, () => door.open(launched.program));
	void launched.ended.then(({words}) => door.close(words));
	return {...launched, enter: () => door.entered()};
}

/** The namespaces of a container's first process, held by its folder in /proc: that never becomes another process's. */
class Door {
	readonly #opened: Promise<Way>;
	#ended: Error | undefined;
	#resolve: (way: Way) => void = () => {};
	#reject: (error: Error) => void = () => {};
	#folder: number | undefined;

	/** `outside`: the way into its PID namespace. */
	constructor(private readonly outside: readonly string[]) {
		this.#opened = new Promise((resolve, reject) => {
			this.#resolve = resolve;
			this.#reject = reject;
		});
		// Nobody may ever want to enter.
		this.#opened.catch(() => {});
	}

	async entered(): Promise<Way> {
		if (this.#ended) throw this.#ended;
		return this.#opened;
	}

	/** `program`: its number, as long as it runs. */
	open(program: () => number | undefined): void {
		const pid = program();
		if (pid === undefined) return;
		try {
			this.#folder = openSync(`/proc/${pid}/ns`, 'r');
		} catch {
			// It has ended already; `close` tells.
			return;
		}
		// Its number may have become another's meanwhile.
		if (program() !== pid) return;
		const folder = `/proc/${process.pid}/fd/${this.#folder}`;
		const kinds = ['net', 'uts'].map(kind => `--${kind}=${folder}/${kind}`);
		const inside = ['nsenter', ...kinds, `--mount=${folder}/mnt`, '--'];
		this.#resolve({outside: this.outside, inside});
	}

	close(words: string): void {
		this.#ended = new Error(`the container has ended: ${words}`);
		this.#reject(this.#ended);
		if (this.#folder !== undefined) closeSync(this.#folder);
	}
}
