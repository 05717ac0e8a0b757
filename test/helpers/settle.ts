/** Runs controllers over objects until nothing changes any more, without a lab: everything that is started runs at once. */
import type {ApiObject, Draft} from '../../lib/api/object.js';
import {keyOf} from '../../lib/api/object.js';
import type {Controller} from '../../lib/control/live/controller.js';
import {TaskQueue} from '../../lib/control/live/task-queue.js';
import {changesOf, type Turn, tasksAfter, type WorldEvent} from '../../lib/control/live/tasks.js';
import {MemoryWorld} from './memory-world.js';

export type Settled = {
	readonly world: MemoryWorld;
	/** To the fixpoint. Throws an Error if there is none. */
	run(): void;
	/** All objects are looked at again, because time has passed. */
	wake(): void;
};

/** An object that is looked at more often than this many times never comes to rest. */
const patience = 10_000;

/** All objects in the end, sorted by resource, namespace and name. Throws an Error if they never come to rest. */
export function settle(
	objects: readonly (Draft | ApiObject)[],
	controllers: readonly Controller[],
	{now}: {readonly now: number},
): ApiObject[] {
	const {world, run} = settling(controllers, now);
	for (const object of objects) world.create(object);
	run();
	return world.all();
}

/** A world and what brings it to rest; for those who change it in between. `now`: milliseconds since 1970. */
export function settling(controllers: readonly Controller[], now: number): Settled {
	const queue = new TaskQueue(controllers);
	const byResource = new Map<string, Controller[]>();
	const take = (event: WorldEvent) => {
		for (const task of tasksAfter(event, concerned(controllers, event.resource, byResource), world))
			queue.add(task);
	};
	const world: MemoryWorld = new MemoryWorld(now, take);
	return {
		world,
		run: () => runAll(queue, world),
		wake() {
			for (const controller of controllers) {
				for (const object of world.list(controller.resource)) queue.add({controller, key: keyOf(object)});
			}
		},
	};
}

function runAll(queue: TaskQueue, world: MemoryWorld): void {
	const looks = new Map<string, number>();
	for (let turn = queue.take(); turn; turn = queue.take()) {
		const name = `${turn.controller.name} ${turn.keys[0]}`;
		const count = (looks.get(name) ?? 0) + 1;
		looks.set(name, count);
		if (count > patience) throw new Error(`${name} never comes to rest`);
		apply(turn, queue, world);
	}
}

function apply(turn: Turn, queue: TaskQueue, world: MemoryWorld): void {
	for (const change of changesOf(turn, world)) {
		if (world.apply(change)) continue;
		for (const key of turn.keys) queue.add({controller: turn.controller, key});
		return;
	}
}

function concerned(
	controllers: readonly Controller[],
	name: string,
	known: Map<string, Controller[]>,
): readonly Controller[] {
	const before = known.get(name);
	if (before) return before;
	const found = controllers.filter(
		({resource, related = {}}) => resource === name || Object.hasOwn(related, name),
	);
	known.set(name, found);
	return found;
}
