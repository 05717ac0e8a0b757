/** What an action that shall fail says: the error as text, or `nothing` if it did not fail. */
export async function failure(action: () => Promise<unknown>): Promise<string> {
	try {
		await action();
		return 'nothing';
	} catch (error) {
		return String(error);
	}
}
