/** A thread of this process with an event loop of its own: for what must be in time while the main one is busy. */
import {setPriority} from 'node:os';
import {parentPort, Worker} from 'node:worker_threads';

/** Live handle. `Question` and `Answer` are copied (structured clone), so they are data. */
export type Thread<Question, Answer> = {
	/** Rejects with what the thread threw, or if it has ended. */
	ask(question: Question): Promise<Answer>;
	end(): Promise<void>;
};

/** The thread has ended, by a mistake of ours. */
export class ThreadError extends Error {
	override readonly name = 'ThreadError';
}

type Call<Question> = {readonly call: number; readonly question: Question};
type Reply<Answer> = {readonly call: number; readonly answer?: Answer; readonly error?: string};

/** `file` calls `answerThread`. File descriptors are the process's: a number may be given to the thread, and is then its own. */
export function startThread<Question, Answer>(file: string): Thread<Question, Answer> {
	const worker = new Worker(file, {trackUnmanagedFds: false});
	const waiting = new Map<number, {resolve: (answer: Answer) => void; reject: (error: Error) => void}>();
	let calls = 0;
	let ended: ThreadError | undefined;
	const fail = (why: string): void => {
		ended ??= new ThreadError(why);
		for (const {reject} of waiting.values()) reject(ended);
		waiting.clear();
	};
	worker.on('message', ({call, answer, error}: Reply<Answer>) => {
		const caller = waiting.get(call);
		waiting.delete(call);
		if (error === undefined) caller?.resolve(answer as Answer);
		else caller?.reject(new ThreadError(error));
	});
	worker.on('error', error => fail(`${file}: ${error.stack ?? error.message}`));
	worker.on('exit', () => fail(`${file} has ended`));
	const ask = (question: Question): Promise<Answer> =>
		new Promise((resolve, reject) => {
			if (ended) return reject(ended);
			const call = calls++;
			waiting.set(call, {resolve, reject});
			worker.postMessage({call, question} satisfies Call<Question>);
		});
	return {ask, end: async () => void (await worker.terminate())};
}

/** In the thread: it is let run before others, if we are the host's root. setpriority(2) means the calling thread by 0. */
export function hurry(): void {
	try {
		setPriority(-10);
	} catch {
		// Only the host's root may (set_one_prio, EACCES).
	}
}

/** In the thread: answers what is asked. */
export function answerThread<Question, Answer>(
	answer: (question: Question) => Answer | Promise<Answer>,
): void {
	parentPort?.on('message', async ({call, question}: Call<Question>) => {
		let reply: Reply<Answer>;
		try {
			reply = {call, answer: await answer(question)};
		} catch (error) {
			reply = {call, error: error instanceof Error ? error.message : String(error)};
		}
		parentPort?.postMessage(reply);
	});
}
