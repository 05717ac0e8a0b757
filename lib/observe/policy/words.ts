/** Three answers in words: who decides in each. Pure. */
import type {Policy} from '../../../topology/policy/types.js';
import type {Answer, Flow, FlowEnd, SideAnswer} from '../../plan/policy/flow.js';
import {hostInWords} from '../../plan/policy/hosts/words.js';
import type {Hit} from './hooks.js';
import type {PacketAnswer} from './packets.js';
import type {KernelAnswer} from './walk.js';

/** `shop/web-0 → shop/db-0` */
export function endsInWords({from, to}: Flow): string {
	return `${endInWords(from)} → ${endInWords(to)}`;
}

/** `TCP 5432 to 10.244.1.2` */
export function flowInWords({protocol, port, to}: Flow): string {
	return `${protocol}${port === undefined ? '' : ` ${port}`} to ${to.address}`;
}

function endInWords(end: FlowEnd): string {
	return end.name ?? end.address;
}

export function modelInWords({allowed, sides}: Answer): string {
	const deciding = allowed ? sides : sides.filter(side => !side.allowed);
	const why = deciding.map(sideInWords).join('; ');
	return `${allowed ? 'allowed' : 'denied'}${why && `: ${why}`}`;
}

function sideInWords({direction, of, because, host}: SideAnswer): string {
	const at = `${direction} of ${host ? 'the host endpoint ' : ''}${of}${hostInWords(host)}`;
	switch (because.is) {
		case 'not isolated':
			return `${at}: no policy`;
		case 'exempt':
		case 'refused':
			return `${at}: ${because.why}`;
		case 'rule':
			return `${at}: ${nameOfPolicy(because.policy)} ${because.rule.path}`;
		case 'default deny':
			return `${at}: isolated by ${because.isolatedBy.map(nameOfPolicy).join(', ')}, and no rule allows it`;
		default:
			return because satisfies never;
	}
}

export function kernelInWords(answer: KernelAnswer): string {
	if (answer.allowed) {
		const told = [
			...new Set(answer.trail.flatMap(({comment}) => (comment?.startsWith('policy ') ? [comment] : []))),
		];
		return `allowed${told.length > 0 ? `: ${told.join('; ')}` : ''}`;
	}
	const {turn, place, how, by, why} = answer;
	const what = turn === 'first' ? '' : turn === 'reply' ? ' (the answer to it)' : ' (what follows it)';
	if (how === 'lost') return `lost${what} at ${place}: ${why}`;
	return `${how === 'drop' ? 'dropped' : 'rejected'}${what} at ${place}${by ? `: ${ruleInWords(by)}` : ''}`;
}

/** `table ip calico, chain cali-tw-…: denied: …` */
export function ruleInWords({table, chain, handle, comment}: Hit): string {
	const what = handle === undefined ? 'its policy' : (comment ?? `rule ${handle}`);
	return `table ${table}, chain ${chain}: ${what}`;
}

export function packetsInWords(answer: PacketAnswer): string {
	switch (answer.is) {
		case 'allowed':
			return 'passed';
		case 'denied':
			return `did not pass (${answer.error})`;
		case 'untold':
			return `can't be told: ${answer.why}`;
		default:
			return answer satisfies never;
	}
}

/** `NetworkPolicy shop/web` */
function nameOfPolicy({kind, namespace, name}: Policy): string {
	return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
