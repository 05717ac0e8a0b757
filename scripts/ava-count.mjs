// ava ends with lines such as "  42 tests passed", "  1 test failed", "  1 uncaught exception".

export function count(output, what) {
	const [, number] = output.match(new RegExp(`^\\s*(?:\\u001B\\[\\d+m)?(\\d+) tests? ${what}`, 'm')) ?? [];
	return Number(number ?? 0);
}

/** `12 passed, 1 failed, 2 skipped`: the last line of a run. `outputs`: of ava, each time that it ran. */
export function closingLine(outputs, failed) {
	const sum = numberIn => outputs.reduce((total, output) => total + numberIn(output), 0);
	const skipped = sum(output => count(output, 'skipped'));
	const counts = [`${sum(passedTests)} passed`, `${failed} failed`];
	return [...counts, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
}

/** ava tells how many have passed only where none has failed; the others are counted by their lines. */
function passedTests(output) {
	const colour = String.raw`(?:\u001B\[\d+m)*`;
	return (
		count(output, 'passed') || (output.match(new RegExp(`^\\s*${colour}✔${colour} `, 'gm')) ?? []).length
	);
}

/** Of ava alone: a run that failed without a failed test (it crashed, it timed out) counts as one. */
export function failedTests(output, code) {
	return code === 0 ? 0 : Math.max(1, count(output, 'failed'));
}
