import test from 'ava';
import {linkResults} from '../../../lib/run/try-all.js';

const end = 'Device "trial-none" does not exist. Command failed -:4';

test('what ip says of its lines is told of each link', t => {
	t.deepEqual(linkResults(end, 3), [works, works, works]);
	t.deepEqual(
		linkResults(
			`Error: Unknown device type. Command failed -:2 RTNETLINK answers: Not supported Command failed -:3 ${end}`,
			3,
		),
		[works, fails('Error: Unknown device type.'), fails('RTNETLINK answers: Not supported')],
	);
});

test('where ip has not come to the end, no link is said to work', t => {
	for (const said of ['', 'ip: not found', 'Error: one. Command failed -:1 Error: argument "x" is wrong'])
		t.deepEqual(linkResults(said, 3), [fails(said), fails(said), fails(said)]);
});

const works = {ok: true, said: ''};

function fails(said: string) {
	return {ok: false, said};
}
