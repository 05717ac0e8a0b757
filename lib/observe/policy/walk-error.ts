/** The walker does not know what the kernel would do: said, never guessed. */
export class WalkError extends Error {
	override readonly name = 'WalkError';
}
