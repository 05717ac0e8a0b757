/** Machines that are begun before it is known what shall be in them. */
import type {Machine} from '../plan/ops.js';
import {inGroups} from './for-all.js';

type Start = (machines: readonly Machine[]) => Promise<void>;

/** `begin` starts machines; `start` waits for those that were begun, once, and starts the others. It throws what `start` does. */
export function beginning(start: Start): {begin(machines: readonly Machine[]): void; start: Start} {
	const begun = new Map<string, Promise<void>>();
	return {
		begin: machines => {
			for (const group of inGroups(machines)) {
				const done = start(group);
				// Who waits for it is told.
				done.catch(() => {});
				for (const {name} of group) begun.set(name, done);
			}
		},
		start: async machines => {
			const others = machines.filter(({name}) => !begun.has(name));
			const waiting = new Set(machines.flatMap(({name}) => begun.get(name) ?? []));
			for (const {name} of machines) begun.delete(name);
			await Promise.all([...waiting, ...(others.length === 0 ? [] : [start(others)])]);
		},
	};
}
