/**
 * Bits of a packet's mark by which chains say what they have decided: Felix's (the first two of its 0xffff0000).
 * Facts: projectcalico/calico felix/rules/rule_defs.go, felix/config (IptablesMarkMask); read at 87c15906.
 */
const accept = '0x10000';
const pass = '0x20000';

export const marks = {
	isAccepted: `meta mark & ${accept} == ${accept}`,
	isNotAccepted: `meta mark & ${accept} == 0`,
	isNotPassed: `meta mark & ${pass} == 0`,
	accept: `meta mark set meta mark | ${accept}`,
	pass: `meta mark set meta mark | ${pass}`,
	clear: 'meta mark set meta mark & 0xfffcffff',
	clearPass: 'meta mark set meta mark & 0xfffdffff',
} as const;

/** A drop that can be told: `denied: …`. */
export function denied(why: string): string {
	return `counter drop comment "denied: ${why}"`;
}
