/** What bringing a lab up begins with, before the program that reads labs is loaded: that takes as long as labd takes to start. */
import {prepare} from '../../labd/prepare.js';
import {engineWay} from '../../run/docker-socket.js';
import type {Sandbox} from '../../run/sandbox.js';
import type {Words} from '../verbs/verb.js';

/** Who ends before it is used need not end it: it holds nothing, and goes with us. */
export function begin({text}: Words): Promise<Sandbox> {
	const sandbox = prepare(text('runtime') === 'docker' ? engineWay() : undefined);
	// Why it could not be made is told when it is needed: by then the host has been looked at, and the input.
	sandbox.catch(() => {});
	return sandbox;
}
