import {spawnSync} from 'node:child_process';

/** Whether this kernel has links of the kind: tried in a network that ends with the trial. */
export function hasLink(kind: 'ipip'): boolean {
	const own = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
	const add = [
		'ip',
		'link',
		'add',
		'name',
		'trial',
		'type',
		kind,
		'local',
		'127.0.0.1',
		'remote',
		'127.0.0.2',
	];
	return spawnSync('unshare', [...own, '--net', ...add]).status === 0;
}
