/** What of a lab can be reached from the host, and by whom. */
import {readFileSync, statSync} from 'node:fs';
import {request} from 'node:https';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import test, {type ExecutionContext} from 'ava';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';

/** Sockets of this network namespace that wait for somebody: `tcp 127.0.0.1:6443`. Addresses as /proc has them, in hexadecimal. */
function listening(): Set<string> {
	const tables = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap(protocol =>
		readFileSync(`/proc/net/${protocol}`, 'utf8')
			.trim()
			.split('\n')
			.slice(1)
			.map(line => line.trim().split(/\s+/))
			// From include/net/tcp_states.h: 0A listens; an open UDP socket is 07.
			.filter(([, , , state]) => state === '0A' || state === '07')
			.map(([, address = '']) => `${protocol} ${address}`),
	);
	return new Set(tables);
}

const loopback = /^tcp 0100007F:([0-9A-F]{4})$/;

for (const user of users) {
	test.serial(
		`of a lab of a ${user} user the host has one port, on the loopback, which asks for a token`,
		async t => {
			const before = listening();
			const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
			t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
			const opened = [...listening()].filter(socket => !before.has(socket));
			const ports = opened.map(socket => Number.parseInt(loopback.exec(socket)?.[1] ?? 'none', 16));
			const {path: kubeconfig, server} = JSON.parse((await seat.run(['kubeconfig', '--json'])).stdout);
			t.true(ports.includes(Number(new URL(server).port)), `${opened}`);
			// Other tests run beside this one, and may open sockets of their own.
			t.true(
				ports.every(port => !Number.isNaN(port)),
				`${opened}`,
			);
			await asksForToken(t, server);
			t.is(statSync(kubeconfig).mode & 0o777, 0o600);
			t.is((await seat.run(['down'])).code, 0);
			t.false([...listening()].some(socket => loopback.exec(socket)?.[1] === hexadecimal(server)));
		},
	);
}

async function asksForToken(t: ExecutionContext, server: string): Promise<void> {
	for (const headers of [{}, {authorization: 'Bearer wrong'}, {authorization: 'Basic YWRtaW46YWRtaW4='}]) {
		for (const path of ['/', '/api', '/api/v1/pods', '/version', '/healthz', '/openapi/v3', '/nothing']) {
			const {code, body} = await get(`${server}${path}`, headers);
			t.is(code, 401, path);
			t.like(JSON.parse(body), {kind: 'Status', reason: 'Unauthorized'}, path);
		}
	}
}

function get(url: string, headers: Readonly<Record<string, string>>): Promise<{code: number; body: string}> {
	return new Promise((resolve, reject) => {
		// Who has no token has no CA either.
		request(url, {headers, rejectUnauthorized: false}, async response =>
			resolve({code: response.statusCode ?? 0, body: await text(response)}),
		)
			.on('error', reject)
			.end();
	});
}

function hexadecimal(server: string): string {
	return Number(new URL(server).port).toString(16).toUpperCase().padStart(4, '0');
}
