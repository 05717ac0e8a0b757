/** Conditions of a status: what holds, since when, and why. */
import {timeText} from '../../api/times.js';

export type Condition = {
	readonly type: string;
	readonly status: string;
	readonly reason?: string;
	readonly message?: string;
	readonly lastTransitionTime?: string;
	readonly lastUpdateTime?: string;
};

export type Finding = {
	readonly type: string;
	readonly status: 'True' | 'False' | 'Unknown';
	readonly reason: string;
	readonly message: string;
};

export function findCondition<T extends Condition>(
	conditions: readonly T[] | undefined,
	type: string,
): T | undefined {
	return conditions?.find(condition => condition.type === type);
}

/** As a Deployment keeps them: the same status and reason again change nothing; the transition is the status'. */
export function withCondition<T extends Condition>(
	conditions: readonly T[] | undefined = [],
	finding: Finding,
	now: number,
): T[] {
	const known = findCondition(conditions, finding.type);
	if (known?.status === finding.status && known.reason === finding.reason) return [...conditions];
	return replaced(conditions, finding, now);
}

/** The same, but a new `lastUpdateTime` in any case. */
export function replaced<T extends Condition>(conditions: readonly T[], finding: Finding, now: number): T[] {
	const known = findCondition(conditions, finding.type);
	const time = timeText(now);
	const lastTransitionTime = known?.status === finding.status ? known.lastTransitionTime : time;
	const fresh = {...finding, lastUpdateTime: time, lastTransitionTime} as unknown as T;
	return [...conditions.filter(({type}) => type !== finding.type), fresh];
}
