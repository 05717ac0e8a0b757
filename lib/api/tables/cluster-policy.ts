/** network-policy-api's kinds: the columns of their definitions (`additionalPrinterColumns`). */
import {ageColumn, column, specPrinter} from './printer.js';

type Spec = {readonly tier?: string; readonly priority?: number};

const tier = column('Tier', 'Asked before NetworkPolicies, or after.');
const priority = column('Priority', 'The lower one is asked first.');

/** The definitions say that a priority is a text. */
const priorityOf = ({priority = 0}: Spec) => String(priority);

export const clusterNetworkPolicyPrinter = specPrinter<Spec>(
	[tier, priority],
	spec => [spec.tier, priorityOf(spec)],
	ageColumn,
);
export const adminNetworkPolicyPrinter = specPrinter<Spec>([priority], spec => [priorityOf(spec)], ageColumn);
export const baselineAdminNetworkPolicyPrinter = specPrinter<Spec>([], () => [], ageColumn);
