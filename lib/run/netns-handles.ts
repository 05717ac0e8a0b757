/** Descriptors of a lab's network namespaces, kept open for setns(2). */
import {closeSync, fstatSync, openSync, statSync} from 'node:fs';
import {machineOf, netnsOf} from '../plan/ops.js';
import {netnsFile} from './machine-files.js';

type Handle = {readonly fd: number; readonly inode: number};

export class Handles {
	/** A machine's folder of pods; its holder does not change while it is up. */
	readonly #folders = new Map<string, string>();
	readonly #open = new Map<string, Handle>();
	/** Of namespaces that had the place's name before. */
	readonly #former = new Map<string, number>();

	/** `holderOf`: the number of the process that holds a machine's namespaces. */
	constructor(private readonly holderOf: (machine: string) => string) {}

	/** Of the namespace that has the place's name now: a user may have made it anew. If none has, of the one that had it. */
	netns(place: string): number {
		const path = this.#pathOf(place);
		const known = this.#open.get(place);
		const inode = statSync(path, {throwIfNoEntry: false})?.ino;
		if (known && (inode === undefined || inode === known.inode)) return known.fd;
		const fd = openSync(path, 'r');
		this.#open.set(place, {fd, inode: fstatSync(fd).ino});
		if (known) this.#supersede(place, known.fd);
		return fd;
	}

	/** The old descriptor stays open for now: whoever was given it may still be at work in that namespace. */
	#supersede(place: string, fd: number): void {
		this.#closeFormer(place);
		this.#former.set(place, fd);
	}

	#closeFormer(place: string): void {
		const fd = this.#former.get(place);
		if (fd !== undefined) closeSync(fd);
		this.#former.delete(place);
	}

	/** A namespace lives as long as somebody has it open: what is gone by plan must not live on by us. */
	forget(place: string): void {
		this.#closeFormer(place);
		const known = this.#open.get(place);
		if (!known) return;
		this.#open.delete(place);
		closeSync(known.fd);
	}

	/** All of a machine and its pods. */
	forgetMachine(machine: string): void {
		this.#folders.delete(machine);
		for (const place of this.#placesIn(machine)) this.forget(place);
	}

	/** Of the namespaces of a machine and its pods that are held open. */
	inodesOf(machine: string): number[] {
		return this.#placesIn(machine).flatMap(place => this.#open.get(place)?.inode ?? []);
	}

	#placesIn(machine: string): string[] {
		return [...this.#open.keys()].filter(place => machineOf(place) === machine);
	}

	/** A pod's namespace is mounted in its machine's /run alone. */
	#pathOf(place: string): string {
		const pod = netnsOf(place);
		if (place === 'underlay') return '/proc/self/ns/net';
		if (pod === undefined) return netnsFile(place);
		const machine = machineOf(place);
		const folder = this.#folders.get(machine) ?? `/proc/${this.holderOf(machine)}/root/run/netns`;
		this.#folders.set(machine, folder);
		return `${folder}/${pod}`;
	}
}
