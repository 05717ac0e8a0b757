// Which files of tests take most: test/helpers/cost.ts writes it down, `npm test` shows it at its end.

const shown = 10;

/** A table of the dearest files, from the lines that test/helpers/cost.ts wrote; the sum of all is below it. */
export function costTable(lines) {
	const costs = lines
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line));
	if (costs.length === 0) return '';
	const sum = what => costs.reduce((total, cost) => total + cost[what], 0);
	const rows = costs
		.sort((a, b) => b.processor - a.processor)
		.slice(0, shown)
		.map(cost => row(cost, cost.name));
	return [
		'what takes most: seconds of a clock, and of a processor (labs that outlive their command not counted)',
		...rows,
		row({seconds: sum('seconds'), processor: sum('processor')}, `all ${costs.length} files`),
	].join('\n');
}

function row({seconds, processor}, name) {
	return `${[seconds, processor].map(number => number.toFixed(1).padStart(8)).join('')}  ${name}`;
}
