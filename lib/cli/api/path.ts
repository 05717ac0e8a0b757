/** Where the API keeps what. */
import {type ApiKind, apiVersionOf} from '../../api/kinds.js';

export type Where = {
	/** Of all namespaces if not set. */
	readonly namespace?: string | undefined;
	/** All objects if not set. */
	readonly name?: string;
};

export type Query = Readonly<Record<string, string | undefined>>;

/** `/apis/apps/v1/namespaces/default/deployments/web?dryRun=All` */
export function pathOf(kind: ApiKind, {namespace, name}: Where, query: Query = {}): string {
	const root = kind.group === '' ? '/api' : '/apis';
	const steps = [
		apiVersionOf(kind),
		...(kind.namespaced && namespace !== undefined ? ['namespaces', encodeURIComponent(namespace)] : []),
		kind.plural,
		...(name === undefined ? [] : [encodeURIComponent(name)]),
	];
	const pairs = Object.entries(query).flatMap(([key, value]) =>
		value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
	);
	return [`${root}/${steps.join('/')}`, ...(pairs.length > 0 ? [pairs.join('&')] : [])].join('?');
}
