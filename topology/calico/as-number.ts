/** AS numbers as Calico takes them: 64512, "64512", "65000.1" (projectcalico/calico api/pkg/lib/numorstring/asnumber.go). */

/** 1 to 4294967295; undefined for anything else. */
export function parseAsNumber(value: number | string): number | undefined {
	const number = typeof value === 'number' ? value : fromText(value);
	return number !== undefined && Number.isInteger(number) && number >= 1 && number <= largest
		? number
		: undefined;
}

const largest = 2 ** 32 - 1;

function fromText(text: string): number | undefined {
	if (/^\d{1,10}$/.test(text)) return Number(text);
	const [high, low] = /^(\d{1,5})\.(\d{1,5})$/.exec(text)?.slice(1).map(Number) ?? [];
	return high === undefined || low === undefined || high > 65_535 || low > 65_535
		? undefined
		: high * 65_536 + low;
}
