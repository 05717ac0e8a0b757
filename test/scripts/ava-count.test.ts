import test from 'ava';
import {closingLine, failedTests} from '../../scripts/ava-count.mjs';

test('a run without failures is counted by ava itself', t => {
	t.is(
		closingLine(['  ✔ a › one\n  ✔ a › two\n  ─\n\n  2 tests passed\n  1 test skipped\n'], 0),
		'2 passed, 0 failed, 1 skipped',
	);
});

test('where some have failed, those that have passed are counted by their lines', t => {
	const output =
		'  ✔ a › one (2s)\n  ✘ [fail]: a › two\n  \u001B[32m✔\u001B[39m a › three\n  ─\n\n  1 test failed\n';
	t.is(failedTests(output, 1), 1);
	t.is(closingLine([output], 1), '2 passed, 1 failed');
});

test('of several runs the sum is told', t => {
	const outputs = ['  ✔ one\n  ✘ [fail]: two\n\n  1 test failed\n', '  3 tests passed\n  1 test skipped\n'];
	t.is(closingLine(outputs, 1), '4 passed, 1 failed, 1 skipped');
});

test('a run that crashed is a failure though no test has failed', t => {
	t.is(failedTests('', 1), 1);
});
