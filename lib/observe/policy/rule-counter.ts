/** A rule as the kernel tells it over netlink → what it has counted (linux/netfilter/nf_tables.h). Pure. */

export type RuleCounter = {
	readonly chain: string;
	/** Its number in the table, never given again. */
	readonly handle: number;
	readonly comment: string;
	readonly packets: number;
	readonly bytes: number;
};

const NFTA_RULE_CHAIN = 2;
const NFTA_RULE_HANDLE = 3;
const NFTA_RULE_EXPRESSIONS = 4;
const NFTA_RULE_USERDATA = 7;
const NFTA_EXPR_NAME = 1;
const NFTA_EXPR_DATA = 2;
const NFTA_COUNTER_BYTES = 1;
const NFTA_COUNTER_PACKETS = 2;

/** `attributes`: of the message. Undefined if it counts nothing. */
export function counterOf(attributes: Buffer): RuleCounter | undefined {
	const rule = attributesIn(attributes);
	const counter = [...listed(rule.get(NFTA_RULE_EXPRESSIONS))]
		.map(attributesIn)
		.find(expression => textOf(expression.get(NFTA_EXPR_NAME)) === 'counter');
	const data = counter?.get(NFTA_EXPR_DATA);
	if (!data) return undefined;
	const counted = attributesIn(data);
	return {
		chain: textOf(rule.get(NFTA_RULE_CHAIN)),
		handle: numberOf(rule.get(NFTA_RULE_HANDLE)),
		comment: commentIn(rule.get(NFTA_RULE_USERDATA)),
		packets: numberOf(counted.get(NFTA_COUNTER_PACKETS)),
		bytes: numberOf(counted.get(NFTA_COUNTER_BYTES)),
	};
}

function attributesIn(bytes: Buffer): Map<number, Buffer> {
	return new Map(pairsIn(bytes));
}

function* listed(bytes: Buffer = Buffer.alloc(0)): Generator<Buffer> {
	for (const [, value] of pairsIn(bytes)) yield value;
}

/** struct nlattr: length (2), type (2), then the value, padded; two bits of the type say what the value is. */
function* pairsIn(bytes: Buffer): Generator<[number, Buffer]> {
	for (let at = 0; at + 4 <= bytes.length; ) {
		const size = bytes.readUInt16LE(at);
		if (size < 4) return;
		yield [bytes.readUInt16LE(at + 2) & 0x3fff, bytes.subarray(at + 4, at + size)];
		at += Math.ceil(size / 4) * 4;
	}
}

function textOf(bytes: Buffer | undefined): string {
	return bytes?.toString('utf8').replace(/\0.*$/s, '') ?? '';
}

function numberOf(bytes: Buffer | undefined): number {
	return bytes?.length === 8 ? Number(bytes.readBigUInt64BE()) : 0;
}

/** libnftnl's (udata.h): type (1), length (1), value; the comment is type 0. */
function commentIn(bytes: Buffer = Buffer.alloc(0)): string {
	for (let at = 0; at + 2 <= bytes.length; ) {
		const [type = 0, size = 0] = bytes.subarray(at, at + 2);
		if (type === 0) return textOf(bytes.subarray(at + 2, at + 2 + size));
		at += 2 + size;
	}
	return '';
}
