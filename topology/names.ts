/** Which names and labels Kubernetes takes (apimachinery, util/validation). */
import type {Locate, Path, Report} from './problems.js';

/** Where a reader of a document looks things up, and where it tells what is wrong. */
export type Reading = {readonly locate: Locate; readonly report: Report};

const dnsLabel = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const qualifiedName = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;

/** The place of an op outside every machine: lib/plan names it so. */
const reserved = ['underlay'];

/** Reports a name that is no DNS-1123 label. `what` says whose name it is: `node`. */
export function checkName(
	name: string,
	what: string,
	{locate, report, path}: Reading & {path: Path},
): boolean {
	const wrong =
		name.length > 63
			? `is ${name.length} characters long, 63 are the limit`
			: reserved.includes(name)
				? 'is reserved'
				: dnsLabel.test(name)
					? undefined
					: 'is not a DNS-1123 label';
	if (wrong === undefined) return true;
	const hint = 'lower-case letters, digits and -, a letter or digit at both ends, at most 63 characters';
	const at = locate(path, 'key');
	report({code: 'bad-name', message: `the ${what} name '${name}' ${wrong}`, hint, ...(at && {at})});
	return false;
}

/** Reports label keys and values that the API server would refuse. */
export function checkLabels(
	labels: Readonly<Record<string, string>>,
	{locate, report, path}: Reading & {path: Path},
): void {
	for (const [key, value] of Object.entries(labels)) {
		const bad = !qualifiedName.test(key) ? 'key' : !labelValue.test(value) ? 'value' : undefined;
		if (bad === undefined) continue;
		const at = locate([...path, key], bad);
		report({
			code: 'bad-value',
			message: `'${bad === 'key' ? key : value}' is no label ${bad}`,
			hint: 'letters, digits, -, _ and . with a letter or digit at both ends, at most 63 characters; a key may have a DNS prefix and /',
			...(at && {at}),
		});
	}
}
