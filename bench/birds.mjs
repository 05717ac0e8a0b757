// The BIRDs of a running lab, as the host sees them: their memory, and what their logs say of when they connected.
import {readdirSync, readFileSync} from 'node:fs';

// Of all processes below `ancestor`. RSS counts what several share (the program, libc) once for each; PSS shares it out.
export function birdsOf(ancestor) {
	const parents = new Map(processes());
	const isBelow = pid => pid === ancestor || (parents.has(pid) && isBelow(parents.get(pid)));
	return [...parents.keys()]
		.filter(pid => read(pid, 'comm').trim() === 'bird' && isBelow(pid))
		.map(pid => ({
			rssKb: kilobytes(read(pid, 'smaps_rollup'), 'Rss'),
			pssKb: kilobytes(read(pid, 'smaps_rollup'), 'Pss'),
			log: read(pid, 'root/run/calico/bird.log'),
		}));
}

// Seconds from the last BIRD's start of waiting ("Connect delayed") until it connects for the last time: all wait at once.
export function connectDelay(birds) {
	const waits = birds.flatMap(({log}) => {
		const began = timesOf(log, 'Connect delayed')[0];
		const ended = timesOf(log, 'Connecting to').at(-1);
		return began === undefined || ended === undefined ? [] : [{began, ended}];
	});
	const last = waits.reduce((latest, wait) => (wait.ended > latest.ended ? wait : latest));
	return (last.ended - last.began) / 1000;
}

// `2026-11-22 09:46:24.890 <TRACE> Mesh_192_168_0_19: Connecting to …`
function timesOf(log, what) {
	return log
		.split('\n')
		.filter(line => line.includes(`: ${what}`))
		.map(line => Date.parse(line.slice(0, 23)));
}

function processes() {
	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.map(pid => [Number(pid), Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1])]);
}

// Empty if it has ended meanwhile.
function read(pid, file) {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

function kilobytes(text, field) {
	return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}
