import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Seen = {
	readonly client: {readonly ipv4: string; readonly ipv6: string};
	readonly probes: readonly {readonly to: string; readonly allowed: boolean}[];
	readonly notices: readonly string[];
} & Readonly<Record<'web' | 'missing' | 'tool' | 'toolSecure' | 'echo' | 'clientIp', string>> &
	Readonly<Record<'hostname' | 'unknown' | 'real', string>>;

for (const user of users) {
	test(`workloads answer as their images do, over real connections, as a ${user} user`, async t => {
		const {client, ...seen} = await inSandbox<Seen>(user, 'workloads.ts');
		t.regex(seen.web, /^200 .*<title>Welcome to nginx!<\/title>/s);
		t.regex(seen.missing, /^404 /);
		const tool = /^200 WBITT Network MultiTool .* - tool - 10\.0\.0\.2 - HTTP: 1180 , HTTPS: 11443\n$/;
		t.regex(seen.tool, tool);
		t.regex(seen.toolSecure, tool);
		t.is(seen.echo, '200 hello');
		t.regex(seen.clientIp, new RegExp(`^200 ${client.ipv4}:\\d+$`));
		t.is(seen.hostname, 'hostname');
		t.is(seen.unknown, `unknown sees ${client.ipv4}\n`);
		t.is(seen.real, 'a real program\n');
		const allowed = (to: string, address: string) => ({to, allowed: true, seen: address, same: true});
		t.deepEqual(seen.probes, [
			allowed('web 80/TCP', client.ipv4),
			allowed('web 80/TCP', client.ipv6),
			allowed('hostname 80/TCP', client.ipv4),
			allowed('unknown 7000/TCP', client.ipv4),
			allowed('unknown 7000/UDP', client.ipv4),
			allowed('netexec 8081/UDP', client.ipv6),
			{to: 'web 81/TCP', allowed: false, error: 'refused'},
			{to: 'web 81/UDP', allowed: false, error: 'refused'},
		] as never);
		t.deepEqual(
			seen.notices.map(notice =>
				notice.replace(/^(image|command|port) .*?(not one|has ended|not served).*$/, '$1 $2'),
			),
			['image not one', 'command has ended', 'port not served'],
		);
		t.true(seen.notices.some(notice => notice.endsWith('exit code 3; it said: no such luck')));
	});
}
