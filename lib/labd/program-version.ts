import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {packageRoot} from '../../topology/load/package.js';

/** `0.1.0`, from the package's own file. */
export function programVersion(): string {
	const file = join(packageRoot(), 'package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as {readonly version: string}).version;
}
