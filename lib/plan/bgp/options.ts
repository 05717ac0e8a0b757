/** What a mode that speaks BGP can be told of it. The defaults are BIRD's and Calico's own. */
import {type Static, Type} from '@sinclair/typebox';

const seconds = (fallback: number, minimum: number, description: string) =>
	Type.Integer({default: fallback, minimum, maximum: 65535, description: `Seconds ${description}`});

/** The fields of a mode's options; `Type.Object({...bgpOptionFields, …}, {additionalProperties: false})`. */
export const bgpOptionFields = {
	holdTime: seconds(240, 3, 'without a word from a peer until the session is over; BIRD’s 240'),
	keepaliveTime: seconds(80, 1, 'between two words to a peer; BIRD’s 80, a third of the hold time'),
	restartTime: seconds(
		120,
		1,
		'for which peers keep the routes of one whose BIRD is gone and may come back (graceful restart); BIRD’s 120',
	),
	recoveryWait: seconds(
		240,
		1,
		'for which a BIRD that has come back waits for all its peers before it changes a route in the kernel; BIRD’s 240',
	),
	connectDelay: seconds(2, 1, 'until the first attempt to connect, if the peer does not; Calico’s 2'),
	connectRetry: seconds(5, 1, 'between two attempts to connect; Calico’s 5'),
	errorWait: seconds(5, 1, 'after the first error of a session until the next attempt; Calico’s 5'),
	errorWaitMax: seconds(30, 1, 'after many errors in a row; the wait doubles up to there; Calico’s 30'),
	bfd: Type.Boolean({
		default: false,
		description:
			'Nodes watch each other by BFD, which finds a dead peer within a second; Calico itself has none',
	}),
	routerIds: Type.Record(Type.String(), Type.String(), {
		default: {},
		description:
			'BGP identifiers of single nodes (CALICO_ROUTER_ID): an IPv4 address, or hash; all others use their IPv4 address',
	}),
};

const bgpOptions = Type.Object(bgpOptionFields);

export type BgpOptions = Static<typeof bgpOptions>;

/** What a lab that says nothing has. */
export const bgpDefaults: BgpOptions = {
	holdTime: 240,
	keepaliveTime: 80,
	restartTime: 120,
	recoveryWait: 240,
	connectDelay: 2,
	connectRetry: 5,
	errorWait: 5,
	errorWaitMax: 30,
	bfd: false,
	routerIds: {},
};

/** BGP's own port (RFC 4271). */
export const bgpPort = 179;
