/** The pods that a lab begins with, or had when its labd died. */
import type {ApiObject} from '../api/object.js';
import type {Placement} from '../control/live/place.js';
import type {Core} from './core.js';
import type {QuietNodes} from './quiet-nodes.js';

export function startPods(
	{pods}: Placement,
	{resumed, quiet}: {readonly resumed: boolean; readonly quiet: QuietNodes},
	{kubelet}: Core,
): void {
	for (const {object, model} of pods.values()) {
		const off = quiet.get(model.node);
		// So that they are started as after a reboot when their node is back.
		if (off === 'stop' || off === 'kill') void kubelet.leave(object.metadata.uid ?? '', 0);
		if (off) continue;
		kubelet.start(object as unknown as ApiObject, model, resumed);
	}
}
