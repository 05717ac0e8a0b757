/** Compares what an informer was told with what happened. */

export type Change = {
	readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
	readonly name: string;
	readonly version: number;
};

/** A list, with the version that it was taken at; what was different there, and what came later, follows. */
export type Told = Change | {readonly list: number};

export function isList(told: Told): told is {readonly list: number} {
	return 'list' in told;
}

/** The newest version that the informer knows of. */
export function newest(told: readonly Told[]): number {
	return Math.max(0, ...told.map(each => (isList(each) ? each.list : each.version)));
}

/** Where it was not told every change once and in order; nothing if it was. */
export function faultsOf(told: readonly Told[], happened: readonly Change[]): string[] {
	const faults: string[] = [];
	let cache: ReadonlyMap<string, number> = new Map();
	let ofList = new Set<string>();
	let at = 0;
	for (const each of told) {
		if (!isList(each) && each.version <= at) {
			if (!ofList.delete(textOf(each))) faults.push(`told twice, or too late: ${textOf(each)}`);
			continue;
		}
		faults.push(...neverTold(ofList));
		ofList = new Set();
		if (!isList(each)) faults.push(...unlessNext(each, happened, at));
		at = isList(each) ? each.list : each.version;
		const state = stateAt(happened, at);
		if (isList(each)) ofList = new Set(difference(cache, state));
		cache = state;
	}
	const rest = happened.filter(({version}) => version > at).map(textOf);
	return [...faults, ...neverTold(ofList), ...neverTold(rest)];
}

function neverTold(texts: Iterable<string>): string[] {
	return [...texts].map(text => `never told: ${text}`);
}

function unlessNext(change: Change, happened: readonly Change[], at: number): string[] {
	const next = happened.find(({version}) => version > at);
	if (next && textOf(next) === textOf(change)) return [];
	return [`${textOf(change)} was told, not ${next ? textOf(next) : 'nothing'}`];
}

function stateAt(happened: readonly Change[], at: number): Map<string, number> {
	const state = new Map<string, number>();
	for (const {type, name, version} of happened) {
		if (version > at) break;
		if (type === 'DELETED') state.delete(name);
		else state.set(name, version);
	}
	return state;
}

/** What a list has to say to somebody who believes in `before`. */
function difference(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
	const gone = [...before].filter(([name]) => !after.has(name));
	const changed = [...after].filter(([name, version]) => before.get(name) !== version);
	return [
		...gone.map(([name, version]) => textOf({type: 'DELETED', name, version})),
		...changed.map(([name, version]) =>
			textOf({type: before.has(name) ? 'MODIFIED' : 'ADDED', name, version}),
		),
	];
}

function textOf({type, name, version}: Change): string {
	return `${type} ${name} ${version}`;
}
