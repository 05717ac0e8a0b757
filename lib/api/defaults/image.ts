/** When an image is pulled, if nobody says: always if its tag is `latest`, which it is without a tag or a digest. */
export function pullPolicyOf(image: string | undefined): string {
	const name = image ?? '';
	if (name.includes('@')) return 'IfNotPresent';
	const [, tag = 'latest'] = name.slice(name.lastIndexOf('/') + 1).split(':');
	return tag === 'latest' && name !== '' ? 'Always' : 'IfNotPresent';
}
