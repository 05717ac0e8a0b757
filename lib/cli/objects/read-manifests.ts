/** Manifests for the API: files → objects of its kinds, each with the places of its fields. */
import {annotationsOf} from '../../../topology/calico/node-annotations.js';
import type {CalicoNodeObject} from '../../../topology/calico/objects.js';
import {childValue, type SourceDocument} from '../../../topology/documents.js';
import {unfold} from '../../../topology/kubernetes/read.js';
import {readManifests} from '../../../topology/load.js';
import type {Locate, Problem, Report} from '../../../topology/problems.js';
import type {ApiKind} from '../../api/kinds.js';
import {ProblemsError, UsageError} from '../terminal/errors.js';
import type {Invocation} from '../verbs/verb.js';
import {identify, placed, servedAs, textAt} from './identify.js';
import {objectWord} from './kind-words.js';

/** An object of a file. */
export type Manifest = {
	readonly kind: ApiKind;
	readonly name: string;
	/** Not for kinds that live in no namespace. */
	readonly namespace?: string;
	/** As it stands in the file, but for its namespace, which is filled in. */
	readonly value: object;
	readonly locate: Locate;
};

type Words = Pick<Invocation, 'list' | 'flag' | 'text'>;

export type ReadManifests = {
	readonly manifests: readonly Manifest[];
	readonly problems: readonly Problem[];
	/** Kinds that the lab does without, once for each object. */
	readonly skipped: readonly string[];
};

/** What `-f`, `-R` and `-n` say: what could be read, and what is wrong with the rest. Throws a UsageError when no file is given. */
export function manifestsOf({list, flag, text}: Words): ReadManifests {
	const paths = list('filename');
	if (paths.length === 0) throw new UsageError('no manifest is given', 'give -f FILE, -f FOLDER or -f -');
	const problems: Problem[] = [];
	const report: Report = problem => problems.push(problem);
	const patterns = flag('recursive') ? paths.map(recursive) : paths;
	const documents = readManifests(patterns, process.cwd(), report).flatMap(unfold);
	const read = documents.map(document => readManifest(document, text('namespace'), report));
	const manifests = read.flatMap(one => (typeof one === 'object' ? one : []));
	const skipped = read.flatMap(one => (typeof one === 'string' ? one : []));
	refuseTwice(manifests, report);
	if (read.length === 0 && problems.length === 0) throw new UsageError(`no object is in ${paths.join(', ')}`);
	return {manifests, problems, skipped};
}

/** The same; throws a ProblemsError when anything is wrong. */
export function soundManifests(words: Words): readonly Manifest[] {
	const {manifests, problems} = manifestsOf(words);
	if (problems.length > 0) throw new ProblemsError(problems);
	return manifests;
}

/** A folder with all in it; a file and standard input are what they are. */
function recursive(path: string): string {
	return path === '-' || /\.(ya?ml|json)$/.test(path) ? path : `${path.replace(/\/+$/, '')}/**`;
}

/** The kind alone of an object that is skipped. */
function readManifest(
	{value, locate}: SourceDocument,
	asked: string | undefined,
	report: Report,
): Manifest | string | undefined {
	const kind = identify({value, locate}, report);
	if (kind === 'skipped') return textAt(value, 'kind');
	if (!kind) return undefined;
	const metadata = childValue(value, 'metadata');
	const name = textAt(metadata, 'name');
	if (name === undefined) {
		report(nameless(metadata, locate));
		return undefined;
	}
	if (!kind.namespaced) return {kind, name, value: asServed(value as object), locate};
	const own = textAt(metadata, 'namespace');
	if (own !== undefined && asked !== undefined && own !== asked) {
		report(otherNamespace({own, asked}, locate));
		return undefined;
	}
	const namespace = own ?? asked ?? 'default';
	const whole = {...(value as object), metadata: {...(metadata as object), namespace}};
	return {kind, name, namespace, value: whole, locate};
}

/** Calico's Node is a part of Kubernetes' own; what kubectl get -o yaml wrote into it is the server's. */
function asServed(value: object): object {
	const {apiVersion = '', kind = ''} = value as {apiVersion?: string; kind?: string};
	const served = servedAs({apiVersion, kind});
	if (served.apiVersion === apiVersion && served.kind === kind) return value;
	if (served.kind !== 'Node') return {...value, ...served};
	const node = {spec: {}, ...value} as unknown as CalicoNodeObject;
	const {name, labels} = node.metadata;
	return {...served, metadata: {name, ...(labels && {labels}), annotations: annotationsOf(node)}};
}

function otherNamespace({own, asked}: {own: string; asked: string}, locate: Locate): Problem {
	const message = `the object is in namespace ${own}, and -n says ${asked}`;
	const hint = 'take one of them out';
	return placed({code: 'bad-value', message, hint}, locate(['metadata', 'namespace']));
}

function nameless(metadata: unknown, locate: Locate): Problem {
	if (textAt(metadata, 'generateName') === undefined) {
		const missing = {code: 'missing-field', message: 'metadata.name is missing'} as const;
		return placed({...missing, hint: 'every object has a name'}, locate(['metadata'], 'key'));
	}
	return placed(
		{
			code: 'missing-field',
			message: 'an object with generateName is another one each time',
			hint: "give it a name, or make one with 'npx cnilab kubectl create -f FILE'",
		},
		locate(['metadata', 'generateName'], 'key'),
	);
}

function refuseTwice(manifests: readonly Manifest[], report: Report): void {
	const seen = new Map<string, Manifest>();
	for (const manifest of manifests) {
		const word = wordOf(manifest);
		const first = seen.get(word);
		if (!first) seen.set(word, manifest);
		else report(twice(word, {first, second: manifest}));
	}
}

function twice(word: string, {first, second}: {first: Manifest; second: Manifest}): Problem {
	const before = first.locate(['metadata', 'name']);
	return placed(
		{
			code: 'duplicate',
			message: `${word} is given twice`,
			...(before && {hint: `the first one is at ${before.file}:${before.line}`}),
		},
		second.locate(['metadata', 'name']),
	);
}

/** `pod/web in shop`; nobody says `default`. */
export function wordOf({kind, name, namespace}: Pick<Manifest, 'kind' | 'name' | 'namespace'>): string {
	const word = objectWord(kind, name);
	return namespace === undefined || namespace === 'default' ? word : `${word} in ${namespace}`;
}
