import type {ProblemCase} from '../../helpers/problem-case.js';
import {line4, load} from '../problem-cases.js';

export const problemCases: readonly ProblemCase[] = [
	{
		code: 'bad-value',
		title: 'a timer without a unit',
		files: line4("timers: {nodeMonitorGracePeriod: '50'}"),
		run: load,
		place: 'lab.yaml:4:34',
	},
	{
		code: 'bad-value',
		title: 'a part of a second that pods shall be tolerant for',
		files: line4('timers: {unreachableToleration: 300ms}'),
		run: load,
		place: 'lab.yaml:4:33',
	},
	{
		code: 'unknown-field',
		title: 'a timer of another name',
		files: line4('timers: {nodeGracePeriod: 5s}'),
		run: load,
		place: 'lab.yaml:4:10',
	},
];
