/** Whether an engine can have a lab: asked before anything is made. */
import type Dockerode from 'dockerode';
import {sweepDead} from './docker-clean.js';
import {endpointOf} from './docker-endpoint.js';
import {type Engine, openEngine} from './docker-engine.js';
import {EngineError, isStatus} from './docker-error.js';
import {checkHost, checkLimits, type WishedMachine} from './docker-host.js';
import {containerName, type DockerLab, labelOf} from './docker-lab.js';

/** Docker 20.10, Debian 11's. */
const oldestApi = '1.41';

export type Wanted = {
	readonly lab: string;
	/** The lab's state folder. */
	readonly folder: string;
	readonly machines: readonly WishedMachine[];
};

/** Also removes what labs have left there that are dead. Throws an EngineError: this host can't. */
export async function admitLab({lab, folder, machines}: Wanted): Promise<DockerLab> {
	if (process.getuid?.() !== 0)
		throw new EngineError(
			"a lab of containers needs root: it enters their networks, which are root's",
			"sudo -E npx cnilab …, or '--runtime netns', which works without root",
		);
	const endpoint = await endpointOf();
	const engine = openEngine(endpoint);
	try {
		await checkVersion(engine);
		const info = await checkHost(engine);
		checkLimits(machines, info);
		await checkImages(engine, machines);
		await sweepDead(engine);
		const prefix = await freePrefix(engine, {lab, folder, machines});
		return {endpoint, lab, folder, created: new Date().toISOString(), prefix};
	} finally {
		engine.close();
	}
}

/** What the engine is, or why there is none; for the doctor. Never rejects. */
export async function engineWords(): Promise<{readonly ok: boolean; readonly detail: string}> {
	let engine: Engine | undefined;
	try {
		engine = openEngine(await endpointOf());
		await checkVersion(engine);
		const {CgroupVersion = '1', CgroupDriver = '?'} = await checkHost(engine);
		const {Version} = await engine.ask('say its version', docker => docker.version());
		const root = process.getuid?.() === 0 ? '' : '; a lab of containers needs root';
		const groups = `control groups of version ${CgroupVersion} (${CgroupDriver})`;
		return {ok: root === '', detail: `${Version} at ${engine.words}, ${groups}${root}`};
	} catch (error) {
		return {ok: false, detail: String((error as Error).message).split('\n')[0] ?? ''};
	} finally {
		engine?.close();
	}
}

async function checkVersion({ask, words}: Engine): Promise<void> {
	const {ApiVersion, Version} = await ask('say its version', docker => docker.version());
	if (ApiVersion !== undefined && isAtLeast(ApiVersion, oldestApi)) return;
	throw new EngineError(
		`the Docker Engine at ${words} is too old: ${Version ?? 'of no version'}, which speaks API ${ApiVersion ?? 'none'}; ${oldestApi} is needed`,
		'Docker 20.10 or newer (Debian 11 has it)',
	);
}

function isAtLeast(version: string, wanted: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
	return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Nothing is pulled. */
async function checkImages({ask, words}: Engine, machines: Wanted['machines']): Promise<void> {
	for (const image of new Set(machines.flatMap(({container}) => container?.image ?? []))) {
		const there = await ask(`look at image ${image}`, async docker => {
			try {
				return await docker.getImage(image).inspect();
			} catch (error) {
				if (isStatus(error, 404)) return undefined;
				throw error;
			}
		});
		if (there === undefined)
			throw new EngineError(
				`the engine at ${words} has no image ${image}, and cnilab pulls none`,
				`docker pull ${image}`,
			);
	}
}

/** A container is called as its machine is, where nobody else's is; else all of the lab's have the lab's name before theirs. */
async function freePrefix({ask}: Engine, {lab, folder, machines}: Wanted): Promise<string> {
	const all = await ask('list containers', docker => docker.listContainers({all: true}));
	const taken = new Map(
		all
			.filter(each => !isOf(each, lab, folder))
			.flatMap(each => each.Names.map(name => [name.slice(1), each])),
	);
	const clashOf = (prefix: string) =>
		machines.map(({name}) => containerName({prefix}, name)).find(name => taken.has(name));
	if (clashOf('') === undefined) return '';
	const prefix = `${lab}-`;
	const clash = clashOf(prefix);
	if (clash === undefined) return prefix;
	const owner = taken.get(clash)?.Labels[labelOf.lab];
	throw new EngineError(
		`there is a container ${clash} already${owner === undefined ? ", which is not cnilab's" : `, of lab ${owner}`}`,
		owner === undefined
			? `docker rm -f ${clash}, or another --name for the lab`
			: `npx cnilab down ${owner}, or another --name`,
	);
}

function isOf({Labels}: Dockerode.ContainerInfo, lab: string, folder: string): boolean {
	return Labels[labelOf.lab] === lab && Labels[labelOf.state] === folder;
}
