/** What labs have at an engine, and its end. Nothing is touched but what has a lab's labels. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type Dockerode from 'dockerode';
import {type Engine, openEngine} from './docker-engine.js';
import {isStatus} from './docker-error.js';
import {removeHostImage} from './docker-image.js';
import {type DockerLab, labelOf, labFilter} from './docker-lab.js';
import {isAlive, type ProcessIdentity} from './processes.js';

/** Removes a lab's containers, whatever they do, and its image. Throws an EngineError. */
export async function removeContainers(lab: DockerLab): Promise<void> {
	const engine = openEngine(lab.endpoint);
	try {
		await removeAll(engine, lab);
	} finally {
		engine.close();
	}
}

async function removeAll(engine: Engine, lab: Pick<DockerLab, 'lab' | 'folder'>): Promise<void> {
	const found = await engine.ask("list the lab's containers", docker =>
		docker.listContainers({all: true, filters: labFilter(lab)}),
	);
	await Promise.all(found.map(each => remove(engine, each)));
	await removeHostImage(lab, engine);
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
	const found = await engine.ask('list containers', docker =>
		docker.listContainers({all: true, filters: {label: [labelOf.lab]}}),
	);
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
		return containers.every(({State}) => State !== 'running' && State !== 'paused');
	return !isAlive(record.holder);
}

function recordIn(folder: string): Record | undefined {
	try {
		return JSON.parse(readFileSync(join(folder, 'lab.json'), 'utf8')) as Record;
	} catch {
		return undefined;
	}
}
