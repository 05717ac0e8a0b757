import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {readState, StateError, writeState} from '../../../lib/run/state-file.js';
import {folderWith} from '../../helpers/folder.js';

type Sheep = {readonly version: number; readonly legs: number};

const format = {version: 3, isWhole: ({legs}: Partial<Sheep>) => legs === 4};

test('what was written is read', t => {
	const file = join(folderWith(t, {}), 'sheep.json');
	writeState(file, '{"version":3,"legs":4}');
	t.deepEqual(readState(file, format), {version: 3, legs: 4});
});

const damages: Readonly<Record<string, readonly [content: string, said: RegExp]>> = {
	empty: ['', /is empty/],
	'nothing but a line end': ['\n', /is empty/],
	'cut off': ['{"version":3,"le', /cut off/],
	garbage: ['\0\x01 no JSON', /something else has written/],
	'another document': ['[1]', /not what cnilab writes/],
	null: ['null', /not what cnilab writes/],
	'a number': ['7', /not what cnilab writes/],
	'without a version': ['{"legs":4}', /not what cnilab writes/],
	'with a version that is none': ['{"version":"3","legs":4}', /not what cnilab writes/],
	'without a part': ['{"version":3}', /not what cnilab writes/],
	newer: ['{"version":4,"legs":4}', /a newer version .*format is 4, this one reads 3/],
	older: ['{"version":2,"legs":4}', /an older version .*format is 2, this one reads 3/],
};

for (const [what, [content, said]] of Object.entries(damages)) {
	test(`a state file that is ${what} is refused by name, with what is wrong and what to do`, t => {
		const file = join(folderWith(t, {}), 'sheep.json');
		writeFileSync(file, content);
		const error = t.throws(() => readState(file, format), {instanceOf: StateError, message: said});
		t.true(error?.message.startsWith(file));
		t.regex(error?.message ?? '', /npx cnilab down/);
	});
}

test('a state file that is not there, or is a folder, is refused by name too', t => {
	const folder = folderWith(t, {});
	const file = join(folder, 'sheep.json');
	for (const path of [file, folder]) {
		const error = t.throws(() => readState(path, format), {instanceOf: StateError});
		t.true(error?.message.includes(path));
	}
});
