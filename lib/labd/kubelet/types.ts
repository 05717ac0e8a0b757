/** The contract of the kubelet: one for all nodes of the lab. It runs what pods are made of and reports how they are. */
import type {PodStatus} from 'kubernetes-types/core/v1.js';
import type {Notice, PerFamily, Pod} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import type {Console} from '../../run/console.js';
import type {Apart} from '../../run/runtime.js';
import type {PodEvent} from './event-queue.js';

/** What the kubelet uses of the lab around it. */
export type KubeletHost = {
	/** An open descriptor of the network namespace that a place has (`node-1`, `node-1/default.web-0`). */
	netns(place: string): number;
	/** The way for a program that shall run in a place. */
	enter(place: string): Apart;
	/** A node's addresses, without prefix lengths. */
	nodeAddresses(node: string): PerFamily<string>;
	/** The pod's status has changed: the whole of it. */
	report(pod: ApiObject, status: PodStatus): void;
	/** For the API, when there is time. */
	event(about: ApiObject, type: 'Normal' | 'Warning', reason: string, message: string): void;
	/** The same at once. */
	happened?(event: PodEvent): void;
	/** Milliseconds since 1970. */
	now(): number;
};

export type LogOptions = {
	readonly follow?: boolean;
	readonly previous?: boolean;
	readonly timestamps?: boolean;
	readonly tailLines?: number;
	readonly sinceSeconds?: number;
	readonly sinceTime?: string;
	readonly limitBytes?: number;
};

export type Kubelet = {
	/**
	 * The pod's network is up: starts its containers. `resumed`: it ran before this labd did, and keeps its start time and restarts.
	 * After a `leave` it is started as after a reboot of its node: its containers anew, if its restartPolicy lets them. After a
	 * restart of labd, `leave` is to be said once more of the pods of nodes that are off.
	 */
	start(object: ApiObject, pod: Pod, resumed?: boolean): void;
	/** Labels, annotations, an image: what may change while it runs. */
	changed(object: ApiObject, pod: Pod): void;
	/** Ends its containers: SIGTERM, the grace period, SIGKILL. Resolves when nothing of it runs any more. */
	stop(uid: string, graceSeconds: number): Promise<void>;
	/** Its node is off: ends everything of it within the grace period, without a word to the API. `start` with `resumed` brings it back. */
	leave(uid: string, graceSeconds: number): Promise<void>;
	/**
	 * Its node is frozen: nothing of the pod runs, is probed or reported; or goes on where it was. May be said before its start,
	 * which waits then. `leave` and `close` end also what is frozen, `stop` waits.
	 */
	freeze(uid: string, frozen: boolean): void;
	/** Nothing is told to the API's Events until this has settled: there is more important work. */
	holdEvents(work: Promise<unknown>): void;
	/** Lines as a container wrote them, each with its newline (the last may have none). Throws an ApiError at once as the kubelet's: unknown container, no previous one. Ends when `signal` fires. */
	logs(
		uid: string,
		container: string | undefined,
		options: LogOptions,
		signal: AbortSignal,
	): AsyncIterable<string>;
	/** Argv, environment and terminal-independent settings to run a command in a container. Throws an ApiError: not running, no such container. */
	command(
		uid: string,
		container: string | undefined,
		argv: readonly string[],
	): {
		/** Makes the container's file system if nothing has run in it yet. Rejects when it has ended. */
		argv(): Promise<readonly string[]>;
		readonly env: Readonly<Record<string, string>>;
	};
	/** Where a running container's clients meet; undefined for one that has neither input nor terminal here. Throws an ApiError: not running, no such container. */
	console(uid: string, container: string | undefined): Console | undefined;
	/** What is not as a manifest asks for. */
	notices(): readonly Notice[];
	/** Ends everything: the lab goes down, or labd restarts. */
	close(): Promise<void>;
};
