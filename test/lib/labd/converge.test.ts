import {createServer} from 'node:net';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {converge} from '../../../lib/labd/converge.js';
import {birdPlan} from '../../helpers/bird-plan.js';
import {until} from '../../helpers/eventually.js';
import {folderWith} from '../../helpers/folder.js';

const plan = birdPlan([
	{name: 'a', blocks: []},
	{name: 'b', blocks: []},
]);
const nameOf = {a: 'Mesh_192_168_50_12', b: 'Mesh_192_168_50_11'} as const;

type Name = keyof typeof nameOf;

/** Machines whose BIRDs say of their one session what `stateOf` says, and that have no routes. */
function birds(t: ExecutionContext, stateOf: (name: Name) => string) {
	const folder = folderWith(t, {});
	for (const name of ['a', 'b'] as const) {
		const server = createServer(connection => {
			connection.write('0001 BIRD 2.0.12 ready.\n');
			connection.on('data', () => connection.write(protocols(nameOf[name], stateOf(name))));
		});
		server.listen(join(folder, name));
		t.teardown(() => server.close());
	}
	return {
		script: async () => '[]\n[]\n',
		file: (machine: string) => join(folder, machine),
	};
}

function protocols(name: string, state: string): string {
	return `2002-Name       Proto      Table      State  Since         Info\n1002-${name} BGP        ---        up     08:25:35.931  ${state}   \n0000 \n`;
}

test('who had all before is looked at again when the wait is given up, and afterwards', async t => {
	let asked = 0;
	let isWhole = false;
	// a is asked before it knows that b has ended the session.
	const sights = birds(t, name => (isWhole || (name === 'a' && asked++ === 0) ? 'Established' : 'Active'));
	const stop = new AbortController();
	t.teardown(() => stop.abort());
	const {done, now} = converge(plan, sights, {patienceMs: 200, signal: stop.signal});
	const {sessions, unmet} = await done;
	t.deepEqual(sessions, {there: 0, of: 2});
	t.is(unmet.length, 2);
	isWhole = true;
	await until(async () => now().unmet.length === 0, 'both sessions seen');
	t.deepEqual(now().sessions, {there: 2, of: 2});
});
