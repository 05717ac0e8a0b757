/** What is mounted where a process is. */
import {readFileSync} from 'node:fs';
import {relative} from 'node:path';

/** proc(5), mountinfo: what the kernel writes behind the path of a folder that is no more. */
export const deleted = '//deleted';

export type Mount = {readonly device: string; readonly of: string; readonly at: string};

/** proc(5): the device, which folder of its file system, and where. */
export function mountsOf(pid: number | 'self'): Mount[] {
	const lines = read(`/proc/${pid}/mountinfo`)
		.split('\n')
		.filter(line => line !== '');
	return lines.map(line => {
		const [, , device = '', of = '', at = ''] = line.split(' ').map(unescaped);
		return {device, of, at};
	});
}

/** Blanks and the like are octal there. */
function unescaped(text: string): string {
	return text.replaceAll(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}

/** A path that need not be there, as mountinfo would tell it. */
export function pathInFilesystem(path: string): string | undefined {
	const around = mountsOf('self').filter(({at}) => at === '/' || path === at || path.startsWith(`${at}/`));
	// Of two at one place, the later one covers the other.
	const mount = around.toReversed().toSorted((a, b) => b.at.length - a.at.length)[0];
	if (!mount) return undefined;
	const inside = relative(mount.at, path);
	return `${mount.device} ${[mount.of === '/' ? '' : mount.of, inside].filter((part, index) => index === 0 || part !== '').join('/')}`;
}

// A process may end meanwhile.
function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
