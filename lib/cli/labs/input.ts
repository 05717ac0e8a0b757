/** From the words of a command line to a compiled lab: the way that every verb with `labArgument` and `labOptions` takes. */
import {modes} from '../../../plugins/index.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import {type LoadOptions, loadAdHoc, loadLab} from '../../../topology/load.js';
import {type Family, families, type PerFamily} from '../../../topology/model.js';
import type {Problem, Report} from '../../../topology/problems.js';
import {chooseMode} from '../../control/choose-mode.js';
import {type Compiled, compile} from '../../control/compile.js';
import {type Requirement, requirementsIn} from '../../plan/mode.js';
import {elapsedMs} from '../terminal/clock.js';
import {ProblemsError, UsageError} from '../terminal/errors.js';
import type {Invocation} from '../verbs/verb.js';

type Words = Pick<Invocation, 'args' | 'text' | 'list'>;

/** Told what the lab wants of the host as soon as that is known: the longest part is still to come. */
export type OnMode = (requires: readonly Requirement[]) => void;

/** Throws a ProblemsError with every mistake of the input, or a UsageError if the words don't name one lab. */
export function compileWords(words: Words, onMode?: OnMode): Compiled {
	const [lab] = words.args;
	if (lab === undefined) return compileOrThrow(report => loadFromOptions(words, report), onMode);
	const adHoc = ['cluster', 'mode'].find(option => words.text(option) !== undefined);
	const given = adHoc ?? (words.list('manifests').length > 0 ? 'manifests' : undefined);
	if (given !== undefined) {
		throw new UsageError(
			`--${given} is for a lab without a file, but a lab is given: ${lab}`,
			'take one of them out',
		);
	}
	return compileLab(lab, assignmentsOf(words), onMode);
}

/** `lab` is a name, a folder or a file. Throws a ProblemsError. */
export function compileLab(lab: string, set: readonly string[], onMode?: OnMode): Compiled {
	return compileOrThrow(report => loadLab(lab, report, {set, onUnsound: unsoundToo(report)}), onMode);
}

function loadFromOptions(words: Words, report: Report) {
	const [cluster, mode] = [words.text('cluster'), words.text('mode')];
	if (cluster === undefined || mode === undefined) {
		const missing = cluster === undefined ? 'lab' : '--mode';
		throw new UsageError(
			`no ${missing} is given`,
			"give a LAB ('npm run lab' lists them), or --cluster and --mode",
		);
	}
	const name = words.text('name');
	const [manifests, set] = [words.list('manifests'), words.list('set')];
	return loadAdHoc({cluster, mode, manifests, name, set, onUnsound: unsoundToo(report)}, report);
}

// --name is a value of the lab file like any other.
function assignmentsOf({text, list}: Words): string[] {
	const name = text('name');
	return [...list('set'), ...(name === undefined ? [] : [`name=${name}`])];
}

/** A lab whose topology is wrong still tells the mistakes of its mode and its manifests in the same pass. */
function unsoundToo(report: Report): NonNullable<LoadOptions['onUnsound']> {
	return ({mode, manifests}) => {
		if (mode) chooseMode(mode, modes, report);
		readObjects(manifests, report);
	};
}

export type TimedCompiled = {
	readonly compiled: Compiled;
	/** How long it took, milliseconds. */
	readonly ms: {readonly read: number; readonly compile: number};
};

/** A lab file for a lab that may be up. Throws a ProblemsError. */
export function compileRunning(
	lab: string,
	options: Required<Pick<LoadOptions, 'set' | 'running'>>,
): TimedCompiled {
	return compileTimed(report => loadLab(lab, report, {...options, onUnsound: unsoundToo(report)}));
}

type Load = (report: Report) => ReturnType<typeof loadLab>;

function compileOrThrow(load: Load, onMode?: OnMode): Compiled {
	return compileTimed(load, onMode).compiled;
}

function compileTimed(load: Load, onMode: OnMode = () => {}): TimedCompiled {
	const problems: Problem[] = [];
	const report: Report = problem => problems.push(problem);
	const start = elapsedMs();
	const loaded = load(report);
	const middle = elapsedMs();
	const mode = modes.find(({name}) => name === loaded?.mode.name);
	if (mode && loaded) onMode(requirementsIn(mode.requires, familiesIn(loaded.pods)));
	const compiled = loaded && compile(loaded, modes, report);
	if (!compiled || problems.length > 0) throw new ProblemsError(problems);
	const [read, took] = [middle - start, elapsedMs() - middle].map(Math.round) as [number, number];
	return {compiled, ms: {read, compile: took}};
}

function familiesIn(pods: PerFamily<string>): readonly Family[] {
	return families.filter(family => pods[family] !== undefined);
}
