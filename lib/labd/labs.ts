/** The labs that there are on this machine, whatever state they were left in, and their end. */
import {dirname} from 'node:path';
import {endContained, isContainedHere, thawContained} from '../run/docker-processes.js';
import {mayBeThere} from '../run/docker-socket.js';
import {isAlive, killTree, type ProcessIdentity} from '../run/processes.js';
import {inhabitantsOf, sandboxesOf, strandedIn} from '../run/sandboxes.js';
import {
	halfGoneLabs,
	type LabRecord,
	labFolder,
	labNames,
	openLabFolder,
	readRecord,
	removeLabFolder,
	StateError,
	withStateLock,
} from '../run/state.js';

export type LabState = {readonly record: LabRecord; readonly alive: boolean; readonly damage?: undefined};

/** A lab whose record can't be read. */
export type DamagedLab = {
	readonly name: string;
	readonly record?: undefined;
	readonly alive: boolean;
	readonly damage: StateError;
	readonly sandboxes: readonly ProcessIdentity[];
};

/** A lab that left a folder; undefined if there is none of that name. */
export function findLab(name: string): LabState | DamagedLab | undefined {
	try {
		const record = readRecord(name);
		return record && {record, alive: isAlive(record.holder)};
	} catch (damage) {
		if (!(damage instanceof StateError)) throw damage;
		const sandboxes = sandboxesOf(labFolder(name));
		return {name, alive: sandboxes.length > 0, damage, sandboxes};
	}
}

/** All labs that left a folder with a record in it. Throws a StateError. */
export function listLabs(): LabState[] {
	return foundLabs().flatMap(lab => (lab.record ? [lab] : []));
}

/** All labs that left a folder, but nobody can read who they are. Throws a StateError. */
export function damagedLabs(): DamagedLab[] {
	return foundLabs().flatMap(lab => (lab.record ? [] : [lab]));
}

function foundLabs(): (LabState | DamagedLab)[] {
	const found = labNames().flatMap(name => findLab(name) ?? []);
	return [...found, ...strandedLabs()];
}

/** Labs whose folder was removed while they were up. */
function strandedLabs(): DamagedLab[] {
	return strandedIn(dirname(labFolder('any'))).map(({lab, sandbox}) => ({
		name: lab,
		alive: true,
		damage: new StateError(
			`${labFolder(lab)} was removed while the lab was up: end what runs of it with 'npx cnilab down ${lab}'`,
		),
		sandboxes: [sandbox],
	}));
}

/** The names of all labs that there is something of, sorted. Throws a StateError. */
export function allLabNames(): string[] {
	const stranded = strandedLabs().map(({name}) => name);
	return [...new Set([...labNames(), ...stranded, ...halfGoneLabs()])].sort();
}

/** Ends a lab: kills its process tree, waits for its end, removes its folder. Returns false if there was no such lab. Throws a StateError. */
export async function endLab(name: string): Promise<boolean> {
	const existed = allLabNames().includes(name);
	await endStranded(name);
	// Again while there is one: an `up` at work may have handed over to its sandbox just before it was killed.
	while (!(await endOnce(name)));
	return existed || endLost(name, isContainedHere(labFolder(name)));
}

async function endOnce(name: string): Promise<boolean> {
	openLabFolder(name);
	const found = findLab(name);
	if (found) await endTree(found);
	return withStateLock(() => {
		if (findLab(name)?.alive) return false;
		removeLabFolder(name);
		return true;
	});
}

/** Ends what runs of a lab whose folder was removed. */
export async function endStranded(name: string): Promise<void> {
	await Promise.all(strandedLabs().map(lab => (lab.name === name ? endTree(lab) : undefined)));
}

/** Kills all processes of a lab, and waits for their end. Throws an EngineError: what an engine has of it is left. */
export async function endTree(lab: LabState | DamagedLab): Promise<void> {
	if (!lab.record) return endDamaged(lab);
	const {holder, init, docker, name} = lab.record;
	if (docker) thawContained(labFolder(name));
	await killTree(holder);
	if (init) await killTree(init);
	if (!docker) return;
	// No PID namespace has taken them along.
	await Promise.all(inhabitantsOf(labFolder(name)).map(killTree));
	const {endContainers} = await import('../run/docker-clean.js');
	await endContainers(docker);
}

/** Nobody knows of which runtime it was. */
async function endDamaged({name, sandboxes}: DamagedLab): Promise<void> {
	const ran = isContainedHere(labFolder(name));
	thawContained(labFolder(name));
	await Promise.all(sandboxes.map(killTree));
	await Promise.all(inhabitantsOf(labFolder(name)).map(killTree));
	await endLost(name, ran);
}

/** The names of labs that nothing is left of here, and an engine has containers of. Its client is loaded only if there may be one. */
export async function lostLabs(): Promise<string[]> {
	if (!mayBeThere()) return [];
	const known = allLabNames();
	const {labsAtEngine} = await import('../run/docker-clean.js');
	return (await labsAtEngine(dirname(labFolder('any')))).filter(name => !known.includes(name));
}

/** `ran`: something of it was in its containers, before it was ended. */
async function endLost(name: string, ran: boolean): Promise<boolean> {
	await endContained(labFolder(name));
	if (!mayBeThere()) return false;
	const {removeLost} = await import('../run/docker-clean.js');
	return removeLost({lab: name, folder: labFolder(name)}, ran);
}
