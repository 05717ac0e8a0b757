/** The logs of a container's last two runs. */
import type {ContainerState} from 'kubernetes-types/core/v1.js';
import {LogBuffer} from './log-buffer.js';

export class ContainerLogs {
	#current: LogBuffer | undefined;
	#previous: LogBuffer | undefined;

	/** For a new run. */
	begin(): LogBuffer {
		this.#previous = this.#current;
		this.#current = new LogBuffer();
		return this.#current;
	}

	end(now: number): void {
		this.#current?.end(now);
	}

	/** While it waits to be started again, its last run is the previous one, and also what there is to read. */
	of(previous: boolean, state: ContainerState): LogBuffer | undefined {
		return previous && !state.waiting ? this.#previous : this.#current;
	}

	/** The end of the last run's, as a termination message takes it: 80 lines, 2 KiB. */
	tail(): string {
		const {entries} = this.#current?.since(0) ?? {entries: []};
		const lines = entries.slice(-80).map(({text}) => text);
		return lines.join('').slice(-2048);
	}
}
