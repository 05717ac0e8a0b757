import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {projectRoot} from '../helpers/cnilab.js';

type Entry = {readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>>};

const {packages} = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
	packages: Readonly<Record<string, Entry>>;
};

// https://github.com/npm/cli/issues/9846: npm leaves an optional package out of the lock file when its registry does
// not have it (a mirror without the packages of other systems), and then `npm ci` refuses that lock file.
test('the lock file names every optional package, also those of other systems', t => {
	const missing = Object.entries(packages).flatMap(([path, {optionalDependencies = {}}]) =>
		Object.keys(optionalDependencies).filter(
			name =>
				!packages[`node_modules/${name}`]?.version && !packages[`${path}/node_modules/${name}`]?.version,
		),
	);
	t.deepEqual(missing, []);
});

test('every npm package is pinned', t => {
	const {dependencies = {}, devDependencies = {}} = JSON.parse(
		readFileSync(join(projectRoot, 'package.json'), 'utf8'),
	) as Readonly<Record<string, Readonly<Record<string, string>>>>;
	const ranges = Object.entries({...dependencies, ...devDependencies}).filter(
		([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
	);
	t.deepEqual(ranges, []);
	t.true('typescript' in devDependencies);
});
