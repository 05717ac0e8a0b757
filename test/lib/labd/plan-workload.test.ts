import test from 'ava';
import {sleepOf} from '../../../lib/labd/workloads/commands.js';
import {imageName} from '../../../lib/labd/workloads/images.js';
import {type Listener, planWorkload} from '../../../lib/labd/workloads/plan.js';
import type {Container, ContainerPort} from '../../../topology/model.js';
import {containerOf, podOf} from '../../helpers/pods.js';

const tcp = (port: number): ContainerPort => ({port, protocol: 'TCP'});
const udp = (port: number): ContainerPort => ({port, protocol: 'UDP'});
const sctp = (port: number): ContainerPort => ({port, protocol: 'SCTP'});
const agnhost = 'registry.k8s.io/e2e-test-images/agnhost:2.47';

function plan(container: Container) {
	return planWorkload(podOf('web-0', [container]), container, program =>
		['sh', '/bin/sh', 'nc'].includes(program),
	);
}

function told({protocol, port, service}: Listener): string {
	return `${port}/${protocol} ${service.kind}`;
}

type Case = Partial<Container> & {
	readonly image: string;
	readonly serves: readonly string[];
	readonly notices?: number;
};

const cases: readonly Case[] = [
	{image: 'nginx', serves: ['80/TCP http']},
	{image: 'docker.io/library/nginx:1.27@sha256:00ff', serves: ['80/TCP http']},
	{image: 'nginx', ports: [tcp(8080)], serves: ['8080/TCP http'], notices: 1},
	{image: 'nginx', command: ['nginx', '-g', 'daemon off;'], serves: ['80/TCP http']},
	{image: 'wbitt/network-multitool:alpine-extra', serves: ['80/TCP http', '443/TCP https']},
	{
		image: 'wbitt/network-multitool',
		env: {HTTP_PORT: '1180', HTTPS_PORT: '11443'},
		ports: [tcp(9999)],
		serves: ['1180/TCP http', '11443/TCP https'],
	},
	{
		image: 'wbitt/network-multitool',
		env: {HTTP_PORT: '99999'},
		serves: ['80/TCP http', '443/TCP https'],
		notices: 1,
	},
	{image: agnhost, serves: []},
	{image: agnhost, args: ['pause'], serves: []},
	{image: agnhost, args: ['netexec'], serves: ['8080/TCP http', '8081/UDP datagram']},
	{
		image: agnhost,
		args: ['netexec', '--http-port=80', '--udp-port', '-1'],
		serves: ['80/TCP http'],
	},
	{
		image: agnhost,
		command: ['/agnhost', 'serve-hostname', '--tcp', '--http=false', '--port', '80'],
		serves: ['80/TCP words'],
	},
	{image: agnhost, args: ['serve-hostname'], serves: ['9376/TCP http']},
	{image: agnhost, args: ['serve-hostname', '--udp', '--http=false'], serves: ['9376/UDP datagram']},
	{image: agnhost, args: ['porter'], env: {SERVE_PORT_80: 'eighty'}, serves: ['80/TCP http']},
	{image: agnhost, args: ['netexec', '--http-port=http'], serves: ['8081/UDP datagram'], notices: 1},
	{image: agnhost, args: ['entrypoint-tester'], serves: [], notices: 1},
	{image: 'hashicorp/http-echo', args: ['-text=hello'], serves: ['5678/TCP http']},
	{image: 'hashicorp/http-echo', args: ['-listen', ':8080', '-text', 'x'], serves: ['8080/TCP http']},
	{image: 'registry.k8s.io/pause:3.9', serves: []},
	{image: 'busybox', command: ['sleep', '3600'], serves: []},
	{image: 'busybox', args: ['sh', '-c', 'sleep infinity'], serves: []},
	{image: 'alpine', ports: [tcp(80)], serves: [], notices: 1},
	{image: 'redis:7', serves: ['6379/TCP echo'], notices: 1},
	{
		image: 'example.org:5000/shop/web:1',
		ports: [tcp(80), udp(53)],
		serves: ['80/TCP greeting', '53/UDP echo'],
		notices: 1,
	},
	{image: 'example.org/x', ports: [sctp(3868)], serves: [], notices: 2},
	{
		image: 'example.org/x',
		command: ['/app', '--serve'],
		ports: [tcp(80)],
		serves: ['80/TCP greeting'],
		notices: 1,
	},
];

for (const {serves, notices = 0, ...fields} of cases) {
	const words = [fields.image, ...(fields.command ?? []), ...(fields.args ?? [])].join(' ');
	const ports = fields.ports?.map(({port, protocol}) => `${port}/${protocol}`).join(', ') ?? 'no';
	const env = Object.keys(fields.env ?? {}).join(', ');
	test(`${words} with ${ports} ports ${env} serves ${serves.join(', ') || 'nothing'}`, t => {
		const planned = plan(containerOf(fields));
		t.deepEqual(planned.listeners.map(told), serves);
		t.is(planned.notices.length, notices);
		t.is(planned.program, undefined);
	});
}

test("a command that the host has runs for real, with the pod's hostname, and nothing stands in for it", t => {
	const container = containerOf({
		image: 'busybox',
		command: ['nc', '-lk'],
		args: ['-p', '80'],
		env: {A: 'b'},
		ports: [tcp(80)],
	});
	t.deepEqual(plan(container), {
		listeners: [],
		program: {container: 'main', argv: ['nc', '-lk', '-p', '80'], env: {A: 'b', HOSTNAME: 'web-0'}},
		notices: [],
	});
});

test('a notice tells container, pod and the place in the file', t => {
	const place = {file: 'web.yaml', line: 3, column: 1};
	const container = containerOf({image: 'example.org/x'});
	const [notice] = planWorkload(podOf('web-0', [container], {place}), container, () => false).notices;
	t.is(notice?.subject, 'container main of pod default/web-0');
	t.is(notice?.at, place);
});

test('network-multitool answers with hostname, address and ports', t => {
	const [listener] = plan(containerOf({image: 'wbitt/network-multitool'})).listeners;
	const request = {
		method: 'GET',
		path: '/',
		target: '/',
		httpVersion: '1.1',
		query: new URLSearchParams(),
		headers: {},
		client: {address: '10.0.0.2', port: 1},
		now: new Date(0),
	};
	const answer = listener?.service.kind === 'http' ? listener.service.handle(request) : undefined;
	t.is(answer?.status, 200);
	t.regex(answer?.body ?? '', / - web-0 - 10\.0\.0\.1 - HTTP: 80 , HTTPS: 443\n$/);
});

const sleeping: readonly (readonly string[])[] = [
	['sleep', '3600'],
	['/bin/sleep', 'infinity'],
	['tail', '-f', '/dev/null'],
	['sh', '-c', 'sleep 1d'],
	['/bin/sh', '-c', '--', 'while true; do sleep 30; done;'],
	['/bin/bash', '-ec', 'echo ready && sleep 3600'],
	['sh', '-c', 'trap : TERM INT; sleep infinity & wait'],
	['sh', '-c', 'while :\ndo\n  sleep 5\ndone\n'],
];
for (const argv of sleeping) test(`'${argv.join(' ')}' only sleeps`, t => t.truthy(sleepOf(argv)));

const working: readonly (readonly string[])[] = [
	['nc', '-l'],
	['sh'],
	['sh', '-c', 'httpd -p 80; sleep 3600'],
	['sh', '-c', 'echo $(nc -l) ; sleep 1'],
	['sh', '-c', 'nc -lk -p 80 & sleep 3600'],
	['sh', '-c', 'while ! nc -z db 5432; do sleep 1; done'],
	['sh', '-c', 'echo ready'],
	['python3', '-m', 'http.server'],
];
for (const argv of working)
	test(`'${argv.join(' ')}' does more than sleep`, t => t.is(sleepOf(argv), undefined));

for (const [reference, name] of [
	['nginx', 'nginx'],
	['docker.io/library/nginx:1.27', 'nginx'],
	['localhost:5000/nginx', 'localhost:5000/nginx'],
	['localhost:5000/nginx:1', 'localhost:5000/nginx'],
	['docker.io/wbitt/network-multitool@sha256:aa', 'wbitt/network-multitool'],
] as const) {
	test(`the image of ${reference} is ${name}`, t => t.is(imageName(reference), name));
}
