import type {Plan} from '../plan/ops.js';
import {renderStandalone} from './standalone.js';
import {renderJson, renderText} from './text.js';

export const planFormats = ['text', 'sh', 'json'] as const;

export type PlanFormat = (typeof planFormats)[number];

/** What `plan --format` prints. */
export function renderPlan(plan: Plan, format: PlanFormat): string {
	switch (format) {
		case 'text':
			return renderText(plan);
		case 'sh':
			return renderStandalone(plan);
		case 'json':
			return renderJson(plan);
	}
}
