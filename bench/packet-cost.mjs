// What packets between two pods tell: run inside them by bench/policy.mjs, with the host's programs.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {iperfPort} from './policy-labs.mjs';
import {cnilabArgv, median, state} from './stand.mjs';

// Throughput and first packets in two labs that have the same pods, between the ends of both, one pair after the other. In turn, so
// that what else the machine does is the same for both.
export async function measurePackets(policed, open) {
	const samples = [];
	for (let at = 0; at < policed.ends.length; at++) {
		const turns = at % 2 === 0 ? [policed, open] : [open, policed];
		const of = {};
		for (const lab of turns) {
			const side = lab === policed ? 'policed' : 'open';
			const path = {...lab, ...lab.ends[at]};
			of[side] = {gbit: await throughput(path, 1), firstUs: await firstPacket(path, 1000)};
		}
		samples.push(of);
	}
	const ratios = samples.map(({policed: a, open: b}) => a.gbit / b.gbit).sort((a, b) => a - b);
	return {
		gbit: median(samples.map(each => each.policed.gbit)),
		throughput: median(ratios),
		spread: [ratios[Math.floor(ratios.length / 4)], ratios[Math.floor((ratios.length * 3) / 4)]],
		firstUs: median(samples.map(each => each.policed.firstUs)),
		openFirstUs: median(samples.map(each => each.open.firstUs)),
	};
}

// Gbit/s of one TCP stream. `lab`: its name, with the ends' pods and the server's address. The sender has one processor, on which
// its packets pass all hooks as well, the receiver another one: left to the scheduler, a stream is twice as fast as the next one.
async function throughput({name, client, server, address}, seconds) {
	const listening = inPod(name, server, ['iperf3', '-s', '-1', '-p', `${iperfPort + 1}`, '--forceflush']);
	const closed = once(listening, 'close');
	await line(listening, /listening/);
	const run = inPod(name, client, [
		'iperf3',
		'-c',
		address,
		'-p',
		`${iperfPort + 1}`,
		'-t',
		`${seconds}`,
		'-A',
		'0,1',
		'-J',
	]);
	const {end} = JSON.parse(await whole(run));
	await closed;
	return end.sum_received.bits_per_second / 1e9;
}

// Microseconds for the first packet of a connection: datagrams of as many sockets, as the kernel takes them one by one.
async function firstPacket({name, client, address}, count) {
	const script = `
		const {createSocket} = require('node:dgram');
		(async () => {
			const sockets = await Promise.all(Array.from({length: ${count}}, () => new Promise(resolve => {
				const socket = createSocket('udp4');
				socket.bind(0, () => socket.connect(${iperfPort}, '${address}', () => resolve(socket)));
			})));
			const start = performance.now();
			for (const socket of sockets) socket.send('x');
			console.log((performance.now() - start) * 1000 / sockets.length);
			process.exit();
		})();`;
	return Number(await whole(inPod(name, client, ['node', '-e', script])));
}

// A connection a millisecond is tried, each a datagram of a new socket; resolves with the milliseconds since 1970 at which the last arrived
// when none has for a while. `act` begins what forbids it, once datagrams arrive.
export async function lastArrival({name, client, server, address}, port, act) {
	const receive = `
		const socket = require('node:dgram').createSocket('udp4');
		let last;
		socket.on('message', () => { last ??= console.log('arrives'); last = performance.timeOrigin + performance.now(); });
		socket.bind(${port}, () => console.log('bound'));
		setInterval(() => { if (last && performance.timeOrigin + performance.now() - last > 300) { console.log('last ' + last); process.exit(); } }, 20);`;
	const send = `
		const {createSocket} = require('node:dgram');
		const next = () => { const socket = createSocket('udp4'); socket.send('x', ${port}, '${address}', () => socket.close()); };
		setInterval(next, 1);`;
	const receiver = inPod(name, server, ['node', '-e', receive]);
	await line(receiver, /bound/);
	const sender = inPod(name, client, ['node', '-e', send]);
	await line(receiver, /arrives/);
	await act();
	const [, last] = await line(receiver, /last (\S+)/);
	sender.kill();
	return Number(last);
}

function inPod(lab, pod, command) {
	const [program, ...args] = cnilabArgv('exec', '--lab', lab, pod, '--', ...command);
	return spawn(program, args, {env: state, stdio: ['ignore', 'pipe', 'inherit']});
}

async function whole(child) {
	let text = '';
	for await (const piece of child.stdout) text += piece;
	return text;
}

// The first of its output that fits.
async function line(child, pattern) {
	let text = '';
	return new Promise((resolve, reject) => {
		const look = piece => {
			text += piece;
			const found = pattern.exec(text);
			if (!found) return;
			child.stdout.off('data', look);
			resolve(found);
		};
		child.stdout.on('data', look);
		child.once('close', () => reject(new Error(`ended without ${pattern}: ${text}`)));
	});
}
