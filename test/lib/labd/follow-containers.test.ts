import test from 'ava';
import {ContainerFollower, type FollowedLab} from '../../../lib/labd/follow-containers.js';
import {until} from '../../helpers/eventually.js';

test('what an engine could not tell when a container had changed is asked again: its news come once', async t => {
	const ordered: unknown[] = [];
	const asked: string[][] = [];
	let tell = (_id: string): void => {};
	const containers = {
		watch: (changed: (id: string) => void) => {
			tell = changed;
		},
		statesOr: async (_: unknown, changed: ReadonlySet<string>) => {
			asked.push([...changed]);
			if (asked.length < 3) throw new Error('socket hang up');
			return [{machine: 'node-1', id: 'c1', state: 'exited'}];
		},
	};
	const lab = {
		runtime: {containers},
		board: {standing: [], order: async (order: unknown) => void ordered.push(order)},
		network: {
			alone: (work: () => Promise<void>) => work(),
			cluster: {underlay: {routers: [], clients: []}, nodes: [{name: 'node-1'}]},
		},
	};
	new ContainerFollower(lab as unknown as FollowedLab);
	tell('c1');
	await until(async () => ordered.length > 0, 'it is followed');
	t.deepEqual(ordered, [{do: 'add', fault: {kind: 'kill', node: 'node-1'}}]);
	t.deepEqual(asked, [['c1'], ['c1'], ['c1']]);
});
