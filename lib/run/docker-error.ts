/** What Docker says no to, in words that tell what to do. */

/** The engine can't do what a lab needs of it, or can't be asked. */
export class EngineError extends Error {
	override readonly name = 'EngineError';
	/** This host can't. */
	readonly exit = 4;

	constructor(
		readonly what: string,
		readonly hint: string,
		options?: ErrorOptions,
	) {
		super(`${what}\n  mend it with: ${hint}`, options);
	}

	/** What is so all the same, and what to do when this is mended. */
	but(what: string, hint: string): EngineError {
		return new EngineError(`${this.what}; ${what}`, `${this.hint}; then: ${hint}`, {cause: this});
	}
}

/** What a failed request means. `engine`: as DOCKER_HOST says it. `doing`: `start the container node-1`. */
export function explainEngine(error: unknown, engine: string, doing: string): Error {
	if (error instanceof EngineError) return error;
	const {code, statusCode, message = String(error)} = error as Partial<EngineFailure>;
	const at = engine === 'unix:///var/run/docker.sock' ? '' : ` at ${engine}`;
	const because = {cause: error};
	if (code === 'EACCES')
		return new EngineError(
			`you may not talk to Docker${at}: permission denied`,
			'sudo -E npx cnilab … (a lab of containers needs root)',
			because,
		);
	if (code === 'ENOENT' || code === 'ECONNREFUSED' || (code !== undefined && statusCode === undefined))
		return new EngineError(
			`Docker can't be reached${at} (${code ?? message})`,
			"systemctl start docker, or install it: apt-get install -y --no-install-recommends docker.io; '--runtime netns' needs no Docker",
			because,
		);
	const said = saidBy(error);
	if (/no space left on device|disk quota exceeded/i.test(said))
		return new EngineError(
			`Docker could not ${doing}: ${said}`,
			"docker system df shows what takes the space in Docker's folder; docker system prune makes room",
			because,
		);
	if (
		/all predefined address pools|cgroup.*(not mounted|mountpoint does not exist)|no cgroup mount found/i.test(
			said,
		)
	)
		return new EngineError(
			`Docker could not ${doing}: ${said}`,
			'mount the control groups (cgroup2 on /sys/fs/cgroup), and start Docker again',
			because,
		);
	return new EngineError(
		`Docker could not ${doing}: ${said}`,
		'what Docker says above; its log tells more',
		because,
	);
}

type EngineFailure = {readonly code: string; readonly statusCode: number; readonly message: string};

/** Whether it was refused with this status of HTTP. */
export function isStatus(error: unknown, status: number): boolean {
	return (error as Partial<EngineFailure> | null)?.statusCode === status;
}

/** The engine's own words. */
function saidBy(error: unknown): string {
	const {json, message} = error as {readonly json?: {readonly message?: string}; readonly message?: string};
	return (json?.message ?? message ?? String(error)).trim();
}
