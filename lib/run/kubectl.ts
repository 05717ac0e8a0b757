/** Which kubectl to run. */
import {execa} from 'execa';

/** There is none that fits, and none could be got. */
export class KubectlError extends Error {
	override readonly name = 'KubectlError';
	/** This host can't. */
	readonly exit = 4;
}

/**
 * The path of a kubectl that is new enough. `script` is the package's scripts/kubectl.mjs, which finds it or gets it, and
 * says on standard error what takes long. Throws a KubectlError.
 */
export async function findKubectl(script: string): Promise<string> {
	const {stdout, stderr, exitCode} = await execa(process.execPath, [script], {
		reject: false,
		stdin: 'ignore',
		stderr: ['pipe', 'inherit'],
	});
	if (exitCode === 0) return stdout.trim();
	throw new KubectlError(`kubectl can't be run${exitCode === 4 ? '' : `: ${stderr}`}`);
}
