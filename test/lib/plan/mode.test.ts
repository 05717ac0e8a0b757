import test from 'ava';
import {requirementsIn} from '../../../lib/plan/mode.js';
import {calicoIpip} from '../../../plugins/calico-ipip.js';

test('what one family alone needs is asked for only where that family is', t => {
	const wants = (...families: ('ipv4' | 'ipv6')[]) =>
		requirementsIn(calicoIpip.requires, families).some(each => 'link' in each && each.link === 'ipip');
	t.true(wants('ipv4'));
	t.true(wants('ipv4', 'ipv6'));
	t.false(wants('ipv6'));
	t.is(requirementsIn(calicoIpip.requires, ['ipv6']).length, calicoIpip.requires.length - 1);
});
