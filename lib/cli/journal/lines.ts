/** Entries of the journal as lines under each other, also of those that are yet to come. */
import type {JournalEntry} from '../../labd/journal-types.js';
import type {Output} from '../terminal/output.js';

/** Live handle: columns get wider when they must, and never narrower. */
export class JournalLines {
	readonly #output: Pick<Output, 'paint' | 'width'>;
	/** Local time: the day is told where it is not this one. */
	readonly #today: string;
	readonly #widths: number[];

	/** `more`: others will come, and most of them shall be in line with the first ones. */
	constructor(output: Pick<Output, 'paint' | 'width'>, {now, more}: {now: Date; more: boolean}) {
		this.#output = output;
		this.#today = dayOf(now);
		this.#widths = header.map((name, column) => Math.max(name.length, more ? (usual[column] ?? 0) : 0));
	}

	/** The first lines, and what they are. */
	table(entries: readonly JournalEntry[]): string {
		for (const entry of entries) this.#widen(this.#cells(entry));
		return [this.#row(header), ...entries.map(entry => this.line(entry))].join('\n');
	}

	line(entry: JournalEntry): string {
		const cells = this.#cells(entry);
		this.#widen(cells);
		const row = this.#row(cells);
		return entry.type === 'Warning' ? this.#output.paint('yellow', row) : row;
	}

	#cells({time, object, node = '', reason, message}: JournalEntry): readonly string[] {
		const at = new Date(time);
		const day = dayOf(at);
		const text = day === this.#today ? clockOf(at) : `${day} ${clockOf(at)}`;
		return [text, object, node, reason, message.replaceAll(/\s+/g, ' ')];
	}

	#widen(cells: readonly string[]): void {
		for (const [column, cell] of cells.entries())
			this.#widths[column] = Math.max(this.#widths[column] ?? 0, cell.length);
	}

	#row(cells: readonly string[]): string {
		const padded = cells.slice(0, -1).map((cell, column) => cell.padEnd(this.#widths[column] ?? 0));
		const line = [...padded, cells.at(-1) ?? ''].join('   ').trimEnd();
		const {width} = this.#output;
		return width === undefined || line.length <= width ? line : `${line.slice(0, Math.max(width - 1, 0))}…`;
	}
}

const header = ['TIME', 'OBJECT', 'NODE', 'REASON', 'MESSAGE'];
const usual = [12, 34, 6, 17, 0];

function dayOf(time: Date): string {
	return [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
}

function clockOf(time: Date): string {
	const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
	return `${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}
