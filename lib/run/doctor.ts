/** What this host can: by trying. `checkHost` is for `up`, before its first effect; `examineHost` tells everything. */
import {existsSync, readFileSync} from 'node:fs';
import {release} from 'node:os';
import type {Requirement} from '../plan/mode.js';
import type {Substitute} from '../plan/substitutes.js';
import {limitFacts} from './host-limits.js';
import {namespaceProblem} from './host-namespaces.js';
import {asRoot, HostError, type HostFact, type HostProblem, type HostReport} from './host-report.js';
import {findTool, missingTools, programProblem, toolFacts, toolProblem} from './host-tools.js';
import {enterTrial, linkTrial, otherTrials, substituted, type Trial, trialOf} from './host-trials.js';
import {AF_INET} from './socket-address.js';
import {closeSocket, openSocket, SOCK_STREAM} from './sockets.js';
import {type TrialResult, tryAll} from './try-all.js';

/** What every lab is made of, whatever its mode: cables and segments. */
const base: readonly Requirement[] = [{link: 'veth'}, {link: 'bridge'}];

/** Link kinds that modes of later versions want; told, not needed. */
const furtherLinks = [
	'dummy',
	'gre',
	'sit',
	'geneve',
	'wireguard',
	'vrf',
	'macvlan',
	'ipvlan',
	'vlan',
	'ifb',
];

/** Tries what a lab needs, and nothing else: about 30 ms. Changes nothing of the host. */
export async function checkHost(requirements: readonly Requirement[]): Promise<HostReport> {
	const missing = missingTools();
	if (missing.length > 0) return {facts: [], problems: [toolProblem(missing)]};
	return tryRequirements([...base, ...requirements], []);
}

/** As checkHost; returns what it has to put in the place of something. Throws a HostError if something is missing. */
export async function requireHost(requirements: readonly Requirement[]): Promise<Substitute[]> {
	const {problems, facts} = await checkHost(requirements);
	if (problems.length > 0) throw new HostError(problems);
	const isSubstituted = facts.some(({name, detail}) => name === 'ipip' && detail === substituted);
	return isSubstituted ? ['ipip'] : [];
}

/** Everything about this host that matters to labs. What is in `told` is tried too, but no problem if it is missing. */
export async function examineHost(
	requirements: readonly Requirement[],
	told: readonly Requirement[] = [],
): Promise<HostReport> {
	const missing = missingTools();
	const node: HostFact = {area: 'node', name: 'node', ok: true, needed: true, detail: process.versions.node};
	const facts = [node, ...(await toolFacts())];
	if (missing.length > 0) return {facts: [...facts, ...limitFacts()], problems: [toolProblem(missing)]};
	const more = [...told.map(trialOf), ...furtherLinks.map(linkTrial), ...otherTrials];
	const tried = await tryRequirements([...base, ...requirements], more);
	return {facts: [...facts, ...tried.facts, sctpFact(), ...limitFacts()], problems: tried.problems};
}

/** As checkHost, for what modes need, which is no problem if it is missing. */
export async function examineModes(requirements: readonly Requirement[]): Promise<HostReport> {
	const missing = missingTools();
	if (missing.length > 0) return {facts: await toolFacts(), problems: [toolProblem(missing)]};
	return tryRequirements(base, requirements.map(trialOf));
}

/** `lacks`: what is not here; without namespaces, or without a tool that every lab needs, no mode runs. */
export type ModeNeeds = {readonly needs: readonly Need[]; readonly lacks: readonly string[]};

export function neededBy(requirements: readonly Requirement[], report: HostReport): ModeNeeds {
	const everybody = report.facts.filter(
		({area, ok, needed}) => !ok && needed && (area === 'tool' || area === 'namespace'),
	);
	return {
		needs: needsOf(requirements, report),
		lacks: [...everybody.map(({name}) => name), ...lacking(requirements, report)],
	};
}

/** Something that a mode needs. `by`: not itself, but what stands for it. */
export type Need = {readonly name: string; readonly here: boolean; readonly by?: string};

/** What a report says of each requirement, by the names of its facts: `link/vxlan`. Not in it: not here, as nothing was tried. */
function needsOf(requirements: readonly Requirement[], {facts}: HostReport): Need[] {
	const found = new Map(facts.map(fact => [`${fact.area}/${fact.name}`, fact]));
	return requirements.map(requirement => {
		const {name} = trialOf(requirement);
		const {ok = false, detail} = found.get(name) ?? {};
		return {name, here: ok, ...(ok && detail === substituted && {by: 'tc-bpf'})};
	});
}

/** The requirements that a report found missing. */
function lacking(requirements: readonly Requirement[], {facts}: HostReport): string[] {
	const broken = new Set(facts.filter(({ok}) => !ok).map(({area, name}) => `${area}/${name}`));
	return [...base, ...requirements]
		.map(requirement => trialOf(requirement).name)
		.filter(name => broken.has(name));
}

/** A socket is opened in this very process: no program of every system's can do it. */
function sctpFact(): HostFact {
	const fact = {area: 'kernel', name: 'sctp', needed: false} as const;
	try {
		closeSocket(openSocket({family: AF_INET, type: SOCK_STREAM, protocol: IPPROTO_SCTP}));
		return {...fact, ok: true, detail: ''};
	} catch (error) {
		return {...fact, ok: false, detail: error instanceof Error ? error.message : String(error)};
	}
}

const IPPROTO_SCTP = 132;

async function tryRequirements(
	needed: readonly Requirement[],
	further: readonly Trial[],
): Promise<HostReport> {
	const trials = new Map([enterTrial, ...needed.map(trialOf)].map(trial => [trial.name, trial]));
	const others = new Map(further.map(trial => [trial.name, trial]));
	const results = await tryAll([...new Map([...trials, ...others]).values()]);
	const who = process.getuid?.() === 0 ? 'namespaces' : 'namespaces without root';
	const namespaces = (ok: boolean, detail: string): HostFact => ({
		area: 'namespace',
		name: who,
		ok,
		needed: true,
		detail,
	});
	if ('namespaces' in results) {
		return {facts: [namespaces(false, results.namespaces)], problems: [namespaceProblem(results.namespaces)]};
	}
	const facts = [...results].map(([name, result]) => toFact(name, result, trials.has(name)));
	const problems = facts
		.filter(({ok, needed: wanted}) => wanted && !ok)
		.map(fact => (fact.area === 'namespace' ? chrootProblem : kernelProblem(fact)));
	return {facts: [namespaces(true, 'net, mount, pid, uts, ipc'), ...facts], problems};
}

function toFact(trial: string, {ok, said}: TrialResult, needed: boolean): HostFact {
	const [area, name = ''] = trial.split('/');
	return {area: area as HostFact['area'], name, ok, needed, detail: said};
}

const chrootProblem: HostProblem = {
	what: 'this is a chroot: who enters a namespace would leave it, and write to the machine around it',
	hint: 'systemd-nspawn --directory=ROOT (or pivot_root) in place of chroot',
};

const modules: Readonly<Record<string, string>> = {
	'nft/nat': 'nft_masq',
	'qdisc/netem': 'sch_netem',
	'qdisc/tbf': 'sch_tbf',
};

/** What can't be had without it. */
const lacks: Readonly<Record<string, string>> = {
	'qdisc/netem': 'this kernel can’t hold packets back: it has no netem',
	'qdisc/tbf': 'this kernel can’t limit how fast a device sends: it has no tbf',
};

function kernelProblem({area, name, detail}: HostFact): HostProblem {
	if (area === 'link' && name === 'ipip') return tunnelProblem(detail);
	if (area === 'program') return programProblem(name);
	const missing = area === 'link' ? `this kernel has no ${name} links` : `${area} ${name} does not work`;
	const what = lacks[`${area}/${name}`] ?? missing;
	const module = modules[`${area}/${name}`] ?? name;
	return {what: `${what} (${detail})`, hint: isModule(module) ? asRoot(`modprobe ${module}`) : kernelHint};
}

/** The substitute is not for everybody: programs can't be loaded from within a user namespace (bpf(2), CAP_BPF). */
function tunnelProblem(detail: string): HostProblem {
	const what = `this kernel has no ipip links, and what stands for them, two tc programs, ${process.getuid?.() === 0 ? 'can’t be loaded' : 'needs root'} (${detail})`;
	if (isModule('ipip')) return {what, hint: asRoot('modprobe ipip')};
	if (findTool('clang') === undefined)
		return {what, hint: asRoot('apt-get install -y --no-install-recommends clang')};
	return {what, hint: process.getuid?.() === 0 ? kernelHint : 'sudo npx cnilab …'};
}

const kernelHint = `boot Debian's own kernel, which has it: ${asRoot('apt-get install -y linux-image-amd64')}`;

function isModule(name: string): boolean {
	const list = `/lib/modules/${release()}/modules.dep`;
	return existsSync(list) && new RegExp(`/${name}\\.ko`, 'm').test(readFileSync(list, 'utf8'));
}
