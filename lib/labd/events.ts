/** What labd tells who started it, one JSON object a line on its standard output, until the lab is up. */
export type LabdEvent =
	| {readonly event: 'progress'; readonly what: string; readonly done: number; readonly all: number}
	| {
			readonly event: 'up';
			readonly ms: number;
			readonly notices: readonly {subject: string; message: string}[];
			/** In words: what the nodes' daemons have not made true in their time. */
			readonly waitingFor: readonly string[];
	  }
	| {
			readonly event: 'failed';
			readonly message: string;
			/** labd had no time to say why; its log may. */
			readonly log?: true;
			/** The exit code of who waits. */
			readonly exit?: number;
	  };
