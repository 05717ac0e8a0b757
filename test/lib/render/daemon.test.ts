import test from 'ava';
import {diffPlans} from '../../../lib/plan/diff.js';
import type {DaemonOp, Op, Plan} from '../../../lib/plan/ops.js';
import {blame} from '../../../lib/render/blame.js';
import {renderChange} from '../../../lib/render/change.js';
import {renderDifference} from '../../../lib/render/difference.js';
import {renderScript} from '../../../lib/render/script.js';
import {renderText} from '../../../lib/render/text.js';

const at = {in: 'a', why: 'w'} as const;
const bird: DaemonOp = {
	...at,
	kind: 'daemon',
	name: 'bird',
	files: [{path: '/etc/b/bird.cfg', content: 'one;\n  two;\n'}],
	check: 'bird -p',
	start: 'bird',
	reload: 'birdc configure',
	stop: 'birdc down',
};
const session: Op = {...at, kind: 'session', by: 'bird', name: 'Mesh_1', remote: '10.0.0.2', machine: 'b'};
const route: Op = {
	...at,
	kind: 'route',
	to: '10.9.0.0/26',
	family: 'ipv4',
	via: '10.0.0.2',
	dev: 'eth0',
	protocol: 'bird',
	by: 'bird',
};
const block: Op = {...at, kind: 'blackhole', to: '10.8.0.0/26', family: 'ipv4', protocol: 'bird', by: 'bird'};
const all = [bird, session, route, block];

function changed(before: readonly Op[], after: readonly Op[], resume = false): string {
	return renderChange('a', changesOf(before, after), {resume}).text;
}

function changesOf(before: readonly Op[], after: readonly Op[]) {
	return diffPlans(planOf(before), planOf(after)).machines[0]?.changes ?? [];
}

function planOf(ops: readonly Op[]): Plan {
	return {underlay: [], machines: [{name: 'a', kind: 'node', ops}]};
}

test('a daemon’s files come before the check, and that before the start, each a step; what it makes is no command', t => {
	const {text, steps} = renderScript('a', all);
	t.deepEqual(
		steps.map(({number}) => number),
		[1, 2, 3],
	);
	t.regex(text, /mkdir -p \/etc\/b\n[\s\S]*> \/etc\/b\/bird\.cfg\n[\s\S]*bird -p\n[\s\S]*\nbird\n/);
	t.notRegex(text, /10\.9\.0\.0|10\.8\.0\.0|Mesh_1/);
});

test('plan says as a remark what the daemon does', t => {
	const text = renderText(planOf(all));
	t.regex(text, /^ +# bird holds: Mesh_1, with b \(10\.0\.0\.2\)$/m);
	t.regex(text, /^ +# bird adds: ip route add 10\.9\.0\.0\/26 via 10\.0\.0\.2 dev eth0 proto bird$/m);
	t.regex(text, /^ +# bird adds: ip route add blackhole 10\.8\.0\.0\/26 proto bird$/m);
});

test('other files are checked and read again, and it starts if it does not run', t => {
	const text = changed(all, [{...bird, files: [{path: '/etc/b/other.cfg', content: 'x'}]}, ...all.slice(1)]);
	t.regex(
		text,
		/rm -f \/etc\/b\/bird\.cfg[\s\S]*bird -p[\s\S]*if running bird; then \{ birdc configure; \} >&2; else bird; fi/,
	);
});

test('what a daemon adds or no longer adds is no change of ours', t => {
	t.notRegex(changed([bird], all), /ip -batch/);
	t.notRegex(changed(all, [bird]), /ip -batch/);
	t.is(changesOf(all, [bird, session, {...route, unsure: 'a fault'}, block]).length, 0);
});

test('when it goes it is stopped first, and what it leaves behind goes after it', t => {
	const text = changed(all, []);
	t.regex(
		text,
		/birdc down[\s\S]*ip -force -batch[\s\S]*route del blackhole 10\.8\.0\.0\/26\nroute del 10\.9\.0\.0\/26|birdc down[\s\S]*route del/,
	);
});

test('killed on purpose it is killed and not started, and healed it starts', t => {
	const dead = {...bird, killed: true} as const;
	t.regex(changed([bird], [dead]), /kill -9 \$found/);
	t.notRegex(changed([], [dead]), /\nbird\n/);
	t.regex(changed([dead], [bird]), /else bird; fi/);
});

test('a route of ours makes room for the daemon’s; the other way it is written over', t => {
	const {by: _, protocol: __, ...own} = route as Extract<Op, {kind: 'route'}>;
	t.regex(changed([own, bird], [route, bird]), /route del 10\.9\.0\.0\/26/);
	t.regex(changed([route, bird], [own, bird]), /route replace 10\.9\.0\.0\/26/);
});

test('what is resumed reads again or starts', t => {
	t.regex(changed([], all, true), /if running bird; then/);
});

test('a difference names files and commands', t => {
	const text = renderDifference(diffPlans(planOf([]), planOf(all)));
	t.regex(text, /\+ file \/etc\/b\/bird\.cfg\n +\+ bird\n/);
});

test('blame finds the line of the daemon’s file', t => {
	const script = renderScript('a', all);
	const said = 'bird: /etc/b/bird.cfg:2:3 syntax error\ncnilab: failed in step 2\n';
	const {op, line, inFile} = blame(script, said);
	t.deepEqual([op, line, inFile], [bird, 'bird -p', 'two;']);
});
