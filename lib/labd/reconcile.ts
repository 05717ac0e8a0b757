/**
 * Runs the controllers over the registry until nothing changes any more, and again when something did. In slices, so that
 * labd answers its clients meanwhile.
 */
import {keyOf} from '../api/object.js';
import {ApiError} from '../api/status.js';
import type {Change, Controller} from '../control/live/controller.js';
import {TaskQueue} from '../control/live/task-queue.js';
import {changesOf, objectAt, type Task, type Turn, tasksAfter, tasksOf} from '../control/live/tasks.js';
import type {Registry} from './api/registry-types.js';
import {BackOff} from './back-off.js';
import {LiveWorld} from './live-world.js';
import type {StoreEvent} from './store/types.js';
import {Timers} from './timers.js';

export type ReconcilerParts = {
	readonly registry: Registry;
	/** In order of precedence. */
	readonly controllers: readonly Controller[];
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly log: (message: string) => void;
};

/** Milliseconds. */
const slice = 10;
/** Objects that a controller looks at in one go, if it takes many: what fits into a slice. */
const together = 200;
/** After a look at an object that took t milliseconds the next one comes no sooner than this many t later: what comes meanwhile is done at once. */
const restFactor = 4;
const cheap = 0.5;

export class Reconciler {
	readonly #parts: ReconcilerParts;
	readonly #world: LiveWorld;
	readonly #queue: TaskQueue;
	readonly #byResource: ReadonlyMap<string, readonly Controller[]>;
	/** Objects that were looked at a moment ago, and what has come for them since. */
	readonly #resting = new Map<string, Task | undefined>();
	readonly #backOff = new BackOff();
	readonly #timers: Timers;
	#changes: {readonly turn: Turn; readonly list: readonly Change[]; next: number} | undefined;
	#scheduled = false;
	#closed = false;
	#waiters: (() => void)[] = [];
	#unwatch = () => {};

	constructor(parts: ReconcilerParts) {
		this.#parts = parts;
		this.#queue = new TaskQueue(parts.controllers, together);
		this.#timers = new Timers(parts.now);
		this.#byResource = controllersByResource(parts.controllers);
		this.#world = new LiveWorld(parts.registry.store, parts.now);
	}

	/** Looks at everything that there is, and then at what changes. */
	start(): void {
		const {store} = this.#parts.registry;
		for (const {resource, object} of this.#world.all()) {
			for (const controller of this.#parts.controllers) {
				if (controller.resource === resource) this.#add({controller, key: keyOf(object)});
			}
		}
		this.#unwatch = store.watch(store.version, event => this.#take(event));
	}

	/** Resolves when the controllers have nothing more to say for now. What waits for a time to come, or failed, does not count. */
	idle(): Promise<void> {
		if (this.#isIdle) return Promise.resolve();
		return new Promise(resolve => this.#waiters.push(resolve));
	}

	close(): void {
		this.#closed = true;
		this.#unwatch();
		this.#timers.close();
	}

	get #isIdle(): boolean {
		if (this.#changes || !this.#queue.empty) return false;
		for (const task of this.#resting.values()) if (task) return false;
		return true;
	}

	#take(event: StoreEvent): void {
		this.#world.take(event);
		const controllers = this.#byResource.get(event.resource) ?? [];
		for (const task of tasksAfter(event, controllers, this.#world)) this.#add(task);
	}

	#add(task: Task): void {
		const name = nameOf(task);
		if (this.#resting.has(name) && !task.gone) {
			this.#resting.set(name, task);
			return;
		}
		this.#queue.add(task);
		this.#schedule();
	}

	#schedule(): void {
		if (this.#scheduled || this.#closed) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			if (!this.#closed) this.#run();
		});
	}

	#run(): void {
		const end = performance.now() + slice;
		while (this.#step()) {
			if (performance.now() < end) continue;
			this.#schedule();
			return;
		}
		if (!this.#isIdle) return;
		const waiters = this.#waiters;
		this.#waiters = [];
		for (const resolve of waiters) resolve();
	}

	/** One change, or one look at an object. False if there is nothing to do. */
	#step(): boolean {
		const {turn, list, next} = this.#changes ?? {};
		if (turn && list && next !== undefined) {
			this.#apply(turn, list, next);
			return true;
		}
		const taken = this.#queue.take();
		if (!taken) return false;
		this.#look(taken);
		return true;
	}

	#look(turn: Turn): void {
		const began = performance.now();
		try {
			const list = changesOf(turn, this.#world);
			if (list.length > 0) this.#changes = {turn, list, next: 0};
			else this.#done(turn);
			const took = performance.now() - began;
			const isWork = list.some(change => change.do === 'create' || change.do === 'delete');
			if (took > cheap && !isWork && !turn.controller.syncAll) this.#rest(turn, took * restFactor);
		} catch (error) {
			this.#failed(turn, error);
		}
	}

	#apply(turn: Turn, list: readonly Change[], next: number): void {
		const change = list[next];
		this.#changes = next + 1 < list.length ? {turn, list, next: next + 1} : undefined;
		if (!change) return;
		try {
			if (change.do === 'again') this.#again(turn, change.at);
			else if (!this.#parts.registry.change(change, turn.controller.name)) this.#lost(turn);
			else if (!this.#changes) this.#done(turn);
		} catch (error) {
			this.#changes = undefined;
			this.#failed(turn, error, change);
		}
	}

	/** Somebody was faster, or it was refused. What else was to be done follows from an old state too. */
	#lost(turn: Turn): void {
		this.#changes = undefined;
		const failures = this.#backOff.failed(firstOf(turn));
		if (failures > 1) this.#later(turn, BackOff.delay(failures - 1));
		else for (const task of tasksOf(turn)) this.#add(task);
	}

	#done(turn: Turn): void {
		this.#backOff.succeeded(firstOf(turn));
	}

	#again(turn: Turn, at: number): void {
		for (const task of tasksOf(turn)) this.#timers.at(`again ${nameOf(task)}`, at, () => this.#add(task));
	}

	#rest({controller, keys}: Turn, ms: number): void {
		for (const key of keys) {
			const name = nameOf({controller, key});
			this.#resting.set(name, undefined);
			this.#timers.at(`rest ${name}`, this.#parts.now() + ms, () => {
				const task = this.#resting.get(name);
				this.#resting.delete(name);
				if (task) this.#add(task);
			});
		}
	}

	#failed(turn: Turn, error: unknown, change?: Change): void {
		const name = firstOf(turn);
		const ms = BackOff.delay(this.#backOff.failed(name));
		this.#parts.log(`${name}: ${reasonOf(error)}; again in ${ms} ms`);
		if (change?.do === 'create' && error instanceof ApiError) this.#tell(turn, error);
		this.#later(turn, ms);
	}

	#later(turn: Turn, ms: number): void {
		this.#timers.at(`retry ${firstOf(turn)}`, this.#parts.now() + ms, () => {
			for (const task of tasksOf(turn)) this.#add(task);
		});
	}

	/** As `kubectl describe` shows why a pod is missing. */
	#tell({controller, keys}: Turn, {message}: ApiError): void {
		const [about] = keys.flatMap(key => objectAt(key, controller, this.#world) ?? []);
		if (!about) return;
		const event = {
			about,
			type: 'Warning',
			reason: 'FailedCreate',
			message: `Error creating: ${message}`,
		} as const;
		try {
			this.#parts.registry.change({do: 'event', ...event}, controller.name);
		} catch (error) {
			this.#parts.log(`event of ${controller.name}: ${reasonOf(error)}`);
		}
	}
}

function nameOf({controller, key}: Pick<Task, 'controller' | 'key'>): string {
	return `${controller.name} ${controller.resource} ${key}`;
}

function firstOf({controller, keys}: Turn): string {
	return nameOf({controller, key: keys[0] ?? ''});
}

function reasonOf(error: unknown): string {
	if (error instanceof ApiError) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function controllersByResource(
	controllers: readonly Controller[],
): ReadonlyMap<string, readonly Controller[]> {
	const resources = new Set(
		controllers.flatMap(({resource, related = {}}) => [resource, ...Object.keys(related)]),
	);
	const concerned = (name: string) =>
		controllers.filter(({resource, related = {}}) => resource === name || Object.hasOwn(related, name));
	return new Map([...resources].map(name => [name, concerned(name)]));
}
