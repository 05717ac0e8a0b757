import type {Words} from '../verbs/verb.js';

/** Does the command line name a lab, or a shape to make one of? */
export function namesLab({args, text}: Pick<Words, 'args' | 'text'>): boolean {
	return args[0] !== undefined || text('cluster') !== undefined;
}
