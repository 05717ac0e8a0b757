import {readdirSync, readlinkSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {Handles} from '../../../lib/run/netns-handles.js';
import {folderWith} from '../../helpers/folder.js';

test('a namespace that is made anew under its name is found, and of those before it at most one is held', t => {
	// What the handles open is told by its path alone: any file does.
	const folder = folderWith(t, {'root/run/netns/default.web': 'first'});
	const handles = new Handles(() => `self/root${folder}`);
	const held = () =>
		readdirSync('/proc/self/fd').filter(fd => {
			try {
				return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
			} catch {
				return false;
			}
		}).length;
	const renew = (content: string) => {
		writeFileSync(join(folder, 'new'), content);
		renameSync(join(folder, 'new'), join(folder, 'root/run/netns/default.web'));
	};
	const first = handles.netns('node-1/default.web');
	t.is(handles.netns('node-1/default.web'), first);
	t.is(held(), 1);
	let before = first;
	for (const content of ['second', 'third', 'fourth']) {
		renew(content);
		const now = handles.netns('node-1/default.web');
		t.not(now, before);
		before = now;
		t.is(held(), 2, content);
	}
	handles.forgetMachine('node-1');
	t.is(held(), 0);
});
