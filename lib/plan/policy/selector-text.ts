/** A stable text of a selector: two that say the same in the same words have the same text, whoever wrote them. */
import type {Selector} from '../../../topology/calico/selector.js';
import type {EndpointSelector} from '../../../topology/policy/types.js';

/** `all()` for a selector without any part. Not Calico's own text, but as unique. */
export function endpointSelectorText(selector: EndpointSelector): string {
	const known = texts.get(selector);
	if (known !== undefined) return known;
	const text = textOf(selector);
	texts.set(selector, text);
	return text;
}

const texts = new WeakMap<EndpointSelector, string>();

function textOf({labels, namespaces, serviceAccounts, nodes, isPodsOnly}: EndpointSelector): string {
	const parts = [
		isPodsOnly ? ['pods'] : [],
		namespaces === undefined ? [] : [namespacesText(namespaces)],
		serviceAccounts?.names?.length ? [`service accounts ${list(serviceAccounts.names)}`] : [],
		serviceAccounts?.labels ? [`service accounts (${selectorText(serviceAccounts.labels)})`] : [],
		nodes ? [`nodes (${selectorText(nodes)})`] : [],
		labels && labels.is !== 'all' ? [inner(labels)] : [],
	].flat();
	return parts.length === 0 ? 'all()' : parts.join(' && ');
}

/** In Calico's selector language, with as few parentheses as it needs. */
export function selectorText(selector: Selector): string {
	switch (selector.is) {
		case 'all':
		case 'global':
			return `${selector.is}()`;
		case 'has':
			return `has(${selector.label})`;
		case 'in':
		case 'not in':
			return `${selector.label} ${selector.is} {${list(selector.values)}}`;
		case 'not':
			return `!${inner(selector.of)}`;
		case 'and':
		case 'or':
			if (selector.of.length === 0) return selector.is === 'and' ? 'all()' : '!all()';
			return selector.of.map(inner).join(selector.is === 'and' ? ' && ' : ' || ');
		default:
			return `${selector.label} ${selector.is} ${quoted(selector.value)}`;
	}
}

function inner(selector: Selector): string {
	const text = selectorText(selector);
	return selector.is === 'and' || selector.is === 'or' ? `(${text})` : text;
}

function namespacesText(namespaces: NonNullable<EndpointSelector['namespaces']>): string {
	if (namespaces === 'all') return 'any namespace';
	if (namespaces === 'none') return 'no namespace';
	return 'name' in namespaces
		? `namespace ${quoted(namespaces.name)}`
		: `namespaces (${selectorText(namespaces.labels)})`;
}

/** The order of a list means nothing. */
function list(values: readonly string[]): string {
	return values.toSorted().map(quoted).join(', ');
}

/** A value has no way to escape a quote: it stands in the other kind. */
function quoted(value: string): string {
	return value.includes("'") ? `"${value}"` : `'${value}'`;
}
