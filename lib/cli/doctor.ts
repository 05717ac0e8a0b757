import {modes} from '../../plugins/index.js';
import {didYouMean} from '../../topology/problems.js';
import {examineHost, lacking, type Need, needsOf} from '../run/doctor.js';
import type {HostFact, HostReport} from '../run/host-report.js';
import {UsageError} from './terminal/errors.js';
import {type Output, table} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/** `cnilab doctor [MODE]`: what this host can; exit code 4 if what every lab needs, or that mode, is missing. */
export const run: RunVerb = async ({args: [name], output}) => {
	const wanted = modes.filter(mode => mode.name === name);
	const names = modes.map(mode => mode.name);
	if (name !== undefined && wanted.length === 0)
		throw new UsageError(`no mode '${name}'`, didYouMean(name, names));
	const report = await examineHost(
		wanted.flatMap(({requires}) => requires),
		modes.flatMap(({requires}) => requires),
	);
	const ready = modes.map(mode => ({
		mode: mode.name,
		needs: needsOf(mode.requires, report),
		lacks: lacksOf(mode.requires, report),
	}));
	const {engineWords} = await import('../run/docker-admission.js');
	const engine: HostFact = {
		area: 'docker',
		name: '--runtime docker',
		needed: false,
		...(await engineWords()),
	};
	const facts = [...report.facts, engine];
	const json = {
		ok: report.problems.length === 0,
		facts,
		modes: ready,
		problems: report.problems,
	};
	return {exit: json.ok ? 0 : 4, json, text: toText({...report, facts}, ready, output)};
};

type Ready = {readonly mode: string; readonly needs: readonly Need[]; readonly lacks: readonly string[]};

// Without namespaces, or without a tool that every lab needs, no mode runs.
function lacksOf(requires: Parameters<typeof lacking>[0], report: HostReport): string[] {
	const everybody = report.facts.filter(
		({area, ok, needed}) =>
			!ok && needed && area !== 'link' && area !== 'program' && area !== 'nft' && area !== 'qdisc',
	);
	return [...everybody.map(({name}) => name), ...lacking(requires, report)];
}

function toText({facts, problems}: HostReport, ready: readonly Ready[], output: Output): string {
	const lines = facts.map(fact => [fact.area, fact.name, verdict(fact, output), fact.detail]);
	const modeLines = ready.map(({mode, needs, lacks}) => [
		mode,
		lacks.length === 0
			? output.paint('green', 'runs here')
			: output.paint('yellow', `lacks ${lacks.join(', ')}`),
		needs.map(({name, by}) => (by === undefined ? name : `${name} (here: ${by})`)).join(', ') || '–',
	]);
	const last = problems.flatMap(({what, hint}) => [output.paint('red', what), `  mend it with: ${hint}`]);
	return [
		table(['AREA', 'NAME', 'STATE', 'DETAIL'], lines),
		'',
		table(['MODE', 'STATE', 'NEEDS'], modeLines),
		'',
		...(last.length > 0 ? last : ['all that labs need is here']),
	].join('\n');
}

function verdict({ok, needed}: HostFact, output: Output): string {
	if (ok) return output.paint('green', 'ok');
	return needed ? output.paint('red', 'MISSING') : output.paint('dim', 'no');
}
