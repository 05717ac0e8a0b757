/** What BGP is on a machine: BIRD with its files, its sessions, and the routes that come of them. Pure. */
import type {BgpSpeaker, Node, Router} from '../../../topology/model.js';
import type {Surroundings} from '../mode.js';
import type {DaemonOp, Op, SessionOp} from '../ops.js';
import {birdSocket} from './config-parts.js';
import {whyDown} from './ends.js';
import {learnedRoutes} from './learned.js';
import {type ConfigFile, nodeConfigPath, nodeFiles} from './node-config.js';
import type {BgpOptions} from './options.js';
import {routerConfigPath, routerFiles} from './router-config.js';

/** Nothing for a machine that speaks no BGP. The daemon first, then its sessions, then its routes. */
export function* bgpOps({name}: Node | Router, cluster: Surroundings, options: BgpOptions): Iterable<Op> {
	const speaker = cluster.bgp?.speakers.find(({machine}) => machine === name);
	if (!speaker) return;
	yield daemonOp(speaker, cluster, options);
	yield* sessionOps(speaker, cluster);
	yield* learnedRoutes(name, cluster);
}

function daemonOp(speaker: BgpSpeaker, cluster: Surroundings, options: BgpOptions): DaemonOp {
	const isNode = cluster.nodes.some(({name}) => name === speaker.machine);
	const [files, path]: [ConfigFile[], string] = isNode
		? [nodeFiles(speaker, cluster, options), nodeConfigPath]
		: [routerFiles(speaker, cluster, options), routerConfigPath];
	return {
		kind: 'daemon',
		in: speaker.machine,
		name: 'bird',
		files,
		check: `bird -p -c ${path}`,
		start: startLine(path),
		reload: `birdc -s ${birdSocket} configure`,
		stop: `birdc -s ${birdSocket} down`,
		why: `the routing daemon of ${speaker.machine}: it speaks BGP for AS ${speaker.asNumber}`,
	};
}

/**
 * calico-node always starts it with -R (graceful restart). Here only where the kernel still has routes of a BIRD that ran
 * before: with -R nothing is put into the kernel until all peers have answered, or `graceful restart wait` is over, and a
 * peer that never answers would hold up a machine that has nothing to keep.
 */
function startLine(path: string): string {
	const recover = '$([ -z "$(ip route show proto bird; ip -6 route show proto bird)" ] || echo -R)';
	return [
		'mkdir -p /var/run/calico /var/run/bird',
		`ln -sf ${birdSocket} /var/run/bird/bird.ctl`,
		`bird ${recover} -s ${birdSocket} -P /var/run/calico/bird.pid -c ${path}`,
	].join(' && ');
}

function* sessionOps(speaker: BgpSpeaker, {bgp}: Surroundings): Iterable<SessionOp> {
	for (const session of speaker.sessions) {
		const down = bgp && whyDown(bgp, {speaker, session});
		yield {
			kind: 'session',
			in: speaker.machine,
			by: 'bird',
			name: session.name,
			remote: session.remote,
			...(session.machine !== undefined && {machine: session.machine}),
			why: down === undefined ? session.why : `${session.why}; it can't come up: ${down}`,
		};
	}
}
