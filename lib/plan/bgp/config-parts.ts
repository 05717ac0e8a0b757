/** What the configurations of nodes and of routers have in common, in the language of BIRD 2. Pure. */
import type {BgpSession, BgpSpeaker, Family} from '../../../topology/model.js';
import {type BgpOptions, bgpPort} from './options.js';

/** The control socket, on each machine: where Calico's users look for it. Debian's birdc finds it too, by a link. */
export const birdSocket = '/var/run/calico/bird.ctl';

/** Not /var/log: a machine shares that with the host. */
const log = '/var/run/calico/bird.log';

/** The names of things that are there once for each family: IPv6's have a 6 at the end. */
export function named(name: string, family: Family): string {
	return family === 'ipv4' ? name : `${name}6`;
}

/** The top of bird.cfg. */
export function heading(
	machine: string,
	{routerId}: BgpSpeaker,
	{recoveryWait}: BgpOptions,
	asked: string,
): string {
	return `# BIRD 2 on ${machine}: ${asked}

log "${log}" 4000000 "${log}.old" all;  # two files of 4 MB at most: /run is memory

router id ${routerId};  # what its peers know this machine by; no two may have the same

graceful restart wait ${recoveryWait};  # a BIRD that was gone waits so long (seconds) for its peers before it
                            # touches the kernel's routes: the old ones carry packets meanwhile
`;
}

/** A BGP template: what all sessions of a family share. */
export function bgpTemplate(speaker: BgpSpeaker, options: BgpOptions, name: string): string {
	const port = speaker.listenPort === undefined ? '' : ` port ${speaker.listenPort}`;
	return `template bgp ${name} {
  debug { states, events };         # what happens to a session is in the log
  local${port} as ${speaker.asNumber};
  graceful restart;                 # when BIRD ends here, peers keep its routes for a while
  connect delay time ${options.connectDelay};             # seconds until it connects, if the peer does not
  connect retry time ${options.connectRetry};
  error wait time ${options.errorWait}, ${options.errorWaitMax};            # after an error; twice as long each time
}
`;
}

/** `channel`: the lines inside `ipv4 { … }`. */
export function bgpProtocol(
	speaker: BgpSpeaker,
	session: BgpSession,
	{template, channel}: {readonly template: string; readonly channel: readonly string[]},
): string {
	const lines = [
		...(session.localAs === speaker.asNumber ? [] : [`local as ${session.localAs};`]),
		`neighbor ${session.remote}${portOf(session)} as ${session.remoteAs};`,
		...(session.sourceAddress === 'None' ? [] : [`source address ${session.local};`]),
		...hops(session),
		...(session.passive ? ['passive on;                       # it waits: the other end connects'] : []),
		`hold time ${session.holdTime};`,
		`keepalive time ${session.keepaliveTime};`,
		`graceful restart time ${session.restartTime};`,
		...reflection(speaker, session),
		...(session.password === undefined ? [] : [`password "${session.password}";  # TCP MD5, RFC 2385`]),
		...(session.allowedLocalAs === undefined ? [] : [`allow local as ${session.allowedLocalAs};`]),
		...(session.bfd ? ['bfd on;'] : []),
		`${session.family} {`,
		...channel.map(line => `  ${line}`),
		'};',
	];
	const body = lines.map(line => `  ${line}\n`).join('');
	return `# ${session.why}\nprotocol bgp ${session.name} from ${template} {\n${body}}\n`;
}

export const bfdProtocol = `# Two machines send each other a packet every 100 ms; five that do not come end the session.
protocol bfd {
}
`;

export function kernelSettings(): string[] {
	return [
		'learn;                  # routes that others add to the kernel are known to BIRD too',
		'persist;                # routes stay in the kernel when BIRD ends',
		'scan time 2;            # seconds',
		'graceful restart;       # old routes stay until the peers have told all they know again',
		'metric 0;               # as BIRD 1 did; BIRD 2 would say 32',
	];
}

function portOf({port}: BgpSession): string {
	return port === undefined || port === bgpPort ? '' : ` port ${port}`;
}

function hops({ttlSecurity, isDirect}: BgpSession): string[] {
	if (isDirect) return ['direct;                           # the neighbour is on the same link'];
	if (ttlSecurity === undefined) return ['ttl security off;', 'multihop;'];
	return ['ttl security on;', `multihop ${ttlSecurity};`];
}

function reflection({clusterId}: BgpSpeaker, {isClient}: BgpSession): string[] {
	if (!isClient || clusterId === undefined) return [];
	return [
		'rr client;                        # what it says is told to the other peers of this AS, and the reverse',
		`rr cluster id ${clusterId};`,
	];
}
