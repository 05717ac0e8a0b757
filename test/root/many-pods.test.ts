import test from 'ava';
import {anyUser, inSandbox} from '../helpers/in-sandbox.js';

type Found = {
	readonly addresses: readonly string[];
	readonly ports: number;
	readonly refused: readonly string[];
};

for (const user of anyUser) {
	test(`as ${user}: many pods are wired, and what the kernel refuses of one is told`, async t => {
		const {addresses, ports, refused} = await inSandbox<Found>(user, 'many-pods.ts');
		t.is(new Set(addresses).size, 110);
		t.is(ports, 110);
		const [cable = '', address = '', all = ''] = refused;
		t.regex(
			cable,
			/^ApplyError: node-2: .*\n {2}command: ip link add name veth1 up .*netns pod-111\n {2}it said: .*File exists\n {2}why it was run: for a test$/,
		);
		t.regex(
			address,
			/^ApplyError: node-3\/pod-111: .*\n {2}command: ip address add 10\.1\.0\.111\/24 dev eth9\n {2}it said: Cannot find device "eth9"\n {2}why it was run: pod 111$/,
		);
		t.regex(
			all,
			/^ApplyError: node-4: .*\n {2}command: ip link add name veth1 up .*netns pod-2\n.*File exists/,
		);
	});
}
