/** The timers of a lab file. */
import {parseDuration} from './durations.js';
import type {Reading} from './names.js';
import type {LabFile} from './schema.js';
import {kubernetesTimers, type Timers} from './timers.js';

/** Kubernetes' own for what the file does not say; reports what is no duration. */
export function readTimers(timers: LabFile['timers'] = {}, reading: Reading): Timers {
	const read = (name: keyof Timers, step: number) => {
		const text = timers[name];
		const ms = text === undefined ? kubernetesTimers[name] * 1000 : parseDuration(text);
		if (ms !== undefined && ms % step === 0) return ms / 1000;
		report(name, {text: text ?? '', isDuration: ms !== undefined}, reading);
		return kubernetesTimers[name];
	};
	return {
		nodeMonitorGracePeriod: read('nodeMonitorGracePeriod', 1),
		// It becomes the tolerationSeconds of pods.
		unreachableToleration: read('unreachableToleration', 1000),
	};
}

type Bad = {readonly text: string; readonly isDuration: boolean};

function report(name: keyof Timers, {text, isDuration}: Bad, {locate, report: tell}: Reading): void {
	const at = locate(['timers', name]);
	const message = isDuration
		? `'timers.${name}' counts ${name === 'unreachableToleration' ? 'whole seconds' : 'whole milliseconds'}, not '${text}'`
		: `'timers.${name}' is no duration: '${text}'`;
	tell({code: 'bad-value', message, hint: '50s, 5m or 1m30s', ...(at && {at})});
}
