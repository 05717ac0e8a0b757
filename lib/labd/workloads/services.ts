/** What a listener answers. Data and pure functions: the sockets are elsewhere. */
import type {InternetAddress} from '../../run/socket-address.js';

export type HttpRequest = {
	readonly method: string;
	readonly path: string;
	/** As the request line has it: path and query. */
	readonly target: string;
	/** `1.1` */
	readonly httpVersion: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	/** As the server sees it. */
	readonly client: InternetAddress;
	readonly now: Date;
};

export type HttpResponse = {
	readonly status: number;
	readonly body: string;
	readonly type?: string;
	/** The `Server` header. */
	readonly server?: string;
};

export type HttpHandler = (request: HttpRequest) => HttpResponse;

/** The line that the image writes for a request, without its newline. */
export type AccessLog = (request: HttpRequest, response: HttpResponse) => string;

/** `reply` gets the datagram as text; undefined: no answer. */
export type DatagramHandler = (text: string, client: InternetAddress) => string | undefined;

export type Service =
	| {readonly kind: 'http' | 'https'; readonly handle: HttpHandler; readonly access?: AccessLog}
	/** TCP: a line with the hostname and the client's address to everyone who connects, then the end. */
	| {readonly kind: 'greeting'; readonly hostname: string}
	/** TCP: these words to everyone who connects, then the end. */
	| {readonly kind: 'words'; readonly words: string}
	/** TCP or UDP: the same bytes back. */
	| {readonly kind: 'echo'}
	| {readonly kind: 'datagram'; readonly reply: DatagramHandler};
