/** On Debian's kernel: test/vm/ipip.test.ts. */
import test from 'ava';
import {hasLink} from '../helpers/host-links.js';
import {users} from '../helpers/in-sandbox.js';
import {ipipWireTest} from './ipip-wire.js';

// What stands for ipip takes real root; who has neither can't have the mode, and test/root/modes.test.ts asserts that.
if (users.includes('root')) ipipWireTest(test, 'root', hasLink('ipip') ? 'kernel' : 'tc-bpf');
else if (hasLink('ipip')) ipipWireTest(test, 'plain', 'kernel');
else test('as plain, without ipip there is no tunnel', t => t.false(hasLink('ipip')));
