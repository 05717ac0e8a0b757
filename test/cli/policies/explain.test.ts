import {readFileSync} from 'node:fs';
import test from 'ava';
import {explainFlow} from '../../../lib/cli/policies/explain.js';
import {explainJson} from '../../../lib/cli/policies/explain-json.js';
import {flowsOf} from '../../../lib/cli/policies/flow-words.js';
import {policyLabOf} from '../../helpers/policy-lab.js';

const shop = readFileSync(new URL('shop.yaml', import.meta.url), 'utf8');
const lab = policyLabOf(shop);

type Case = {
	/** `FROM TO`, as they are typed. */
	readonly words: string;
	/** The marks of the lines that decide, at the end that denies, or else at the one that is isolated. */
	readonly at?: readonly string[];
	readonly allowed: boolean;
	/** The nearest miss, and the mark of the rule that would allow it then. */
	readonly miss?: readonly [text: string, mark: string];
};

const allow = (words: string, ...at: readonly string[]): Case => ({words, at, allowed: true});
const deny = (words: string, at: readonly string[], ...miss: readonly [string, string]): Case => ({
	words,
	at,
	allowed: false,
	miss,
});

const closed = ['deny-all', 'web'];

const cases: readonly Case[] = [
	allow('client ops/metrics:80'),
	allow('shop/web shop/web:80'),
	allow('node-1 shop/web:80'),
	allow('shop/api shop/web:80', 'web-1'),
	allow('shop/api shop/web:http', 'web-1'),
	allow('shop/web shop/api:8080', 'api-0'),
	allow('shop/api db/postgres:5432', 'postgres-0'),
	allow('203.0.113.7 shop/web:85', 'web-2'),
	allow('ops/metrics client:53/UDP', 'metrics-1'),
	allow('client ops/probe:53/UDP', 'probe-0'),
	allow('shop/web ops/probe:1234', 'probe-1'),
	deny('shop/api shop/web:81', closed, "the port were 80, which shop/web calls 'http'", 'web-1'),
	deny('shop/api shop/web:80/UDP', closed, 'the protocol were TCP', 'web-1'),
	deny('client shop/web:80', closed, 'the namespace default had the label team=front', 'web-0'),
	deny('ops/probe shop/web:80', closed, 'the namespace ops had the label team=front', 'web-0'),
	deny('203.0.113.200 shop/web:80', closed, '`except` of ingress[2] did not have 203.0.113.128/25', 'web-2'),
	deny('203.0.113.7 shop/web:91', closed, 'the port were 90', 'web-2'),
	deny('203.0.113.7 shop/web:79', closed, 'the port were 80', 'web-2'),
	deny('198.51.100.1 shop/web:80', closed, 'it came from an address in 203.0.113.0/24', 'web-2'),
	deny(
		'shop/web shop/api:80',
		['api', 'deny-all'],
		"the port were 8080, which shop/api calls 'http'",
		'api-0',
	),
	deny(
		'shop/web shop/api:9000',
		['api', 'deny-all'],
		"the port were 8080, which shop/api calls 'http'",
		'api-0',
	),
	deny(
		'client shop/api:8080',
		['api', 'deny-all'],
		'default/client had the label app=web and default/client were in the namespace shop',
		'api-0',
	),
	deny('shop/web db/postgres:5432', ['postgres'], 'shop/web had the label app=api', 'postgres-0'),
	deny('shop/api db/postgres:5433', ['postgres'], 'the port were 5432', 'postgres-0'),
	deny(
		'shop/web db/postgres:9187',
		['postgres'],
		'`except` of ingress[1] did not have 10.244.0.0/17',
		'postgres-1',
	),
	deny('ops/metrics client:9000', ['metrics'], 'default/client had the label scrape=true', 'metrics-0'),
	deny('ops/metrics client:53', ['metrics'], 'the protocol were UDP', 'metrics-1'),
	deny('client ops/probe:53', ['probe'], 'the protocol were UDP', 'probe-0'),
	deny('client ops/probe:54/UDP', ['probe'], "the port were 53, which ops/probe calls 'dns'", 'probe-0'),
	deny('node-2 shop/web:80', closed, 'an ipBlock of ingress[2] took in 192.168.50.12', 'web-2'),
	deny('db/postgres client:80', ['postgres'], 'db/postgres had no label app', ''),
];

for (const {words, at = [], allowed, miss} of cases) {
	test(`${words}: ${allowed ? 'allowed' : 'denied'}, with the line that decides${miss ? ', and the nearest miss' : ''}`, t => {
		const [from = '', to = ''] = words.split(' ');
		const [flow] = flowsOf({from, to, namespace: 'default'}, lab);
		if (!flow) throw new Error('no connection is meant');
		const explained = explainJson(explainFlow(flow, lab)) as Explained;
		t.is(explained.allowed, allowed);
		const side = explained.sides.find(each => (allowed ? each.because.is === 'rule' : !each.allowed));
		t.deepEqual(linesOf(side).toSorted(), at.map(lineOf).toSorted());
		if (!miss) return;
		const [nearest] = side?.wouldPassIf ?? [];
		t.is(nearest?.text, miss[0], JSON.stringify(side?.wouldPassIf, undefined, 1));
		t.is(nearest?.by?.rule.line, miss[1] === '' ? undefined : lineOf(miss[1]));
	});
}

type At = {readonly file?: string; readonly line?: number};
type Side = {
	readonly allowed: boolean;
	readonly because: {readonly is: string; readonly rule?: At; readonly isolatedBy?: readonly At[]};
	readonly wouldPassIf?: readonly {readonly text: string; readonly by?: {readonly rule: At}}[];
};
type Explained = {readonly allowed: boolean; readonly sides: readonly Side[]};

function linesOf(side: Side | undefined): (number | undefined)[] {
	const {rule, isolatedBy = []} = side?.because ?? {};
	return (rule ? [rule] : isolatedBy).map(({line}) => line);
}

/** Counted from 1. */
function lineOf(mark: string): number {
	return shop.split('\n').findIndex(line => line.endsWith(`# @${mark}`)) + 1;
}
