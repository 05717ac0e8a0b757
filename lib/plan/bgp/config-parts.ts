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

/** As named, where the name alone would be a word of BIRD's: `kernel4`. */
export function numbered(name: 'kernel' | 'static', family: Family): string {
	return family === 'ipv4' ? `${name}4` : `${name}6`;
}

/** The top of bird.cfg. */
export function heading(
	machine: string,
	{routerId}: BgpSpeaker,
	{recoveryWait}: BgpOptions,
	asked: string,
): string {
	return `# BIRD 2 on ${machine}: ${asked}

log "${log}" 4000000 "${log}.old" all;  # 4 MB, twice: /run is memory

router id ${routerId};  # what its peers know this machine by: no two may have the same

# A BIRD that was gone and comes back waits so long (seconds) for its peers before it touches the kernel's routes: the old
# ones carry packets meanwhile.
graceful restart wait ${recoveryWait};
`;
}

/** What all sessions of a family share. `channel`: the lines inside `ipv4 { … }`. */
export function bgpTemplate(
	speaker: BgpSpeaker,
	options: BgpOptions,
	{family, channel}: {readonly family: Family; readonly channel: readonly string[]},
): string {
	const port = speaker.listenPort === undefined ? '' : ` port ${speaker.listenPort}`;
	const settings: Setting[] = [
		['debug { states, events };', 'what happens to a session is in the log'],
		[`local${port} as ${speaker.asNumber};`],
		[`hold time ${options.holdTime};`, 'seconds without a word from the peer: the session is over'],
		[`keepalive time ${options.keepaliveTime};`],
		['graceful restart;', 'when BIRD ends here, peers keep its routes …'],
		[`graceful restart time ${options.restartTime};`, '… for so long'],
		[`connect delay time ${options.connectDelay};`, 'until it connects, if the peer does not'],
		[`connect retry time ${options.connectRetry};`],
		[
			`error wait time ${options.errorWait}, ${options.errorWaitMax};`,
			'after an error; twice as long each time',
		],
		[`${family} {`],
		...channel.map((line): Setting => [`  ${line}`]),
		['};'],
	];
	return `template bgp ${named('bgp_template', family)} {\n${aligned(settings)}}\n`;
}

export function bgpProtocol(
	speaker: BgpSpeaker,
	session: BgpSession,
	{channel, options}: {readonly channel: readonly string[]; readonly options: BgpOptions},
): string {
	const settings: Setting[] = [
		...(session.localAs === speaker.asNumber ? [] : [[`local as ${session.localAs};`] as const]),
		[`neighbor ${session.remote}${portOf(session)} as ${session.remoteAs};`],
		...(session.sourceAddress === 'None' ? [] : [[`source address ${session.local};`] as const]),
		...hops(session),
		...(session.passive ? [['passive on;', 'it waits: the other end connects'] as const] : []),
		...otherTimers(session, options),
		...reflection(speaker, session),
		...(session.password === undefined
			? []
			: [[`password "${session.password}";`, 'of the TCP connection: MD5, RFC 2385'] as const]),
		...(session.allowedLocalAs === undefined
			? []
			: [[`allow local as ${session.allowedLocalAs};`, 'so often its own AS may be in a path'] as const]),
		...(session.bfd ? [['bfd on;'] as const] : []),
		[`${session.family} {`],
		...channel.map((line): Setting => [`  ${line}`]),
		['};'],
	];
	const template = named('bgp_template', session.family);
	return `# ${session.why}\nprotocol bgp ${session.name} from ${template} {\n${aligned(settings)}}\n`;
}

/** A line of a configuration, and what to know of it. */
export type Setting = readonly [line: string, comment?: string];

/** Indented; comments are under each other. */
export function aligned(settings: readonly Setting[]): string {
	const column = Math.max(0, ...settings.filter(([, comment]) => comment).map(([line]) => line.length));
	return settings
		.map(([line, comment]) => (comment ? `  ${line.padEnd(column)}  # ${comment}\n` : `  ${line}\n`))
		.join('');
}

export const bfdProtocol = `# Two machines send each other a packet every 100 ms; five that do not come end the session.
protocol bfd {
}
`;

export function kernelSettings(): Setting[] {
	return [
		['learn;', 'routes that others add to the kernel are known to BIRD too'],
		['persist;', 'routes stay in the kernel when BIRD ends'],
		['scan time 2;', 'seconds'],
		['graceful restart;', 'old routes stay until the peers have told all they know again'],
		['metric 0;', 'as BIRD 1 did; BIRD 2 would say 32'],
	];
}

function portOf({port}: BgpSession): string {
	return port === undefined || port === bgpPort ? '' : ` port ${port}`;
}

function hops({ttlSecurity, isDirect}: BgpSession): Setting[] {
	if (isDirect) return [['direct;', 'the neighbour is on the same link']];
	if (ttlSecurity === undefined) return [['ttl security off;'], ['multihop;']];
	return [['ttl security on;'], [`multihop ${ttlSecurity};`]];
}

function otherTimers(session: BgpSession, options: BgpOptions): Setting[] {
	const timers = [
		['hold time', session.holdTime, options.holdTime],
		['keepalive time', session.keepaliveTime, options.keepaliveTime],
		['graceful restart time', session.restartTime, options.restartTime],
	] as const;
	return timers.flatMap(([name, own, usual]): Setting[] => (own === usual ? [] : [[`${name} ${own};`]]));
}

function reflection({clusterId}: BgpSpeaker, {isClient}: BgpSession): Setting[] {
	if (!isClient || clusterId === undefined) return [];
	return [
		['rr client;', 'what it says is told to the other peers of this AS, and the reverse'],
		[`rr cluster id ${clusterId};`],
	];
}
