/** labd's socket alone, as the verbs find it: with the handlers of a test behind it. */
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {type Handlers, serveLabd} from '../../lib/labd/server.js';
import {folderWith} from './folder.js';

/** The lab `three` answers until the test ends, or `die` is called. Sets CNILAB_STATE: for serial tests. */
export async function labdDoor(t: ExecutionContext, handlers: Handlers): Promise<{die(): void}> {
	const root = folderWith(t, {});
	const before = process.env.CNILAB_STATE;
	process.env.CNILAB_STATE = root;
	t.teardown(() => {
		if (before === undefined) delete process.env.CNILAB_STATE;
		else process.env.CNILAB_STATE = before;
	});
	mkdirSync(join(root, 'three'));
	const server = await serveLabd(join(root, 'three/labd.sock'), handlers);
	const die = () => {
		server.close();
		server.closeAllConnections();
	};
	t.teardown(die);
	return {die};
}
