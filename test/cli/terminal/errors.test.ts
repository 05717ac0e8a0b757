import test from 'ava';
import {ProblemsError, toFailure, UsageError} from '../../../lib/cli/terminal/errors.js';
import {CommandError} from '../../../lib/run/door.js';
import {HostError} from '../../../lib/run/host-report.js';

test('problems are sorted, printed with their places and counted', t => {
	const at = (line: number) => ({file: 'lab.yaml', line, column: 1, text: 'x'});
	const failure = toFailure(
		new ProblemsError([
			{code: 'bad-cidr', message: 'second', at: at(9)},
			{code: 'duplicate', message: 'first', at: at(2), hint: 'take it out'},
		]),
	);
	t.is(failure.exit, 2);
	t.regex(
		failure.text,
		/^lab.yaml:2:1: first \[duplicate\][\s\S]*lab.yaml:9:1: second[\s\S]*\n2 problems, nothing was created$/,
	);
	t.deepEqual(
		failure.json.problems.map(problem => (problem as {code: string}).code),
		['duplicate', 'bad-cidr'],
	);
});

test('one problem is one problem', t => {
	const {text} = toFailure(new ProblemsError([{code: 'too-many', message: 'no'}]));
	t.regex(text, /\n1 problem, nothing was created$/);
});

const command = {argv: ['ip', 'link'], why: 'to see'};

const expected: ReadonlyArray<readonly [what: string, error: Error, exit: number]> = [
	['a wrong command line', new UsageError('no'), 2],
	['a host that can not', new HostError([{what: 'no ip', hint: 'apt-get install iproute2'}]), 4],
	['a command that failed', new CommandError(command, 1, 'Cannot find device', 'exit'), 1],
	['several failures of ours', new AggregateError([new UsageError('one'), new UsageError('two')]), 1],
	[
		'the kernel’s no',
		Object.assign(new Error('ENOSPC: no space left, write'), {syscall: 'write', code: 'ENOSPC'}),
		1,
	],
];

for (const [what, error, exit] of expected) {
	test(`${what} is told without a stack`, t => {
		const failure = toFailure(error);
		t.is(failure.exit, exit as typeof failure.exit);
		t.notRegex(failure.text, /\n\s+at |defect/);
		t.is(failure.json.error, failure.text);
	});
}

for (const error of [
	new TypeError('x is not a function'),
	new Error('what?'),
	new AggregateError([new TypeError('x')]),
]) {
	test(`what nobody foresaw is called our defect, with its stack: ${error.constructor.name}`, t => {
		const failure = toFailure(error);
		t.is(failure.exit, 1);
		t.regex(failure.text, /defect of cnilab[\s\S]*\n\s+at /);
	});
}

test('a thrown value that is no error at all is a defect too', t => {
	t.regex(toFailure('boom').text, /defect of cnilab[\s\S]*boom/);
});
