/** Calico's selector texts → the selectors of policies. */
import {parseSelector, type Selector} from '../calico/selector.js';
import type {EndpointSelector} from './types.js';

/** Undefined: everything. A text that is no selector selects nothing, as in Calico, and was told. */
export function selectorIn(text: string | undefined): Selector | undefined {
	const read = parseSelector(text ?? '');
	if ('error' in read) return {is: 'or', of: []};
	return read.selector.is === 'all' ? undefined : read.selector;
}

/** `all()` are those that have a namespace, `global()` those that have none. Undefined: both. */
export function namespacesOf(text: string | undefined): EndpointSelector['namespaces'] {
	if (text === undefined || text.trim() === '') return undefined;
	const selector = selectorIn(text);
	if (!selector) return 'all';
	return selector.is === 'global' ? 'none' : {labels: selector};
}
