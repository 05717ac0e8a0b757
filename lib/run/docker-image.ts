/** The image that containers without one of their own are made from: nothing at all. Made here, and gone with the lab. */
import {PassThrough} from 'node:stream';
import type {Engine} from './docker-engine.js';
import {isStatus} from './docker-error.js';
import {type DockerLab, hostImage, labLabels} from './docker-lab.js';

/** tar(5): an archive without files is two blocks of zeros. */
const emptyTar = Buffer.alloc(1024);

/** Throws an EngineError. */
export async function makeHostImage(lab: DockerLab, {ask, docker}: Engine): Promise<void> {
	const [repo, tag] = hostImage(lab).split(':');
	const labels = Object.entries(labLabels(lab)).map(
		([name, value]) => `LABEL ${name}=${JSON.stringify(value)}`,
	);
	const archive = new PassThrough();
	archive.end(emptyTar);
	const said = await ask('make an image', () => docker.importImage(archive, {repo, tag, changes: labels}));
	// It is there when all has been said.
	await new Promise<void>((resolve, reject) => said.resume().once('end', resolve).once('error', reject));
}

/** One that is not there, or that another lab's containers are made from, is no mistake. */
export async function removeHostImage(
	lab: Pick<DockerLab, 'lab' | 'folder'>,
	{docker, ask}: Engine,
): Promise<void> {
	await ask('remove an image', async () => {
		try {
			await docker.getImage(hostImage(lab)).remove();
		} catch (error) {
			if (!isStatus(error, 404) && !isStatus(error, 409)) throw error;
		}
	});
}
