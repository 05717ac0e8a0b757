/** What labs have at an engine, and its end. Nothing is touched but what has a lab's labels. */
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import type Dockerode from 'dockerode';
import {endpointOf} from './docker-endpoint.js';
import {type Engine, openEngine} from './docker-engine.js';
import {EngineError, isStatus} from './docker-error.js';
import {removeHostImage} from './docker-image.js';
import {type DockerLab, labelOf, labFilter} from './docker-lab.js';
import {endContained, isContainedHere} from './docker-processes.js';
import {isAlive, type ProcessIdentity} from './processes.js';

/** Ends all that runs in a lab's containers, then removes them, whatever they do, and its image. Throws an EngineError. */
export async function endContainers(lab: DockerLab): Promise<void> {
	const engine = openEngine(lab.endpoint);
	try {
		await removeAll(engine, lab);
	} catch (error) {
		if (!(error instanceof EngineError)) throw error;
		// It may be dead, and what it has frozen not.
		await endContained(lab.folder);
		throw error.but(
			`what ran in the containers of lab ${lab.lab} is ended, but the engine still has their names`,
			`npx cnilab down ${lab.lab}, when it answers again`,
		);
	} finally {
		engine.close();
	}
}

/**
 * Removes what an engine has of a lab that nobody has a record of any more, if one answers; what runs only if it `ran` here: another
 * machine may share the engine, and have a lab of this name. Returns whether there was anything.
 */
export async function removeLost(lab: Pick<DockerLab, 'lab' | 'folder'>, ran: boolean): Promise<boolean> {
	return askIfThere(async engine => {
		const found = await allOf(engine, lab);
		if (found.length === 0 || (!ran && found.some(isRunning))) return false;
		await removeAll(engine, lab);
		return true;
	}, false);
}

/**
 * The labs that an engine has containers of, and that have their folders in this one, or had: their names. Another machine may share
 * the engine, and have such a folder: what runs, and not here, is not ours.
 */
export function labsAtEngine(root: string): Promise<string[]> {
	return askIfThere(async engine => {
		const all = (await allOfLabs(engine)).filter(each => dirname(folderOf(each)) === root);
		const elsewhere = all.filter(each => isRunning(each) && !isContainedHere(folderOf(each))).map(nameOf);
		return [...new Set(all.map(nameOf))].filter(name => !elsewhere.includes(name)).sort();
	}, []);
}

function nameOf({Labels}: Dockerode.ContainerInfo): string {
	return Labels[labelOf.lab] ?? '';
}

function folderOf({Labels}: Dockerode.ContainerInfo): string {
	return Labels[labelOf.state] ?? '';
}

function isRunning({State}: Dockerode.ContainerInfo): boolean {
	return State === 'running' || State === 'paused';
}

/** Nobody has said that there is an engine: one that does not answer in time has nothing of ours. */
async function askIfThere<T>(action: (engine: Engine) => Promise<T>, otherwise: T): Promise<T> {
	let engine: Engine | undefined;
	try {
		engine = openEngine(await endpointOf());
		const answers = engine.ask('say its version', docker => docker.version());
		const late = delay(patienceMs, 'late', {ref: false});
		return (await Promise.race([answers, late])) === 'late' ? otherwise : await action(engine);
	} catch (error) {
		if (error instanceof EngineError) return otherwise;
		throw error;
	} finally {
		engine?.close();
	}
}

const patienceMs = 3000;

async function removeAll(engine: Engine, lab: Pick<DockerLab, 'lab' | 'folder'>): Promise<void> {
	const found = await allOf(engine, lab);
	await Promise.all(found.map(each => remove(engine, each)));
	await removeHostImage(lab, engine);
}

function allOf({ask}: Engine, lab: Pick<DockerLab, 'lab' | 'folder'>): Promise<Dockerode.ContainerInfo[]> {
	return ask("list the lab's containers", docker =>
		docker.listContainers({all: true, filters: labFilter(lab)}),
	);
}

function allOfLabs({ask}: Engine): Promise<Dockerode.ContainerInfo[]> {
	return ask('list containers', docker =>
		docker.listContainers({all: true, filters: {label: [labelOf.lab]}}),
	);
}

async function remove({ask}: Engine, {Id, Names}: Dockerode.ContainerInfo): Promise<void> {
	await ask(`remove the container ${Names[0]?.slice(1) ?? Id}`, async docker => {
		try {
			await docker.getContainer(Id).remove({force: true, v: true});
		} catch (error) {
			// Gone, or just being removed by somebody else.
			if (!isStatus(error, 404) && !isStatus(error, 409)) throw error;
		}
	});
}

/** Removes what is left of labs that are dead. Throws an EngineError. */
export async function sweepDead(engine: Engine): Promise<void> {
	const found = await allOfLabs(engine);
	const labs = new Map<string, Dockerode.ContainerInfo[]>();
	for (const each of found) {
		const {[labelOf.state]: folder = '', [labelOf.created]: created = ''} = each.Labels;
		const key = `${folder}\n${created}`;
		labs.set(key, [...(labs.get(key) ?? []), each]);
	}
	for (const containers of labs.values()) {
		const labels = containers[0]?.Labels ?? {};
		if (!isDead(labels, containers)) continue;
		await Promise.all(containers.map(each => remove(engine, each)));
		await removeHostImage({lab: labels[labelOf.lab] ?? '', folder: labels[labelOf.state] ?? ''}, engine);
	}
}

type Record = {readonly docker?: {readonly created: string}; readonly holder?: ProcessIdentity};

/** Who has no record may be another machine's, that shares the engine: while one of its containers runs, it is alive. */
function isDead(
	labels: Readonly<{[name: string]: string}>,
	containers: readonly Dockerode.ContainerInfo[],
): boolean {
	const record = recordIn(labels[labelOf.state] ?? '');
	if (record?.holder === undefined || record.docker?.created !== labels[labelOf.created])
		return !containers.some(isRunning);
	return !isAlive(record.holder);
}

function recordIn(folder: string): Record | undefined {
	try {
		return JSON.parse(readFileSync(join(folder, 'lab.json'), 'utf8')) as Record;
	} catch {
		return undefined;
	}
}
