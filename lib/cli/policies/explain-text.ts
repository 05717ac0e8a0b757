/** What `policy explain` says to a person. */
import type {Policy} from '../../../topology/policy/types.js';
import {placeText, policyTitle} from '../../plan/policy/explain/titles.js';
import type {Flow, FlowEnd, Reason} from '../../plan/policy/flow.js';
import {hostInWords} from '../../plan/policy/hosts/words.js';
import type {Output} from '../terminal/output.js';
import type {Explained, ExplainedSide} from './explain.js';
import type {PolicyLab} from './lab.js';

/** Connections that differ in nothing but their family are told once. */
export function explainText(explained: readonly Explained[], lab: PolicyLab, output: Output): string {
	const told = new Map<string, string>();
	for (const each of explained) {
		const body = bodyOf(each, lab, output);
		const title = `${titleOf(each.flow)}${body}`;
		const known = told.get(title);
		const addresses = `${each.flow.from.address} → ${each.flow.to.address}`;
		told.set(title, known === undefined ? addresses : `${known}, ${addresses}`);
	}
	return [...told]
		.map(([text, addresses]) => text.replace('\n', ` ${output.paint('dim', `(${addresses})`)}\n`))
		.join('\n\n');
}

function titleOf({from, to, protocol, port}: Flow): string {
	const what = protocol === 'ICMP' ? 'ping' : `${protocol} ${port}`;
	return `${nameOf(from)} → ${nameOf(to)} ${what}`;
}

function nameOf(end: FlowEnd): string {
	return end.name ?? end.address;
}

function bodyOf({allowed, sides}: Explained, lab: PolicyLab, output: Output): string {
	const verdict = allowed
		? `${output.paint('green', '✓')} allowed${whyNobody(lab)}`
		: `${output.paint('red', '✗')} denied${howDenied(lab)}`;
	return ['', verdict, ...sides.flatMap(side => sideLines(side, output))].join('\n');
}

function whyNobody({behaviour, cluster: {mode}}: PolicyLab): string {
	if (behaviour) return '';
	return `: nobody enforces policies here (the mode ${mode.name} does not; \`policy: kube-network-policies\` in the lab file adds an engine)`;
}

function howDenied({behaviour}: PolicyLab): string {
	return behaviour?.denied === 'reject' ? ': the sender is told so' : ': silently dropped';
}

function sideLines(side: ExplainedSide, output: Output): string[] {
	const {direction, of, allowed, because, host, misses} = side;
	const mark = allowed ? output.paint('green', '✓') : output.paint('red', '✗');
	const [reason, ...more] = reasonLines(because);
	return [
		`  ${mark} ${direction} of ${host ? 'the host endpoint ' : ''}${output.paint('bold', of)}${hostInWords(host)}: ${reason}`,
		...more.map(line => `      ${line}`),
		...misses.map(({text, by}) => {
			const rule = by ? ` (${ruleText(by)})` : '';
			return `    ${output.paint('yellow', 'would pass if')} ${text}${output.paint('dim', rule)}`;
		}),
	];
}

function reasonLines(reason: Reason): string[] {
	switch (reason.is) {
		case 'not isolated':
			return ['allowed, no policy selects it in this direction'];
		case 'exempt':
			return [`allowed, ${reason.why}`];
		case 'refused':
			return [`denied: ${reason.why}`];
		case 'rule':
			return [`${verbs[reason.rule.action]} ${ruleText(reason)}`];
		case 'default deny': {
			const {isolatedBy, tier} = reason;
			const [first, ...others] = isolatedBy.map(policyText);
			const where = tier === 'default' ? '' : ` in the tier ${tier}`;
			if (others.length === 0) return [`denied: only what ${first} allows may pass${where}`];
			const count = `denied: ${isolatedBy.length} policies select it${where}, and none of their rules is about this`;
			return [count, ...isolatedBy.map(policyText)];
		}
	}
}

const verbs = {Allow: 'allowed by', Deny: 'denied by', Pass: 'passed on by', Log: 'logged by'} as const;

function ruleText(
	at: Extract<Reason, {is: 'rule'}> | {policy: Policy; rule: Extract<Reason, {is: 'rule'}>['rule']},
): string {
	const place = placeText(at);
	const {path, name} = at.rule;
	const rule = name === undefined ? path : `${path} '${name}'`;
	return `${policyTitle(at.policy)}${tierText(at.policy)} ${rule}${place === undefined ? '' : `, ${place}`}`;
}

/** Where nearly all are needs no words. */
function tierText({tier}: Policy): string {
	return tier === 'default' ? '' : ` (tier ${tier})`;
}

function policyText(policy: Policy): string {
	const place = placeText({policy});
	return `${policyTitle(policy)}${place === undefined ? '' : `, ${place}`}`;
}
