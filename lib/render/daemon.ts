/**
 * A daemon as lines of the shell, in parts that can fail each for itself. Only what is the shell's own looks for its process:
 * machines share one list of processes, and a daemon is known by its name and its network. Pure.
 */
import type {DaemonOp} from '../plan/ops.js';
import {fileLines, quote} from './lines.js';

/** Files, check, start. */
export function startParts(op: DaemonOp): string[][] {
	const files = fileParts(op);
	return op.killed ? [files] : [files, [op.check], [op.start]];
}

/** What it reads is written anew; it reads it again and goes on, or starts if it does not run. */
export function replaceParts(op: DaemonOp, before: DaemonOp): string[][] {
	const kept = new Set(op.files.map(({path}) => path));
	const gone = before.files.filter(({path}) => !kept.has(path));
	const files = [...fileParts(op), ...removeLines(gone)];
	if (op.killed) return [files, killLines(op)];
	// What it says about its files it says to who asked it, on the standard output.
	const again = `if running ${op.name}; then { ${op.reload}; } >&2; else ${op.start}; fi`;
	return [files, [op.check], [running, again]];
}

/** Resolves when it has ended. */
export function stopParts(op: DaemonOp): string[][] {
	return [
		[running, `if running ${op.name}; then { ${op.stop}; } >&2; ${awaitEnd(op)}; fi`],
		removeLines(op.files),
	];
}

function killLines({name}: DaemonOp): string[] {
	return [running, `if running ${name}; then kill -9 $found; ${awaitEnd({name})}; fi`];
}

function awaitEnd({name}: Pick<DaemonOp, 'name'>): string {
	return `while running ${name}; do sleep 0.01; done`;
}

/** What has ended and is not reaped yet has no namespaces any more. */
const running = [
	'running() { found=; for each in $(cd /proc && echo [0-9]*); do',
	'{ read -r comm <"/proc/$each/comm"; } 2>/dev/null || continue;',
	'[ "$comm" != "$1" ] || [ ! "/proc/$each/ns/net" -ef /proc/$$/ns/net ] || found="$found $each";',
	'done; [ -n "$found" ]; }',
].join(' ');

function fileParts({files}: DaemonOp): string[] {
	const folders = foldersOf(files);
	return [...(folders.length === 0 ? [] : [`mkdir -p ${folders.join(' ')}`]), ...files.flatMap(fileLines)];
}

function removeLines(files: DaemonOp['files']): string[] {
	if (files.length === 0) return [];
	return [
		`rm -f ${files.map(({path}) => quote(path)).join(' ')}`,
		`rmdir --ignore-fail-on-non-empty ${foldersOf(files).join(' ')}`,
	];
}

function foldersOf(files: DaemonOp['files']): string[] {
	return [...new Set(files.map(({path}) => quote(path.slice(0, path.lastIndexOf('/')))))];
}
