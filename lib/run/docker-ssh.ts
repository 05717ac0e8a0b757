/** A connection to a Docker Engine on another machine, through ssh. */
import {Duplex} from 'node:stream';
import {execa} from 'execa';

/** As the docker command does it: at the other end it is the docker command that connects. `hostNetns` as in `dial`. */
export function dialSsh(text: string, hostNetns: string | undefined): Duplex {
	const [file = '', ...args] = sshWords(text, hostNetns);
	const stdio = {stdin: 'pipe', stdout: 'pipe', stderr: 'pipe'} as const;
	const child = execa(file, args, {...stdio, buffer: false, reject: false});
	let said = '';
	child.stderr.on('data', chunk => {
		said += chunk;
	});
	const ended = child.then(({exitCode, originalMessage}) =>
		exitCode === 0 ? undefined : new Error(said.trim() || originalMessage || `ssh ended with ${exitCode}`),
	);
	return streamOf(child, ended);
}

function sshWords(text: string, hostNetns: string | undefined): string[] {
	const {username, hostname, port} = new URL(text);
	return [
		...(hostNetns === undefined ? [] : ['nsenter', `--net=${hostNetns}`, '--']),
		...['ssh', '-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10'],
		...(username === '' ? [] : ['-l', decodeURIComponent(username)]),
		...(port === '' ? [] : ['-p', port]),
		...['--', hostname, 'docker', 'system', 'dial-stdio'],
	];
}

type Pipes = {readonly stdin: NodeJS.WritableStream; readonly stdout: NodeJS.ReadableStream};

/**
 * A process's pipes as one stream, which ends when the process has: with an error where it has failed. Not Duplex.from of the two,
 * which can call an end that both reach at once an abort (seen with Node 20.19).
 */
function streamOf({stdin, stdout}: Pipes, ended: Promise<Error | undefined>): Duplex {
	const duplex = new Duplex({
		allowHalfOpen: false,
		read: () => stdout.resume(),
		// What ssh says of it comes with its end, and before this.
		write: (chunk, _encoding, done) =>
			stdin.write(chunk, error => (error ? void ended.then(() => done(error)) : done())),
		final: done => {
			stdin.end(() => done());
		},
		destroy: (error, done) => {
			for (const pipe of [stdin, stdout] as unknown as readonly Duplex[]) pipe.destroy();
			done(error);
		},
	});
	// Told by the write that failed.
	stdin.on('error', () => {});
	stdout.on('data', chunk => {
		if (!duplex.push(chunk)) stdout.pause();
	});
	void ended.then(error => (error ? duplex.destroy(error) : duplex.push(null)));
	return Object.assign(duplex, ofSockets);
}

/** What http's Agent asks of a connection that it keeps: pipes have nothing to set. */
const ofSockets = {setKeepAlive() {}, setTimeout() {}, ref() {}, unref() {}};
