/** What the API server says of a wrong name (apimachinery, pkg/util/validation). */
import {
	dnsLabel,
	dnsLetterLabel,
	dnsSubdomain,
	labelKey,
	labelValue,
	type NameRule,
	podName,
	portName,
} from '../../../topology/kubernetes/names.js';

/** Everything that is wrong with the name by the rule; nothing if it is fine. */
export function wrongs(rule: NameRule, name: string): readonly string[] {
	if (rule(name) === undefined) return [];
	return words.get(rule)?.(name) ?? [rule(name) ?? ''];
}

const label =
	"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const letterLabel =
	"a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const subdomain =
	"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const qualified =
	"must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const value =
	"a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const words: ReadonlyMap<NameRule, (name: string) => readonly string[]> = new Map([
	[dnsLabel, worded({limit: 63, form: label, pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/})],
	[dnsLetterLabel, worded({limit: 63, form: letterLabel, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/})],
	[dnsSubdomain, subdomainWords(253)],
	// A pod's name is a host name here.
	[podName, subdomainWords(63)],
	[labelValue, worded({limit: 63, form: value, pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/})],
	[labelKey, qualifiedWords],
	[portName, portWords],
]);

function subdomainWords(limit: number): (name: string) => readonly string[] {
	const pattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
	return worded({limit, form: subdomain, pattern});
}

type Form = {readonly limit: number; readonly form: string; readonly pattern: RegExp};

function worded({limit, form, pattern}: Form): (name: string) => readonly string[] {
	return name => [
		...(name.length > limit ? [`must be no more than ${limit} characters`] : []),
		...(pattern.test(name) ? [] : [form]),
	];
}

function qualifiedWords(key: string): readonly string[] {
	const parts = key.split('/');
	const [name = ''] = parts.slice(-1);
	if (parts.length > 2) {
		return [
			`a qualified name ${qualified} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
		];
	}
	const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
	const ofPrefix =
		prefix === undefined
			? []
			: prefix === ''
				? ['prefix part must be non-empty']
				: subdomainWords(253)(prefix).map(wrong => `prefix part ${wrong}`);
	if (name === '') return [...ofPrefix, 'name part must be non-empty', `name part ${qualified}`];
	const form = {limit: 63, form: qualified, pattern: /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/};
	return [...ofPrefix, ...worded(form)(name).map(wrong => `name part ${wrong}`)];
}

function portWords(name: string): readonly string[] {
	const all: readonly (readonly [boolean, string])[] = [
		[name.length > 15, 'must be no more than 15 characters'],
		[!/^[-a-z0-9]+$/.test(name), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
		[!/[a-z]/.test(name), 'must contain at least one letter (a-z)'],
		[name.includes('--'), 'must not contain consecutive hyphens'],
		[/^-|-$/.test(name), 'must not begin or end with a hyphen'],
	];
	return all.filter(([wrong]) => wrong).map(([, text]) => text);
}
