/**
 * Pods come and go at random, and whom it does not concern does not notice: a TCP stream and 1,000 datagrams a second lose
 * nothing, `verify` is clean after each change, and the kernel is what it would be had the lab been brought up like this.
 * CNILAB_CHANGES=200 is issue 4's Show; CNILAB_SEED=N repeats what was found.
 */
import {join} from 'node:path';
import test from 'ava';
import {apiClient} from '../../lib/cli/api/client.js';
import {askLabd} from '../../lib/labd/client.js';
import type {Report} from '../../lib/observe/report.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {randomFrom} from '../helpers/random.js';
import {seatOf} from '../helpers/seat.js';
import {atRest} from './at-rest.js';
import {startFlows} from './flows.js';
import {differencesOf, factsOf, freshTwin, recordOf} from './fresh-twin.js';
import {changeAtRandom, fieldOfChanges} from './random-changes.js';

const count = Number(process.env.CNILAB_CHANGES ?? 4);
/** Every so many changes the kernel is compared with that of a fresh lab. */
const every = Number(process.env.CNILAB_COMPARE_EVERY ?? 8);
const seed = Number(process.env.CNILAB_SEED ?? 1);

for (const user of anyUser) {
	test.serial(
		`as ${user}: ${count} changes at random, and the flow between two others loses nothing`,
		async t => {
			const pods = fieldOfChanges.map(object => JSON.stringify(object)).join('\n---\n');
			const seat = seatOf(t, user, {...labFiles({mode: 'flannel-vxlan'}), 'pods.yaml': pods});
			process.env.CNILAB_STATE = seat.state;
			const up = await seat.run(['up', join(seat.folder, 'lab.yaml')]);
			t.is(up.code, 0, up.stderr);
			const record = recordOf(seat, 'trial');
			const api = apiClient(record);
			const random = randomFrom(seed);
			const flows = await startFlows(t, seat, {
				record,
				from: 'node-1/default.left',
				to: 'node-2/default.right',
				address: await addressOf('right'),
			});
			const before = await untouched();
			for (let number = 1; number <= count; number++) {
				t.timeout(120_000);
				const change = await changeAtRandom(api, random);
				const told = `seed ${seed}, change ${number}: ${change}`;
				if (count > 20) t.log(told);
				await atRest(api);
				const {ok, findings} = await askLabd<Report>('trial', '/verify');
				t.true(ok, `${told}: ${findings.length} findings: ${JSON.stringify(findings.slice(0, 3))}`);
				t.deepEqual(await untouched(), before, told);
				if (number % every !== 0 && number !== count) continue;
				const twin = await freshTwin(t, seat, api);
				t.deepEqual(differencesOf(await factsOf(seat, 'trial'), twin), [], told);
			}
			const {sent, received} = await flows.report();
			t.log(
				`${received.received} datagrams, ${sent.tcp.echoed} lines echoed, ${sent.tcp.longestSilenceMs} ms of silence at most`,
			);
			t.is(sent.udp.sent - received.received - received.bufferErrors, 0, JSON.stringify({sent, received}));
			t.is(sent.tcp.wrong, undefined);
			t.is(sent.tcp.echoed, sent.tcp.sent);
			t.true(sent.tcp.longestSilenceMs < 3000, `${sent.tcp.longestSilenceMs} ms`);

			async function untouched(): Promise<string> {
				const script =
					'ip -j -d link; ip -j address; ip -j route show table all; ip -j neigh show nud permanent';
				return `${await seat.sh('left', script)}${await seat.sh('right', script)}`;
			}
			async function addressOf(name: string): Promise<string> {
				const {body} = await api.send<{status: {podIP: string}}>({
					path: `/api/v1/namespaces/default/pods/${name}`,
				});
				return body.status.podIP;
			}
		},
	);
}
