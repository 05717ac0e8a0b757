/** The thread in which the pods of a lab that comes up are wired, while the main one starts what runs in them. */
import type {Refused} from './apply-pods.js';
import {doPodWork, type PodWork} from './pod-work.js';
import {answerThread} from './thread.js';

answerThread<readonly PodWork[], Refused | undefined>(works => {
	for (const [index, work] of works.entries()) {
		const refused = doPodWork(work);
		if (refused) return {...refused, work: index};
	}
	return undefined;
});
