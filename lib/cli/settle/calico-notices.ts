/** What the objects of a lab say to no effect: Calico itself says nothing, so whoever applies them is told. */
import type {Notice} from '../../../topology/model.js';
import {askLabd} from '../../labd/client.js';
import type {LabStatus} from '../../labd/lab.js';
import type {Manifest} from '../objects/read-manifests.js';
import {noticeLine} from '../terminal/loud-lines.js';
import type {Invocation} from '../verbs/verb.js';

/** Tells what has not been told yet, and returns all that has been. Throws a LabdGoneError or a LabdError. */
export type TellNotices = (invocation: Invocation) => Promise<readonly Notice[]>;

/** As `noticeWatch`, for what concerns these objects; nothing where none of them is Calico's. */
export async function calicoWatch(lab: string, manifests: readonly Manifest[]): Promise<TellNotices> {
	if (!manifests.some(isFollowed)) return async () => [];
	return noticeWatch(
		lab,
		new Set(manifests.filter(isFollowed).map(({kind, name}) => `${kind.kind} ${name}`)),
	);
}

/**
 * To be asked before the lab changes; what it returns tells after that what the lab says of these `subjects`, and what it did not
 * say before. Throws a LabdGoneError or a LabdError.
 */
export async function noticeWatch(
	lab: string,
	subjects: ReadonlySet<string> = new Set(),
): Promise<TellNotices> {
	const before = new Set((await noticesOf(lab)).map(textOf));
	const told = new Map<string, Notice>();
	return async ({output}) => {
		for (const notice of await noticesOf(lab)) {
			const text = textOf(notice);
			if (told.has(text) || (before.has(text) && !subjects.has(notice.subject))) continue;
			told.set(text, notice);
			output.note(noticeLine(notice, output));
		}
		return [...told.values()];
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
