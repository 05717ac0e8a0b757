import {modes} from '../../plugins/index.js';
import {didYouMean} from '../../topology/problems.js';
import {examineHost, type ModeNeeds, neededBy} from '../run/doctor.js';
import type {HostFact, HostReport} from '../run/host-report.js';
import {UsageError} from './terminal/errors.js';
import {needWords, readiness} from './terminal/needs-text.js';
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
	const ready = modes.map(mode => ({mode: mode.name, ...neededBy(mode.requires, report)}));
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

type Ready = ModeNeeds & {readonly mode: string};

function toText({facts, problems}: HostReport, ready: readonly Ready[], output: Output): string {
	const lines = facts.map(fact => [fact.area, fact.name, verdict(fact, output), fact.detail]);
	const modeLines = ready.map(({mode, needs, lacks}) => [
		mode,
		readiness({needs, lacks}, output),
		needs.map(needWords).join(', ') || '–',
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
