/** The walker does not know what the kernel would do: said, never guessed. */
export class WalkError extends Error {
	override readonly name = 'WalkError';
}

/** For what is read before a packet asks it: it fails when one does. */
export function failing(message: string): () => never {
	return () => {
		throw new WalkError(message);
	};
}
