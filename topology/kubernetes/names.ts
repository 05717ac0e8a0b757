/**
 * The API server's rules for names. Each function returns what is wrong, or undefined.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */

export type NameRule = (name: string) => string | undefined;

/** RFC 1123 label: Namespaces, containers, host names. */
export const dnsLabel: NameRule = name =>
	tooLong(name, 63) ??
	(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)
		? undefined
		: "must be lower-case letters, digits and '-', and start and end with a letter or a digit");

/** RFC 1035 label: Services, whose names become DNS names. */
export const dnsLetterLabel: NameRule = name =>
	tooLong(name, 63) ??
	(/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)
		? undefined
		: "must be lower-case letters, digits and '-', start with a letter and end with a letter or a digit");

/** RFC 1123 subdomain: labels joined by dots, most kinds. */
export const dnsSubdomain: NameRule = name =>
	tooLong(name, 253) ??
	(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)
		? undefined
		: "must be lower-case letters, digits, '-' and '.', and each part must start and end with a letter or a digit");

/** A pod's name is the name of its network namespace and its hostname here, and Linux allows 64 bytes for that. */
export const podName: NameRule = name => tooLong(name, 63) ?? dnsSubdomain(name);

/** IANA service name, RFC 6335 section 5.1: names of container ports. */
export const portName: NameRule = name => {
	if (name.length > 15) return `has ${name.length} characters, at most 15 are allowed`;
	if (!/^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(name)) {
		return "must be lower-case letters, digits and '-', with at least one letter";
	}
	return /--|^-|-$/.test(name) ? "must not start or end with '-' or contain '--'" : undefined;
};

/** `app`, `example.org/app`: keys of labels and annotations. */
export const labelKey: NameRule = key => {
	const parts = key.split('/');
	if (parts.length > 2) return "must be a name, or a DNS name, '/' and a name";
	const [prefix, name] = parts.length === 2 ? [parts[0], parts[1] ?? ''] : [undefined, parts[0] ?? ''];
	const wrongPrefix = prefix === undefined ? undefined : dnsSubdomain(prefix);
	if (wrongPrefix !== undefined) return `the part before '/' ${wrongPrefix}`;
	return name === '' ? 'the name is empty' : labelText(name);
};

export const labelValue: NameRule = value => (value === '' ? undefined : labelText(value));

function labelText(text: string): string | undefined {
	return (
		tooLong(text, 63) ??
		(/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text)
			? undefined
			: "must be letters, digits, '-', '_' and '.', and start and end with a letter or a digit")
	);
}

function tooLong(text: string, limit: number): string | undefined {
	if (text === '') return 'must not be empty';
	return text.length > limit ? `has ${text.length} characters, at most ${limit} are allowed` : undefined;
}
