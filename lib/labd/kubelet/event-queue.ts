/** Events are written down when what happens now has happened: a thousand pods that start are reported first. */
import type {ApiObject} from '../../api/object.js';

export type PodEvent = {
	readonly about: ApiObject;
	readonly type: 'Normal' | 'Warning';
	readonly reason: string;
	readonly message: string;
};

/** Events that are told in one turn of the event loop. */
const aTurn = 50;

export class EventQueue {
	#waiting: PodEvent[] = [];
	#scheduled = false;
	#held = false;
	readonly #tell: (event: PodEvent) => void;
	readonly #happened: (event: PodEvent) => void;

	/** `happened` hears of it at once. */
	constructor(tell: (event: PodEvent) => void, happened: (event: PodEvent) => void = () => {}) {
		this.#tell = tell;
		this.#happened = happened;
	}

	add(event: PodEvent): void {
		this.#happened(event);
		this.#waiting.push(event);
		this.#schedule();
	}

	/** Tells nothing until this has settled. */
	hold(work: Promise<unknown>): void {
		this.#held = true;
		const release = () => {
			this.#held = false;
			this.#schedule();
		};
		work.then(release, release);
	}

	/** Tells all that wait. */
	flush(): void {
		for (const event of this.#waiting.splice(0)) this.#tell(event);
	}

	#schedule(): void {
		if (this.#held || this.#scheduled || this.#waiting.length === 0) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			for (const event of this.#waiting.splice(0, aTurn)) this.#tell(event);
			this.#schedule();
		});
	}
}
