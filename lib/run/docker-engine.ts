/** The Docker Engine, as dockerode talks to it; over connections of our own, so that every kind of DOCKER_HOST works from everywhere. */
import {Agent, type AgentOptions} from 'node:http';
import type {Duplex} from 'node:stream';
import Dockerode from 'dockerode';
import {dial, type Endpoint, endpointWords} from './docker-endpoint.js';
import {explainEngine} from './docker-error.js';

export type Engine = {
	readonly docker: Dockerode;
	/** As DOCKER_HOST says it. */
	readonly words: string;
	/** Awaits a request; throws an EngineError that tells what was tried: `start the container node-1`. */
	ask<T>(doing: string, request: (docker: Dockerode) => Promise<T>): Promise<T>;
	/** Lets go of the connections that wait for more requests: a process that ends need not. */
	close(): void;
};

/** Nothing is sent yet. `hostNetns` as in `dial`; `words`: where it is for a person, if that is elsewhere. */
export function openEngine(endpoint: Endpoint, hostNetns?: string, words = endpointWords(endpoint)): Engine {
	const agent = new DialAgent(() => dial(endpoint, hostNetns), {keepAlive: true});
	// docker-modem takes an agent of http's, which its types do not tell.
	const options: Dockerode.DockerOptions & {agent: Agent} = {
		protocol: 'http',
		host: 'docker',
		port: 80,
		agent,
	};
	const docker = new Dockerode(options);
	return {
		docker,
		words,
		ask: async (doing, request) => {
			try {
				return await request(docker);
			} catch (error) {
				throw explainEngine(error, words, doing);
			}
		},
		close: () => agent.destroy(),
	};
}

class DialAgent extends Agent {
	readonly #dial: () => Duplex;

	constructor(open: () => Duplex, options: AgentOptions) {
		super(options);
		this.#dial = open;
	}

	override createConnection(): Duplex {
		return this.#dial();
	}
}
