import test from 'ava';
import {patienceOf} from '../../../lib/labd/convergence.js';

const mode = {
	name: 'calico-bgp',
	options: {connectDelay: 2, connectRetry: 5, errorWaitMax: 30, keepaliveTime: 80},
};

test('at first two attempts to connect are waited for', t => {
	t.is(patienceOf({mode}, true), 17_000);
});

test('later an old session may stand until its next keepalive, and a BIRD pause after errors', t => {
	t.is(patienceOf({mode}, false), 97_000);
	const impatient = {...mode, options: {...mode.options, keepaliveTime: 2}};
	t.is(patienceOf({mode: impatient}, false), 47_000);
});

test('a mode without BGP waits for nothing of the kind', t => {
	t.is(patienceOf({mode: {name: 'bridge', options: {}}}, false), 5000);
});
