import test from 'ava';
import type {Container as KubernetesContainer} from 'kubernetes-types/core/v1.js';
import type {ContainerKind} from '../../../../lib/labd/kubelet/phase.js';
import {planRun} from '../../../../lib/labd/kubelet/stand-ins.js';
import {sleepOf} from '../../../../lib/labd/workloads/commands.js';
import type {Container} from '../../../../topology/model.js';
import {containerOf, podOf} from '../../../helpers/pods.js';

function plan(container: Container, kind: ContainerKind, spec: Partial<KubernetesContainer> = {}) {
	const planned = {kind, spec: {name: container.name, image: container.image, ...spec}, model: container};
	return planRun(podOf('web', [container]), planned, program => program === 'sh');
}

const http = (port: number | string, scheme = 'HTTP') => ({httpGet: {port, scheme}});
const shop = containerOf({image: 'example.org/shop', ports: [{name: 'web', port: 80, protocol: 'TCP'}]});
const served = (spec: Partial<KubernetesContainer>, container = shop) =>
	plan(container, 'main', spec).listeners.map(({port, service}) => `${port} ${service.kind}`);

test('a stand-in speaks HTTP on the ports where its probes do, and only there', t => {
	t.deepEqual(served({}), ['80 greeting']);
	t.deepEqual(served({readinessProbe: http('web')}), ['80 http']);
	t.deepEqual(served({livenessProbe: http(8443, 'HTTPS')}), ['80 greeting', '8443 https']);
	t.deepEqual(served({startupProbe: {tcpSocket: {port: 9000}}}), ['80 greeting', '9000 greeting']);
	t.deepEqual(served({startupProbe: {tcpSocket: {port: 80}}}), ['80 greeting']);
	t.deepEqual(served({readinessProbe: http('nowhere')}), ['80 greeting']);
});

test('an image that is known serves what it serves, whatever its probes ask', t => {
	t.deepEqual(served({readinessProbe: http(8080)}, containerOf({image: 'nginx'})), ['80 http']);
});

const inits: readonly (readonly [Partial<Container> & {image: string}, 'runs' | 'is done at once'])[] = [
	[{image: 'busybox', command: ['sh', '-c', 'true']}, 'runs'],
	[{image: 'busybox', command: ['sleep', '3']}, 'runs'],
	[{image: 'nginx'}, 'runs'],
	[{image: 'example.org/migrate'}, 'is done at once'],
	[{image: 'example.org/migrate', command: ['/migrate']}, 'is done at once'],
	[{image: 'busybox'}, 'is done at once'],
];
for (const [fields, does] of inits) {
	test(`an init container ${JSON.stringify(fields)} ${does}`, t => {
		const {isSkipped = false, notices} = plan(containerOf(fields), 'init');
		t.is(isSkipped, does !== 'runs');
		t.is(notices.length, does === 'runs' ? 0 : 1);
	});
}

const consoles: readonly (readonly [
	Partial<Container> & {image: string},
	Partial<KubernetesContainer>,
	argv: readonly string[] | undefined,
])[] = [
	[{image: 'busybox'}, {stdin: true, tty: true}, ['sh']],
	[{image: 'docker.io/library/debian:13'}, {stdin: true}, ['sh']],
	[{image: 'python'}, {stdin: true, tty: true}, undefined],
	[{image: 'busybox'}, {}, undefined],
	[{image: 'busybox', args: ['sh', '-c', 'cat']}, {stdin: true}, ['sh', '-c', 'cat']],
	[{image: 'busybox', command: ['sh', '-c', 'sleep 5']}, {tty: true}, ['sh', '-c', 'sleep 5']],
	[{image: 'busybox', command: ['sh', '-c', 'sleep 5']}, {}, undefined],
	[{image: 'example.org/shop', command: ['/shop']}, {stdin: true}, undefined],
	[{image: 'nginx'}, {stdin: true, tty: true}, undefined],
];
for (const [fields, spec, argv] of consoles) {
	test(`${JSON.stringify({...fields, ...spec})} ${argv ? `is '${argv.join(' ')}' at a console` : 'has no console'}`, t => {
		const {program} = plan(containerOf(fields), 'main', spec);
		t.deepEqual(program?.argv, argv);
		const {stdin = false, tty = false} = spec;
		t.deepEqual(program?.console, argv && {stdin, tty, once: false});
	});
}

test('only an input that there is can be for one client only', t => {
	const once = (spec: Partial<KubernetesContainer>) =>
		plan(containerOf({image: 'busybox'}), 'main', {...spec, stdinOnce: true}).program?.console?.once;
	t.deepEqual([once({stdin: true}), once({tty: true})], [true, false]);
});

const sleeps: readonly (readonly [script: string, seconds: number, says?: readonly string[]])[] = [
	['sleep 3600', 3600, []],
	['sleep 1m 30', 90, []],
	['sleep 0.5', 0.5, []],
	['sleep infinity', Infinity, []],
	['tail -f /dev/null', Infinity, []],
	['while true; do sleep 5; done', Infinity, []],
	['sleep 5; sleep 6', 11, []],
	['echo ready && sleep 3600', 3600, ['ready']],
	['echo "a b"; echo; sleep 1', 1, ['a b', '']],
	['echo quiet >/dev/null; sleep 1', 1, []],
	['echo -n ready; sleep 1', 1],
	['date; sleep 1', 1],
	['while true; do echo tick; sleep 1; done', Infinity],
	['sleep 1; echo over', 1],
];
for (const [script, seconds, says] of sleeps) {
	const words = says ? `says ${JSON.stringify(says)}` : 'takes a shell';
	test(`'${script}' lasts ${seconds} s and ${words}`, t =>
		t.deepEqual(sleepOf(['sh', '-c', script]), {seconds, says}));
}

test('who says something in a loop runs for real where there is a shell, and sleeps where there is none', t => {
	const container = containerOf({image: 'busybox', command: ['sh', '-c', 'while :; do date; sleep 1; done']});
	t.truthy(plan(container, 'main').program);
	const elsewhere = containerOf({...container, command: ['bash', ...container.command.slice(1)]});
	t.is(plan(elsewhere, 'main').program, undefined);
	t.is(plan(elsewhere, 'main').sleepSeconds, Infinity);
});
