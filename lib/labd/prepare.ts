/** The sandbox of a lab that is to come. A file of its own: it is begun while most of the program is still being read. */
import {join} from 'node:path';
import {packageRoot} from '../../topology/load/package.js';
import {type EngineWay, type Sandbox, startSandbox} from '../run/sandbox.js';

/**
 * A sandbox whose labd starts while the input is still being read; it holds nothing and knows of no lab. Give it to `launch`,
 * or end it with `abandon` (launch.ts).
 */
export function prepare(engine?: EngineWay): Promise<Sandbox> {
	return startSandbox(labdProgram(), engine);
}

export function labdProgram(): string {
	return join(packageRoot(), 'dist/lib/labd/main.js');
}
