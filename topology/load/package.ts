/** What comes with the package: ready labs and ready shapes. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The folder with cnilab's package.json, whether this runs from dist/ or from the source. */
export function packageRoot(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!isRoot(folder)) {
		if (dirname(folder) === folder) throw new Error(`no package.json of cnilab above ${import.meta.url}`);
		folder = dirname(folder);
	}
	return folder;
}

/** The names under labs/, sorted. */
export function labNames(): string[] {
	const folder = join(packageRoot(), 'labs');
	return namesIn(folder).filter(name => existsSync(join(folder, name, 'lab.yaml')));
}

/** The names under topology/clusters/, sorted. */
export function shapeNames(): string[] {
	const names = namesIn(join(packageRoot(), 'topology', 'clusters'));
	return names.filter(name => name.endsWith('.yaml')).map(name => name.slice(0, -'.yaml'.length));
}

export function labFile(name: string): string {
	return join(packageRoot(), 'labs', name, 'lab.yaml');
}

export function shapeFile(name: string): string {
	return join(packageRoot(), 'topology', 'clusters', `${name}.yaml`);
}

function namesIn(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function isRoot(folder: string): boolean {
	const file = join(folder, 'package.json');
	return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'cnilab';
}
