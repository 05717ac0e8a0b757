/** network-policy-api's kinds: the columns of their definitions (`additionalPrinterColumns`). */
import {
	ageColumn,
	type Cell,
	type ColumnDefinition,
	column,
	nameColumn,
	type Printer,
	printer,
} from './printer.js';
import {ageOf} from './text.js';

type Spec = {readonly tier?: string; readonly priority?: number};

const tier = column('Tier', 'Asked before NetworkPolicies, or after.');
const priority = column('Priority', 'The lower one is asked first.');

/** The definitions say that a priority is a text. */
const priorityOf = ({priority = 0}: Spec) => String(priority);

export const clusterNetworkPolicyPrinter = printerOf([tier, priority], spec => [
	spec.tier ?? '',
	priorityOf(spec),
]);
export const adminNetworkPolicyPrinter = printerOf([priority], spec => [priorityOf(spec)]);
export const baselineAdminNetworkPolicyPrinter = printerOf([], () => []);

function printerOf(columns: readonly ColumnDefinition[], cells: (spec: Spec) => readonly Cell[]): Printer {
	return printer<{readonly spec: Spec}>([nameColumn, ...columns, ageColumn], (object, now) => [
		object.metadata.name,
		...cells(object.spec),
		ageOf(object, now),
	]);
}
