import test from 'ava';
import {withoutComplaint} from '../../../lib/run/killed-complaint.js';

const complaint = 'unshare: sigprocmask unblock failed: Invalid argument\n';

function through(pieces: readonly string[]): {readonly written: string; readonly complained: boolean} {
	const written: Buffer[] = [];
	const stream = withoutComplaint(chunk => written.push(chunk));
	for (const piece of pieces) stream.take(Buffer.from(piece));
	const complained = stream.end();
	return {written: Buffer.concat(written).toString(), complained};
}

test('the complaint is known, and taken away, wherever its pieces are cut', t => {
	for (const before of ['', 'a line\n', 'ü, without an end', 'unshare: no\n', 'unshare: '])
		for (let cut = 0; cut <= complaint.length; cut++) {
			const pieces = [before + complaint.slice(0, cut), complaint.slice(cut)];
			t.deepEqual(through(pieces), {written: before, complained: true}, `${before}|${cut}`);
		}
	t.deepEqual(through([...complaint]), {written: '', complained: true});
});

test('what only begins like it, or is not the last, is the program’s', t => {
	const others = [['u'], ['unshare: sig', 'nal\n'], [complaint, 'more\n'], [complaint.slice(0, -1)], []];
	for (const pieces of others)
		t.deepEqual(through(pieces), {written: pieces.join(''), complained: false}, pieces.join('|'));
});

test('what is known to be another is written at once', t => {
	const written: string[] = [];
	const stream = withoutComplaint(chunk => written.push(chunk.toString()));
	stream.take(Buffer.from(complaint));
	t.deepEqual(written, []);
	stream.take(Buffer.from('x'));
	t.deepEqual(written, [`${complaint}x`]);
	stream.take(Buffer.from(complaint.slice(0, -1) + '.'.repeat(200)));
	t.is(written.length, 2, 'so long a line is not the complaint');
});
