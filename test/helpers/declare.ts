import type {ExecutionContext} from 'ava';

/** How a test is declared: ava's `test.serial`, or what decides itself when the test runs. */
export type Declare = (title: string, run: (t: ExecutionContext) => Promise<void>) => void;
