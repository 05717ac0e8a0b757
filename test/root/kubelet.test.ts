import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

const words = (about: string, ...messages: string[]) => messages.map(message => `${about} ${message}`);

const started = ['Normal Created Created container: main', 'Normal Started Started container main'];

const expected = {
	settledAtOnce: ['Running', 'main running, ready'],
	once: ['Succeeded', 'main terminated Completed 0', 'hello\noops\n'],
	fails: ['Running', 'main waiting CrashLoopBackOff, 1 restarts, the last after 3'],
	failsTold: [
		'back-off 10s restarting failed container=main pod=fails_default(fails)',
		'try fails\n',
		'try fails\n',
		`command 'sh -c echo "try $HOSTNAME"; exit 3' has ended: exit code 3; it said: try fails`,
	],
	nap: ['Succeeded', 'main terminated Completed 0'],
	deadline: ['Failed DeadlineExceeded', 'main terminated Completed 0'],
	polite: ['Failed', 'main terminated Error 7'],
	stubborn: ['Failed', 'main terminated Error 137'],
	strays: 0,
	hooked: true,
	ticks: ['tick\n', 'tick\n', 'tick\n'],
	turns: true,
	inits: [
		'Succeeded',
		'first terminated Completed 0, ready',
		'skipped terminated Completed 0, ready',
		'beside terminated Completed 0',
		'main terminated Completed 0',
	],
	initLog: 'first inits\n',
	initNotices: ["it is not run (there is no image 'example.org/migrate' here); it counts as done"],
	badinit: ['Failed', 'first terminated Error 5', 'main waiting PodInitializing'],
	twice: ['Running', 'main running, ready', 'second waiting CrashLoopBackOff, 1 restarts, the last after 1'],
	changed: ['Running', 'main running, 1 restarts, the last after 0, ready', 'nginx:2'],
	reportsOfReady: [false, true],
	killed: true,
	starting: {started: false, ready: false, early: false},
	ready: {unready: false, tcp: false, exec: false},
	unhealthy: [
		'alive Warning Unhealthy Liveness probe failed: HTTP probe failed with statuscode: 404',
		'exec Warning Unhealthy Liveness probe failed: command timed out: "sleep 50" timed out after 0.1s',
		'exec Warning Unhealthy Readiness probe failed: sick',
		'starting Warning Unhealthy Liveness probe failed: HTTP probe failed with statuscode: 404',
		"starting Warning Unhealthy Startup probe failed: command 'test -e /run/started' failed: exit code 1",
		'tcp Warning Unhealthy Readiness probe failed: dial tcp ADDRESS:81: connect: connection refused',
		'unready Warning Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 404',
	],
	access: '10.0.255.254 - - [TIME] "GET / HTTP/1.1" 200 196 "-" "me" "-"',
	events: [
		...words('lacking', 'Normal Pulled Container image "nginx" is imitated by cnilab', ...started),
		...words(
			'lacking',
			'Warning ProbeWarning grpc probes are not sent here; it counts as passed',
			"Warning ProbeWarning 'redis-cli' is not a program of this host, so it is not run; it counts as passed",
		),
		...words(
			'once',
			`Normal Pulled Container image "busybox" is not needed: 'sh' of this host runs`,
			...started,
		),
		...words(
			'unknown',
			'Warning Pulled Container image "example.org/shop" is not known to cnilab, and nothing is pulled: a stand-in runs',
			"Warning Imitated image 'example.org/shop' is not one that cnilab knows how to imitate; a stand-in answers on 80/TCP",
			...started,
		),
		...words('web', 'Normal Pulled Container image "nginx" is imitated by cnilab', ...started),
	],
	command: 'web',
	refusals: [
		'400 nothing of this pod runs: it is about to be started, or had ended before labd was started again',
		'400 container other is not valid for pod web',
		'400 a container name must be specified for pod twice, choose one of: [main second]',
		'400 previous terminated container "main" in pod "web" not found',
		'400 container "main" in pod "badinit" is waiting to start: PodInitializing',
		'404 container not found ("main")',
	],
	resumed: {
		old: ['Running', 'main running, 4 restarts, the last after undefined, ready', '2025-01-01T00:00:00Z'],
		oldprogram: ['Running', 'main running, 5 restarts, the last after 137, ready', '2025-01-01T00:00:00Z'],
		oldcrash: ['Running', 'main running, 5 restarts, the last after 9, ready', '2025-01-01T00:00:00Z'],
		olddone: [null],
	},
	overdue: ['Failed DeadlineExceeded', 'main terminated Completed 0, 4 restarts, the last after undefined'],
	oldStart: '2025-01-01T00:00:01Z',
	leftAfterClose: 0,
};

for (const user of users) {
	test(`a kubelet runs, probes, restarts and ends pods of every sort, as a ${user} user`, async t => {
		const seen = await inSandbox<Record<string, unknown>>(user, 'kubelet.ts');
		const events = [...(seen.events as string[])].sort((a, b) => byPod(a).localeCompare(byPod(b)));
		const unhealthy = (seen.unhealthy as string[]).map(text => text.replace(/10\.0\.0\.\d+/, 'ADDRESS'));
		const access = (seen.access as string).replace(/\[.*\]/, '[TIME]');
		t.deepEqual({...seen, events, unhealthy, access} as unknown, expected);
	});
}

/** A pod's own events keep their order. */
function byPod(event: string): string {
	return event.split(' ')[0] ?? '';
}
