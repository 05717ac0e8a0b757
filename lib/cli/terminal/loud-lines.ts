/** What must not be overlooked, line by line. */
import type {Notice} from '../../../topology/model.js';
import type {Output} from './output.js';

/** At most this many: of one daemon that is dead all others tell. */
const shown = 10;

/** Loud: what the nodes' daemons have not made true in their time. */
export function waitLines(waitingFor: readonly string[], output: Output): string[] {
	const lines = waitingFor.slice(0, shown).map(words => `${output.paint('red', 'MISSING')}  ${words}`);
	const more = waitingFor.length - lines.length;
	return more > 0 ? [...lines, `         … and ${more} more (--json has all of them)`] : lines;
}

/** Loud: what was asked for and is not done. */
export function noticeLine({subject, message}: Pick<Notice, 'subject' | 'message'>, output: Output): string {
	return `${output.paint('yellow', 'NOTE')}     ${subject}: ${message}`;
}
