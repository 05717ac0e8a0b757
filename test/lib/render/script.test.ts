import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import test from 'ava';
import type {Op} from '../../../lib/plan/ops.js';
import {blame} from '../../../lib/render/blame.js';
import {linesOf, quote} from '../../../lib/render/lines.js';
import {renderMachine} from '../../../lib/render/machine.js';
import {renderScript, transactionsOf} from '../../../lib/render/script.js';
import {cases, planOf} from '../../helpers/cases.js';

const ops: readonly Op[] = [
	{kind: 'sysctl', in: 'node-1', key: 'net.ipv4.ip_forward', value: '1', why: 'forwards'},
	{kind: 'sysctl', in: 'node-1', key: 'net.ipv6.conf.flannel/1.accept_ra', value: '0', why: 'no adverts'},
	{kind: 'link', in: 'node-1', name: 'lo', why: 'loopback'},
	{kind: 'address', in: 'node-1', dev: 'lo', address: '10.0.0.1/32', why: 'first'},
	{kind: 'address', in: 'node-1', dev: 'lo', address: '10.0.0.2/32', why: 'second'},
	{kind: 'fdb', in: 'node-1', dev: 'vx', mac: '02:00:00:00:00:01', dst: '10.0.0.9', why: 'a peer'},
	{
		kind: 'nft',
		in: 'node-1',
		family: 'ip',
		table: 't',
		text: 'table ip t {\n\tchain c {\n\t}\n}\n',
		why: 'x',
	},
	{kind: 'address', in: 'node-1/default.web', dev: 'eth0', address: '10.1.0.2/24', why: 'its address'},
	{
		kind: 'route',
		in: 'node-1/default.web',
		to: 'default',
		family: 'ipv4',
		via: '10.1.0.1',
		dev: 'eth0',
		why: 'out',
	},
	{kind: 'file', in: 'node-1', path: '/nowhere/a b', content: "it's\ntwo lines\n", why: 'a file'},
];

const script = renderScript('node-1', ops);

test('ops that follow each other with the same tool and place are one step', t => {
	t.deepEqual(
		script.steps.map(({number, tool, place, lines}) => [number, tool, place, lines.length]),
		[
			[1, 'sh', 'node-1', 2],
			[2, 'ip', 'node-1', 3],
			[3, 'bridge', 'node-1', 1],
			[4, 'nft', 'node-1', 1],
			[5, 'ip', 'node-1/default.web', 2],
			[6, 'sh', 'node-1', 1],
		],
	);
});

const failures: ReadonlyArray<{said: string; step: number; op?: Op | undefined; line?: string}> = [
	{
		said: 'RTNETLINK answers: File exists\nCommand failed -:6\ncnilab: failed in step 2\n',
		step: 2,
		op: ops[4],
		line: 'address add 10.0.0.2/32 dev lo',
	},
	{
		said: 'Cannot find device "vx"\nCommand failed -:2\ncnilab: failed in step 3\n',
		step: 3,
		op: ops[5],
		line: 'fdb add 02:00:00:00:00:01 dev vx dst 10.0.0.9 self permanent',
	},
	{
		said: '/dev/stdin:3:2-3: Error: syntax error\ncnilab: failed in step 4\n',
		step: 4,
		op: ops[6],
		line: 'chain c {',
	},
	{
		said: 'Command failed -:2\ncnilab: failed in step 5\n',
		step: 5,
		op: ops[8],
		line: 'route add default via 10.1.0.1 dev eth0',
	},
	{said: 'Cannot open network namespace "default.web"\ncnilab: failed in step 5\n', step: 5},
];

for (const {said, step, op, line} of failures) {
	test(`blame finds the op: ${said.split('\n')[0]}`, t => {
		const found = blame(script, said);
		t.is(found.step?.number, step);
		t.is(found.op, op);
		t.is(found.line, line);
	});
}

test('a script that did not fail in a step has nobody to blame', t => {
	t.deepEqual(blame(script, 'sh: 1: nonsense\n'), {});
});

test('what sh and ip really say when they fail leads back to the op', t => {
	const file: Op = {kind: 'file', in: 'x', path: '/dev/null', content: 'two\nlines\n', why: 'a file'};
	const noFolder = renderScript('x', [{...file, path: '/proc/no-folder/file'}]);
	t.like(blame(noFolder, stderrOf(noFolder.text)), {step: {number: 1}, op: undefined});
	const badFile: Op = {...file, path: '/proc/no-file'};
	const written = renderScript('x', [file, badFile, file]);
	t.is(blame(written, stderrOf(written.text)).op, badFile);
	const badLink: Op = {kind: 'address', in: 'x', dev: 'not-there', address: '10.0.0.1/32', why: 'x'};
	const linked = renderScript('x', [badLink]);
	t.is(blame(linked, stderrOf(linked.text)).line, 'address add 10.0.0.1/32 dev not-there');
});

test('a file holds exactly its content, quotes and all', t => {
	const folder = mkdtempSync(`${tmpdir()}/cnilab-`);
	for (const content of ["it's\n$HOME `x` \\n\n", 'no newline', '', '\n', '%s\n']) {
		const path = `${folder}/a file`;
		execFileSync('sh', ['-c', linesOf({kind: 'file', in: 'x', path, content, why: ''}).join('\n')]);
		t.is(readFileSync(path, 'utf8'), content);
	}
	rmSync(folder, {recursive: true});
});

test('a reason of several lines stays one comment', t => {
	const {text} = renderScript('x', [{kind: 'link', in: 'x', name: 'lo', why: 'one\nlink add bad'}]);
	t.true(text.includes('# one link add bad\n'));
});

test('quote leaves plain words alone', t => {
	t.is(quote('/proc/sys/net/ipv4/conf/flannel.1/rp_filter'), '/proc/sys/net/ipv4/conf/flannel.1/rp_filter');
	t.is(quote("a'b"), "'a'\\''b'");
});

test('every line of a step says the words of its own op', t => {
	for (const machine of cases.flatMap(each => planOf(each).machines)) {
		const rendered = renderMachine(machine);
		for (const step of rendered.steps) {
			for (const {op, last} of step.lines) {
				const said = step.tool === 'nft' ? `/dev/stdin:${last}:1` : `Command failed -:${last}`;
				const stderr = `${step.tool === 'sh' ? `sh: ${last}: no` : said}\ncnilab: failed in step ${step.number}`;
				const found = blame(rendered, stderr);
				t.is(found.op, op);
				const lines = linesOf(op).map(line => line.trim());
				// A daemon has a step for each of its parts.
				if (op.kind === 'daemon') t.true(lines.includes(found.line ?? ''));
				else t.is(found.line, lines.at(-1));
			}
		}
	}
});

function stderrOf(text: string): string {
	const {stderr, status} = spawnSync('sh', ['-s'], {input: text, encoding: 'utf8'});
	return status === 0 ? '' : stderr;
}

test('a script that is nft alone is told by its transactions, each with the rest of the script', t => {
	const table = (name: string): Op => ({
		...{kind: 'nft', in: 'node-1', family: 'ip', table: name, why: name},
		text: `table ip ${name} {\n}\n`,
	});
	const [first, ...others] = transactionsOf(renderScript('node-1', [table('a'), table('b')])) ?? [];
	t.is(first?.input, '# a\ntable ip a {\n}\n# b\ntable ip b {\n}\n');
	t.deepEqual(others, []);
	t.is(transactionsOf(script), undefined, 'there is more in it');
	t.is(transactionsOf(renderScript('node-1', [{...table('a'), in: 'node-1/default.web'}])), undefined);
});
