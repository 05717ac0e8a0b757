/** Talks to a lab's labd over its socket. */
import {closeSync, openSync} from 'node:fs';
import {request} from 'node:http';
import {labFolder} from '../run/state.js';

/** labd does not answer: it is dead, or the lab is not up. The packets may still go on. */
export class LabdGoneError extends Error {
	override readonly name = 'LabdGoneError';
}

/** An error that labd answered with. */
export class LabdError extends Error {
	override readonly name = 'LabdError';
}

/** Asks labd for something; the answer is what `lib/labd/server.ts` returns for that path. Throws a LabdGoneError or a LabdError. */
export async function askLabd<Answer>(lab: string, path: string, body: unknown = {}): Promise<Answer> {
	const {status, text} = await post(lab, path, JSON.stringify(body));
	const answer = JSON.parse(text) as Answer & {readonly error?: string};
	if (status !== 200) throw new LabdError(answer.error ?? text);
	return answer;
}

async function post(lab: string, path: string, body: string): Promise<{status: number; text: string}> {
	let folder: number | undefined;
	try {
		folder = openSync(labFolder(lab), 'r');
		// unix(7): the path of a socket has at most 107 bytes, and the state folder's may be longer.
		return await postTo(`/proc/self/fd/${folder}/labd.sock`, path, body);
	} catch (error) {
		const why =
			error instanceof Error ? error.message.replace(/\/proc\/self\/fd\/\d+/, labFolder(lab)) : error;
		const hint = `the lab's packets may still go on; npx cnilab resume ${lab} starts it again`;
		throw new LabdGoneError(`labd of lab ${lab} does not answer (${why}): ${hint}`, {cause: error});
	} finally {
		if (folder !== undefined) closeSync(folder);
	}
}

function postTo(socketPath: string, path: string, body: string): Promise<{status: number; text: string}> {
	return new Promise((resolve, reject) => {
		const call = request(
			{socketPath, path, method: 'POST', headers: {'content-type': 'application/json'}},
			response => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () =>
					resolve({status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString()}),
				);
				response.on('error', reject);
			},
		);
		call.on('error', reject);
		call.end(body);
	});
}
