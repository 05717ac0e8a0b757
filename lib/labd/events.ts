/** What labd tells who started it, one JSON object a line on its standard output, until the lab is up. */
export type LabdEvent =
	| {readonly event: 'progress'; readonly what: string; readonly done: number; readonly all: number}
	| {
			readonly event: 'up';
			readonly ms: number;
			readonly notices: readonly {subject: string; message: string}[];
	  }
	/** `log`: labd had no time to say why; its log may. */
	| {readonly event: 'failed'; readonly message: string; readonly log?: true};

export function tell(event: LabdEvent): void {
	process.stdout.write(`${JSON.stringify(event)}\n`);
}
