import test from 'ava';
import {caseNamed, planOf} from '../../helpers/cases.js';
import {compareRecorded, type Edit} from '../../helpers/recorded-kernel.js';
import {type Breakage, recordedBreakages} from './recorded-breakages.js';

const plan = planOf(caseNamed('flannel-vxlan/one-segment'));

for (const {title, replace, first, more = 0} of recordedBreakages) {
	test(`when ${title}, just that is told first`, async t => {
		const {findings, tally} = await compareRecorded('debian-12', plan, edited(replace));
		const told = findings.map(({place, what, expected, found}) => [place, what, expected, found]);
		t.deepEqual(told.slice(0, first.length), first as unknown as string[][]);
		t.is(findings.length, first.length + more);
		t.is(tally.tried - tally.right, findings.length);
		t.true(findings.slice(first.length).every(({found}) => found.startsWith('missing, because ')));
	});
}

test('a recorded network is as it was planned, with the tools of Debian 12', async t => {
	const {findings, tally} = await compareRecorded('debian-12', plan);
	t.deepEqual(findings, []);
	t.deepEqual(tally, {tried: tally.of, right: tally.of, of: tally.of});
});

test('a recorded network is as it was planned, with the tools of Debian 13', async t => {
	const dualStack = planOf(caseNamed('flannel-vxlan/dual-stack'));
	t.deepEqual((await compareRecorded('debian-13', dualStack)).findings, []);
});

test('a consequence names its root, also in another place, and the op’s reason', async t => {
	const broken = recordedBreakages.find(({more}) => more !== undefined)?.replace ?? [];
	const {findings} = await compareRecorded('debian-12', plan, edited(broken));
	const address = findings.find(({what}) => what.startsWith('address'));
	t.is(address?.found, 'missing, because network namespace default.web-0 is broken in node-1');
	t.is(address?.why, 'pod default/web-0: its address');
});

test('what bridges learn and fallback devices of tunnel modules are nobody’s mistake', async t => {
	const {findings} = await compareRecorded(
		'debian-12',
		plan,
		edited([
			[
				'[{"ifindex":1,',
				'[{"ifindex":9,"ifname":"tunl0","flags":["NOARP"],"mtu":1480,"linkinfo":{"info_kind":"ipip"}},{"ifindex":1,',
			],
			[
				'{"mac":"0a:58:0a:f4:02:00"',
				'{"mac":"0a:58:0a:f4:01:02","ifname":"veth4ee66708","flags":[],"master":"cni0","state":""},{"mac":"0a:58:0a:f4:02:00"',
			],
		]),
	);
	t.deepEqual(findings, []);
});

/** Throws where nothing was replaced: the case would prove nothing. */
function edited(replace: Breakage['replace']): Edit {
	return (machine, output) =>
		machine !== 'node-1'
			? output
			: replace.reduce((text, [from, to]) => {
					const changed = text.replace(from, to);
					if (changed === text) throw new Error(`${from} is not in the recording`);
					// Where the last of a list was taken out.
					return changed.replaceAll(',]', ']');
				}, output);
}
