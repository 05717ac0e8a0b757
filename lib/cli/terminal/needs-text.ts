/** What modes need of this host, as `doctor` and `modes` say it. */
import type {ModeNeeds, Need} from '../../run/doctor.js';
import type {Output} from './output.js';

/** `runs here`, or what it lacks. */
export function readiness({lacks}: ModeNeeds, output: Output): string {
	return lacks.length === 0
		? output.paint('green', 'runs here')
		: output.paint('yellow', `lacks ${lacks.join(', ')}`);
}

/** `link/vxlan`, `link/ipip (here: tc-bpf)`. */
export function needWords({name, by}: Need): string {
	return by === undefined ? name : `${name} (here: ${by})`;
}

/** Of one need: is it here, and by what? */
export function needState({here, by}: Need, output: Output): string {
	if (!here) return output.paint('yellow', 'not here');
	return by === undefined ? output.paint('green', 'here') : `here by its substitute, ${by}`;
}
