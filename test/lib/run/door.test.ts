import test from 'ava';
import {type Command, CommandError, run} from '../../../lib/run/door.js';

const why = 'to see how it ends';
const shell = (script: string, more: Partial<Command> = {}): Command => ({
	argv: ['sh', '-c', script],
	why,
	...more,
});

test('what a command says comes back byte by byte, final newline and all', async t => {
	const text = 'zwei\nZeilen – ½\n';
	t.deepEqual(await run({argv: ['cat'], input: text, why}), {stdout: text, stderr: ''});
	t.deepEqual(await run(shell('echo out; echo err >&2')), {stdout: 'out\n', stderr: 'err\n'});
});

test('megabytes go in and come out', async t => {
	const input = 'x'.repeat(5_000_000);
	t.is((await run({argv: ['cat'], input, why})).stdout.length, input.length);
});

test('a command that ends without reading what it is given has not failed', async t => {
	t.is((await run(shell('echo done', {input: 'x'.repeat(5_000_000)}))).stdout, 'done\n');
});

test('its environment is ours and what it is given', async t => {
	const {stdout} = await run(shell('echo "$HOME $EXTRA"; command -v ip', {env: {EXTRA: 'more'}}));
	t.regex(stdout, new RegExp(`^${process.env.HOME} more\n/.*/ip\n$`));
});

const failures: ReadonlyArray<
	readonly [
		title: string,
		command: Command,
		expected: Partial<Pick<CommandError, 'reason' | 'exitCode' | 'stderr'>>,
	]
> = [
	['a code', shell('echo why >&2; exit 3'), {reason: 'exit', exitCode: 3, stderr: 'why\n'}],
	['a program that is not there', {argv: ['no-such-program-at-all'], why}, {reason: 'missing'}],
	['a signal', shell('kill -KILL $$'), {reason: 'signal'}],
	['too long', shell('echo first >&2; sleep 30', {timeoutMs: 200}), {reason: 'timeout', stderr: 'first\n'}],
	['too long, with a child that holds on', shell('sleep 3 & wait', {timeoutMs: 200}), {reason: 'timeout'}],
];

for (const [title, command, expected] of failures) {
	test(`a command that ends with ${title}`, async t => {
		const start = performance.now();
		const error = await t.throwsAsync(run(command), {instanceOf: CommandError});
		t.like(error, expected);
		t.true(error?.message.includes(why));
		t.true(performance.now() - start < 2_500);
	});
}
