/** What labels would have to be for a selector to hold, or not to hold: each way as the fewest edits that it takes. */
import {matches, type Selector} from '../../../../topology/calico/selector.js';
import type {Labels} from '../../../../topology/model.js';
import type {LabelEdit} from './changes.js';

/** One edit list a way, the shortest first; an empty list: it is so already. None: no labels do it. */
export function waysTo(
	selector: Selector,
	wanted: boolean,
	labels: Labels,
): readonly (readonly LabelEdit[])[] {
	if (matches(selector, labels) === wanted) return [[]];
	return waysFrom(selector, wanted, labels)
		.toSorted((a, b) => a.length - b.length)
		.slice(0, mostWays);
}

/** More than these nobody reads. */
const mostWays = 4;

function waysFrom(selector: Selector, wanted: boolean, labels: Labels): readonly (readonly LabelEdit[])[] {
	switch (selector.is) {
		case 'all':
		case 'global':
			return [];
		case 'not':
			return waysTo(selector.of, !wanted, labels);
		case 'and':
		case 'or':
			return (selector.is === 'and') === wanted
				? all(selector.of.map(part => waysTo(part, wanted, labels)))
				: selector.of.flatMap(part => waysTo(part, wanted, labels));
		default:
			return valuesFor(selector, wanted).map(value => [{label: selector.label, value}]);
	}
}

type AboutLabel = Extract<Selector, {readonly label: string}>;

/** Undefined: without the label. */
function valuesFor(selector: AboutLabel, wanted: boolean): readonly (string | undefined)[] {
	switch (selector.is) {
		case 'has':
			return [wanted ? 'true' : undefined];
		case 'in':
			return wanted ? selector.values : [undefined];
		case 'not in':
			return wanted ? [undefined] : selector.values;
		case '!=':
			return [wanted ? undefined : selector.value];
		default:
			return [wanted ? selector.value : undefined];
	}
}

/** One way of each part, together; two that say different things of one label do not go together. */
function all(parts: readonly (readonly (readonly LabelEdit[])[])[]): readonly (readonly LabelEdit[])[] {
	return parts.reduce<readonly (readonly LabelEdit[])[]>(
		(ways, part) =>
			ways.flatMap(way => part.flatMap(more => joined(way, more) ?? [])).slice(0, mostWays * mostWays),
		[[]],
	);
}

function joined(way: readonly LabelEdit[], more: readonly LabelEdit[]): [LabelEdit[]] | undefined {
	const edits = new Map(way.map(edit => [edit.label, edit]));
	for (const edit of more) {
		const other = edits.get(edit.label);
		if (other && other.value !== edit.value) return undefined;
		edits.set(edit.label, edit);
	}
	return [[...edits.values()]];
}
