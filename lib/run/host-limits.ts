/** Limits of this host that a large lab runs into. */
import {readFileSync} from 'node:fs';
import {availableParallelism, freemem, totalmem} from 'node:os';
import type {Cluster} from '../../topology/model.js';
import {readSysctl} from './host-namespaces.js';
import {asRoot, type HostFact, type HostProblem} from './host-report.js';

/** What a lab is going to use. */
export type LabNeeds = {
	/** Of labd alone. */
	readonly openFiles?: number;
	readonly processes?: number;
	readonly memoryMb?: number;
};

/** What a lab uses at most, measured: labd holds each namespace, each listener, and while it proves both ends of a window. */
export function needsOf({nodes, pods, underlay}: Cluster): LabNeeds {
	const machines = nodes.length + underlay.routers.length + underlay.clients.length;
	const ports = pods.flatMap(({containers}) => containers.flatMap(container => container.ports)).length;
	const programs = pods.flatMap(({containers}) =>
		containers.filter(({command}) => command.length > 0),
	).length;
	return {
		openFiles: 2 * (pods.length + machines) + ports + 2 * probeWindow + 100,
		processes: machines + programs + 50,
		memoryMb: Math.ceil(100 + 5 * machines + 0.6 * pods.length),
	};
}

/** The sockets that labd has open at the same time while it probes, on one side. */
const probeWindow = 500;

/** Which limits are too low for a lab. Cheap: reads a few files of /proc. */
export function checkLimits(needs: LabNeeds): HostProblem[] {
	const limits = readLimits();
	const problems: HostProblem[] = [];
	const check = (
		need: number | undefined,
		limit: number | undefined,
		problem: (need: number) => HostProblem,
	) => {
		if (need !== undefined && limit !== undefined && need > limit) problems.push(problem(need));
	};
	check(needs.openFiles, limits.openFiles, need => ({
		what: `a process may have ${limits.openFiles} files open, this lab needs ${need}`,
		hint: `ulimit -n ${need}`,
	}));
	check(needs.processes, limits.processes, need => ({
		what: `there can be ${limits.processes} processes, this lab needs ${need}`,
		hint: asRoot(`sysctl -w kernel.pid_max=${Math.max(4_194_304, 2 * need)}`),
	}));
	check(needs.memoryMb, limits.memoryMb, need => ({
		what: `${limits.memoryMb} MB of memory are free, this lab needs ${need}`,
		hint: 'end other programs, give the machine more memory, or take fewer pods',
	}));
	return problems;
}

const neighbourKeys = ['net.ipv4.neigh.default.gc_thresh3', 'net.ipv6.neigh.default.gc_thresh3'];

type Limits = {
	readonly neighbours?: number;
	readonly openFiles?: number;
	readonly processes?: number;
	readonly memoryMb: number;
};

function readLimits(): Limits {
	const neighbours = lowest(neighbourKeys.map(numberOf));
	const openFiles = numberIn('/proc/self/limits', /^Max open files\s+\d+\s+(\d+)/m);
	const processes = lowest([
		numberOf('kernel.pid_max'),
		numberOf('kernel.threads-max'),
		numberIn('/proc/self/limits', /^Max processes\s+(\d+)/m),
	]);
	const memoryMb = Math.floor((availableKb() ?? freemem() / 1024) / 1024);
	return {
		...(neighbours === undefined ? {} : {neighbours}),
		...(openFiles === undefined ? {} : {openFiles}),
		...(processes === undefined ? {} : {processes}),
		memoryMb,
	};
}

/** The limits as `doctor` tells them. */
export function limitFacts(): HostFact[] {
	const {neighbours, openFiles, processes, memoryMb} = readLimits();
	const fact = (name: string, ok: boolean, detail: string): HostFact => ({
		area: 'limit',
		name,
		ok,
		needed: false,
		detail,
	});
	const told = (value: number | undefined) =>
		value === undefined ? 'not told by this kernel' : String(value);
	const inotify = numberOf('fs.inotify.max_user_instances');
	return [
		fact(
			'neighbour entries',
			(neighbours ?? 1024) >= 1024,
			`${told(neighbours)} (gc_thresh3, for all namespaces together)`,
		),
		fact('open files', (openFiles ?? 4096) >= 4096, `${told(openFiles)} for a process`),
		fact('processes', (processes ?? 4096) >= 4096, told(processes)),
		fact('inotify instances', (inotify ?? 128) >= 128, told(inotify)),
		fact('memory', memoryMb >= 512, `${memoryMb} MB free of ${Math.floor(totalmem() / 2 ** 20)}`),
		fact('processors', true, String(availableParallelism())),
	];
}

function lowest(values: ReadonlyArray<number | undefined>): number | undefined {
	const known = values.filter(value => value !== undefined);
	return known.length === 0 ? undefined : Math.min(...known);
}

function numberOf(key: string): number | undefined {
	const value = readSysctl(key);
	return value === undefined ? undefined : Number(value);
}

function availableKb(): number | undefined {
	return numberIn('/proc/meminfo', /^MemAvailable:\s+(\d+)/m);
}

function numberIn(file: string, pattern: RegExp): number | undefined {
	try {
		const [, value] = pattern.exec(readFileSync(file, 'utf8')) ?? [];
		return value === undefined ? undefined : Number(value);
	} catch {
		return undefined;
	}
}
