/** What Calico's objects say to no effect: Calico itself says nothing, so whoever applies them is told. */
import type {Notice} from '../../../topology/model.js';
import {askLabd} from '../../labd/client.js';
import type {LabStatus} from '../../labd/lab.js';
import type {Manifest} from '../objects/read-manifests.js';
import {noticeLine} from '../status.js';
import type {Invocation} from '../verbs/verb.js';

/**
 * To be asked before the objects are sent; what it returns tells, after that, what the lab says of these objects, and what it did
 * not say before. Nothing where none of them is Calico's. Throws a LabdGoneError or a LabdError.
 */
export async function calicoWatch(
	lab: string,
	manifests: readonly Manifest[],
): Promise<(invocation: Invocation) => Promise<readonly Notice[]>> {
	if (!manifests.some(isFollowed)) return async () => [];
	const before = new Set((await noticesOf(lab)).map(textOf));
	const subjects = new Set(manifests.filter(isFollowed).map(({kind, name}) => `${kind.kind} ${name}`));
	return async ({output}) => {
		const now = await noticesOf(lab);
		const told = now.filter(notice => subjects.has(notice.subject) || !before.has(textOf(notice)));
		for (const notice of told) output.note(noticeLine(notice, output));
		return told;
	};
}

function isFollowed({kind}: Manifest): boolean {
	return kind.group === 'projectcalico.org' || kind.plural === 'nodes';
}

async function noticesOf(lab: string): Promise<readonly Notice[]> {
	return (await askLabd<LabStatus>(lab, '/status')).notices;
}

function textOf({subject, message}: Notice): string {
	return `${subject}: ${message}`;
}
