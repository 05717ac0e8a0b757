/** Talks to a lab's labd over its socket. */
import {request} from 'node:http';
import {join} from 'node:path';
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

function post(lab: string, path: string, body: string): Promise<{status: number; text: string}> {
	const socketPath = join(labFolder(lab), 'labd.sock');
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
		call.on('error', error => {
			const hint = `the lab's packets may still go on; npx cnilab down ${lab} ends it`;
			reject(
				new LabdGoneError(`labd of lab ${lab} does not answer (${error.message}): ${hint}`, {cause: error}),
			);
		});
		call.end(body);
	});
}
