/** What the controllers still have to look at, each object once. */
import type {ApiObject} from '../../api/object.js';
import type {Controller} from './controller.js';
import type {Task, Turn} from './tasks.js';

type Waiting = {readonly keys: Set<string>; gone: ApiObject[]};

export class TaskQueue {
	readonly #waiting: ReadonlyMap<Controller, Waiting>;

	readonly #most: number;

	/** Controllers that come first have precedence: what they make is then there for the later ones. `most`: objects at a time. */
	constructor(controllers: readonly Controller[], most = Number.POSITIVE_INFINITY) {
		this.#most = most;
		this.#waiting = new Map(controllers.map(controller => [controller, {keys: new Set(), gone: []}]));
	}

	add({controller, key, gone}: Task): void {
		const waiting = this.#waiting.get(controller);
		waiting?.keys.add(key);
		if (gone && (controller.gone || controller.syncAll)) waiting?.gone.push(gone);
	}

	get empty(): boolean {
		for (const {keys} of this.#waiting.values()) if (keys.size > 0) return false;
		return true;
	}

	/** What is next: the oldest task of the first controller that has any; all of them if it takes them together. */
	take(): Turn | undefined {
		for (const [controller, waiting] of this.#waiting) {
			const [first] = waiting.keys;
			if (first === undefined) continue;
			const keys = controller.syncAll ? [...waiting.keys].slice(0, this.#most) : [first];
			for (const key of keys) waiting.keys.delete(key);
			const {gone} = waiting;
			waiting.gone = [];
			return {controller, keys, gone};
		}
		return undefined;
	}
}
