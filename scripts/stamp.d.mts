export const root: string;
export const stampFile: string;
/** Is dist/ what the sources would build now? */
export function buildIsFresh(): boolean;
/** A hash over the name and the content of everything that the build reads. */
export function sourceStamp(): string;
