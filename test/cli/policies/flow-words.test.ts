import {readFileSync} from 'node:fs';
import test from 'ava';
import {flowsOf} from '../../../lib/cli/policies/flow-words.js';
import {UsageError} from '../../../lib/cli/terminal/errors.js';
import {policyLabOf} from '../../helpers/policy-lab.js';

const lab = policyLabOf(readFileSync(new URL('shop.yaml', import.meta.url), 'utf8'));

function meant(words: string, protocol?: string): string[] {
	const [from = '', to = ''] = words.split(' ');
	return flowsOf({from, to, namespace: 'default', protocol}, lab).map(flow => {
		const [source, target] = [flow.from, flow.to].map(end => (end.is === 'outside' ? end.address : end.name));
		return `${source} ${target} ${flow.protocol} ${flow.port}`;
	});
}

test("an end is a pod, a node, or an address; one of the lab's is whose it is", t => {
	t.deepEqual(meant('client shop/web:80'), ['default/client shop/web TCP 80']);
	t.deepEqual(meant('node-1 client:80'), ['node-1 default/client TCP 80']);
	t.deepEqual(meant('203.0.113.1 192.168.50.11:22'), ['203.0.113.1 node-1 TCP 22']);
	const {address} = flowsOf({from: 'client', to: 'shop/web:80', namespace: 'default'}, lab)[0]?.to ?? {};
	t.deepEqual(meant(`client ${address}:80`), ['default/client shop/web TCP 80']);
});

test('a port is a number with or without its protocol, a name, or each that the pod names', t => {
	t.deepEqual(meant('client ops/probe:53/udp'), ['default/client ops/probe UDP 53']);
	t.deepEqual(meant('client ops/probe:dns'), ['default/client ops/probe UDP 53']);
	t.deepEqual(meant('client ops/probe:80', 'SCTP'), ['default/client ops/probe SCTP 80']);
	t.deepEqual(meant('client shop/web'), [
		'default/client shop/web TCP 80',
		'default/client shop/web TCP 9000',
	]);
	t.deepEqual(meant('client node-1', 'icmp'), ['default/client node-1 ICMP undefined']);
});

test('what nobody knows is told with the nearest word', t => {
	const hint = (words: string, protocol?: string) =>
		t.throws(() => meant(words, protocol), {instanceOf: UsageError}).message;
	t.regex(hint('clint shop/web:80'), /clint\n.*did you mean 'client'/);
	t.regex(hint('client shop/wbe:80'), /did you mean 'shop\/web'/);
	t.regex(hint('client shop/web:htp'), /did you mean 'http'/);
	t.regex(hint('client shop/web:80', 'TCB'), /did you mean 'TCP'/);
	t.regex(hint('client shop/web:0'), /0 is no port/);
	t.regex(hint('client node-1'), /node-1 names no port/);
	t.regex(hint('client [fd00::1]:80'), /no address of the same family/);
});
