/** labd: the lab's own process. Started by the sandbox's init with the state folder; brings the lab up and serves it. */
import {closeSync, openSync} from 'node:fs';
import {join} from 'node:path';
import {readDesired} from './desired.js';
import {tell} from './events.js';
import {Lab} from './lab.js';
import {log} from './log.js';
import {serveLabd} from './server.js';

const [folder = ''] = process.argv.slice(2);
// Who started us may be gone: what is said to nobody is no error.
process.stdout.on('error', () => {});
process.on('unhandledRejection', error => log(`unhandled: ${error instanceof Error ? error.stack : error}`));

try {
	const lab = new Lab(readDesired(folder));
	const ms = await lab.start((what, done, all) => tell({event: 'progress', what, done, all}));
	await serveLabd(join(folder, 'labd.sock'), lab.handlers);
	tell({event: 'up', ms, notices: lab.notices()});
	releaseStdout();
} catch (error) {
	log(`${error instanceof Error ? error.stack : error}`);
	tell({event: 'failed', message: error instanceof Error ? error.message : String(error)});
	process.exitCode = 1;
	process.stdout.end(() => process.exit());
}

/** The pipe to who started us is no longer needed: nothing may block on it. */
function releaseStdout(): void {
	process.stdout.end(() => {
		closeSync(1);
		openSync('/dev/null', 'w');
	});
}
